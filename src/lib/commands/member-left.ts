import type { EntryOf } from '../domain/entries/entry';
import { err, ok } from '../domain/result';
import { decideAndWrite, type App } from './app';

type Reason = EntryOf<'member-left'>['reason'];

export const memberLeftNow = (
	app: App,
	{ householdId, memberId, reason }: { householdId: string; memberId: string; reason: Reason }
) =>
	decideAndWrite(app, householdId, (household, stamp) => {
		const lived = household.members.some(({ id }) => id === memberId);
		if (!lived) return err({ kind: 'no-such-household' as const });
		return ok({ ...stamp, type: 'member-left' as const, memberId, reason });
	});
