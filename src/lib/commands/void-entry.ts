import type { EntryOf } from '../domain/entries/entry';
import { voidEntry } from '../domain/void-entry';
import { decideAndWrite, type App } from './app';

type Reason = EntryOf<'entry-voided'>['reason'];

/** Undo after saving, and taking back what was recorded at the wrong door. */
export const voidEntryNow = (
	app: App,
	{ householdId, entryId, reason }: { householdId: string; entryId: string; reason: Reason }
) =>
	decideAndWrite(app, householdId, (household, stamp) =>
		voidEntry(household, entryId, reason, stamp, { isOfficer: app.isOfficer })
	);
