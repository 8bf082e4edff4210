import type { Entry } from '$lib/domain/entries/entry';
import type { HouseholdRow } from '$lib/domain/household/household-row';
import { parseEntryId } from '$lib/domain/ids';
import { ASKED_AT_ONCE, PossiblyKnown } from '$lib/domain/duplicates/possibly-known';
import { OWN, type OwnDb } from '$lib/store/own-db';
import type { ReadModel } from '$lib/store/read-model';
import type { ServerClient } from '$lib/sync/server-client';
import type { Notice } from './api';
import { addNotice } from './notices';

/**
 * Whether what was registered here may be known in a village this person cannot read. Only the commune can say, so it is
 * asked when there is a network, after what was registered has reached it.
 *
 *   registered ──► to be asked ──► possible: shown until somebody has settled it
 *                              └─► not: forgotten
 */
export type AskedElsewhere = Readonly<Record<string, { village: string; possible?: true }>>;

/** A list of a whole village goes over several rounds. */
const QUESTIONS_A_ROUND = 4;

/** A list may bring many; each says so on its own page as well. */
const TOLD_AT_ONCE = 3;

/** What moved in or was split off is known to be somewhere else. */
const SOURCES: readonly string[] = ['door', 'import'];

export async function askLater(
	own: OwnDb,
	village: string,
	entries: readonly Entry[]
): Promise<void> {
	const registered = entries.flatMap((entry) =>
		entry.type === 'household-registered' && SOURCES.includes(entry.source)
			? (parseEntryId(entry._id)?.subject ?? [])
			: []
	);
	if (registered.length === 0) return;
	await own.change<AskedElsewhere>(OWN.askedElsewhere, (asked = {}) => ({
		...asked,
		...Object.fromEntries(registered.map((id) => [id, { village }]))
	}));
}

/** Ends at the first failure: what was not answered is asked in another round. */
export async function askPossiblyKnown(
	client: ServerClient,
	{ own, read }: { own: OwnDb; read: ReadModel }
): Promise<void> {
	const asked = (await own.read<AskedElsewhere>(OWN.askedElsewhere)) ?? {};
	const toAsk = Object.entries(asked).filter(([, { possible }]) => possible === undefined);
	if (toAsk.length === 0) return;
	const unsent = new Set(
		(await read.receipts.toArray()).flatMap(({ type, subject }) =>
			type === 'household-registered' ? [subject] : []
		)
	);
	const byVillage = new Map<string, string[]>();
	for (const [id, { village }] of toAsk)
		if (!unsent.has(id)) byVillage.set(village, [...(byVillage.get(village) ?? []), id]);

	const questions = [...byVillage].flatMap(([village, ids]) =>
		inParts(ids).map((households) => ({ village, households }))
	);
	for (const question of questions.slice(0, QUESTIONS_A_ROUND)) {
		const answer = await client.ask({
			method: 'POST',
			path: '/api/possibly-known',
			body: question,
			shape: PossiblyKnown
		});
		if (!answer.ok) return;
		const { possible } = answer.value;
		await keepAnswer(own, question, possible);
		const told = question.households.filter((id) => possible[id] === true);
		for (const row of await read.households.bulkGet(told.slice(0, TOLD_AT_ONCE)))
			if (row) await addNotice(own, noticeOf(row));
	}
}

const noticeOf = ({ id, personal: { name } }: HouseholdRow): Notice => ({
	id: `possibly-known:${id}`,
	kind: 'possibly-known',
	householdId: id,
	name
});

function inParts(ids: readonly string[]): string[][] {
	const parts: string[][] = [];
	for (let at = 0; at < ids.length; at += ASKED_AT_ONCE)
		parts.push(ids.slice(at, at + ASKED_AT_ONCE));
	return parts;
}

/** One the server says nothing of was taken back or erased since. */
const keepAnswer = (
	own: OwnDb,
	{ village, households }: { village: string; households: readonly string[] },
	possible: Readonly<Record<string, boolean>>
): Promise<AskedElsewhere> =>
	own.change<AskedElsewhere>(OWN.askedElsewhere, (asked = {}) => ({
		...without(asked, households),
		...Object.fromEntries(
			households
				.filter((id) => possible[id] === true)
				.map((id) => [id, { village, possible: true as const }])
		)
	}));

/** Somebody has asked the commune: nothing more is to be said of it. */
export async function settleElsewhere(own: OwnDb, household: string): Promise<void> {
	await own.change<AskedElsewhere>(OWN.askedElsewhere, (asked = {}) => without(asked, [household]));
}

const without = (asked: AskedElsewhere, households: readonly string[]): AskedElsewhere =>
	Object.fromEntries(Object.entries(asked).filter(([id]) => !households.includes(id)));
