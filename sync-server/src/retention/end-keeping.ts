import { randomBytes } from 'node:crypto';
import { anonymisedBy, summaryOf } from '../../../src/lib/domain/consent/anonymised';
import type { EntryOf } from '../../../src/lib/domain/entries/entry';
import { stampFor } from '../../../src/lib/domain/entries/envelope';
import { foldHouseholds } from '../../../src/lib/domain/household/merged-households';
import { deviceId } from '../../../src/lib/domain/ids';
import { clockStart, formatReading, parseReading, tick } from '../../../src/lib/domain/time/clock';
import { THE_SERVER } from '../audit/audit-log';
import type { WritableDatabase } from '../storage/doc-store';
import { writeEntries } from '../write-entries';
import { saysWhoOrWhere, type Histories } from './kept-households';

/**
 * Erases what names or locates the people of a household, or of several that were merged. What each counted as stays, in
 * an entry of the server's own, so that no number moves.
 */
export async function endKeeping(
	database: WritableDatabase,
	histories: Histories,
	nowMs: number
): Promise<void> {
	// Written first, all at once: cut off in between, they count as before and are erased the next time.
	const summaries = summariesOf(histories, nowMs);
	if (summaries.length > 0) await writeEntries(database, summaries);
	for (const [household, entries] of histories)
		if (entries.some(saysWhoOrWhere))
			await database.erase(
				{ kind: 'household', subject: household, leaveNothing: true },
				THE_SERVER
			);
}

/** What each counts as today; of those that count as nothing, or have been written down before, none. */
function summariesOf(histories: Histories, nowMs: number): EntryOf<'household-anonymised'>[] {
	const folded = foldHouseholds(
		new Map([...histories].map(([id, entries]) => [id, { entries, unread: 0 }]))
	);
	return [...histories].flatMap(([subject, entries]) => {
		const household = folded.get(subject);
		if (!household || anonymisedBy(entries) || !entries.some(saysWhoOrWhere)) return [];
		const latestMs = Math.max(...entries.map(({ at }) => parseReading(at).ms));
		const at = formatReading(tick(clockStart, Math.max(nowMs, latestMs + 1)));
		const stamp = stampFor({
			kind: 'household',
			subject,
			at,
			by: THE_SERVER.person,
			device: deviceId(randomBytes(7)),
			deviceTime: new Date(nowMs).toISOString()
		});
		return summaryOf(household, stamp);
	});
}
