import type { Entry, EntryOf } from '../domain/entries/entry';
import type { HistoryLine, Household } from '../domain/household/household';
import { parseEntryId } from '../domain/ids';
import { err, ok, type Result } from '../domain/result';
import { voidEntry, type VoidError } from '../domain/household/void-entry';
import type { App, CommandError, KnownHousehold, Saved } from './app';

type Reason = EntryOf<'entry-voided'>['reason'];

/**
 * Undo after saving, and taking back what was recorded at the wrong door. What was written in one act goes as one: both
 * sides of a merge, a split with the household it made, a move with the arrival, a new registration with the refusal whose
 * place it took.
 */
export async function voidEntryNow(
	app: App,
	{ householdId, entryId, reason }: { householdId: string; entryId: string; reason: Reason }
): Promise<Result<Saved, VoidError | CommandError>> {
	const known = await app.household(householdId);
	if (!known) return err({ kind: 'no-such-household' });
	const line = known.household.history.find((one) => one.entryId === entryId);
	const beyond = line?.other === undefined ? undefined : await app.household(line.other);

	const first = await decide(app, known, entryId, reason);
	if (!first.ok) return first;
	const entries = new Map<string, Entry[]>([[known.village, [first.value]]]);
	for (const side of line ? [known, ...(beyond ? [beyond] : [])] : []) {
		const second = line && otherSideOf(line, side.household);
		if (!second) continue;
		const decided = await decide(app, side, second.entryId, reason);
		// Of a colleague's part only their own word or an officer's takes it back: it is left to them.
		if (!decided.ok) continue;
		entries.set(side.village, [...(entries.get(side.village) ?? []), decided.value]);
		break;
	}
	for (const [village, some] of entries) {
		const written = await app.write(village, some);
		if (!written.ok) return written;
	}
	return ok({ entryId: first.value._id, householdId });
}

/** An entry is taken back where it stands, which after a merge is not the household on the screen. */
async function decide(
	app: App,
	{ household }: KnownHousehold,
	target: string,
	reason: Reason
): Promise<Result<EntryOf<'entry-voided'>, VoidError>> {
	const subject = parseEntryId(target)?.subject ?? household.id;
	const [stamp] = await app.newStamps(subject, 1, household);
	if (!stamp) throw new Error('the clock gave no reading');
	return voidEntry(household, target, reason, stamp, { isOfficer: app.isOfficer });
}

const PAIRS: Partial<Record<HistoryLine['type'], readonly HistoryLine['type'][]>> = {
	'household-split': ['household-registered'],
	// Split off, or registered anew after it had declined.
	'household-registered': ['household-split', 'household-merged'],
	'household-merged': ['household-took-in', 'household-registered'],
	'household-took-in': ['household-merged'],
	'household-moved': ['household-registered']
};

/** Each side names the household of the other. */
function otherSideOf(line: HistoryLine, { history }: Household): HistoryLine | undefined {
	const subject = subjectOf(line);
	return history.find(
		(one) =>
			!one.voided &&
			PAIRS[line.type]?.includes(one.type) === true &&
			one.other === subject &&
			subjectOf(one) === line.other
	);
}

const subjectOf = ({ entryId }: HistoryLine): string => parseEntryId(entryId)?.subject ?? '';
