import type { Entry } from '../../../../src/lib/domain/entries/entry';
import { inOrder, standingIn } from './standing';

/** Entries of each household, of all villages. */
export type Households = ReadonlyMap<string, readonly Entry[]>;

/** @property there households that are one: registered, and not taken back before anybody else had used it */
export interface Standing {
	said: ReadonlyMap<string, readonly Entry[]>;
	there: ReadonlySet<string>;
}

export const standingOfAll = (households: Households): Standing => ({
	said: new Map([...households].map(([id, entries]) => [id, standingIn(entries)])),
	there: new Set([...households].filter(([, entries]) => isThere(entries)).map(([id]) => id))
});

/** Merged, and the other side says so too. What was taken back as a mistake was no house, and takes nobody in. */
export function joinedWith(id: string, { said, there }: Standing): string[] {
	const found: string[] = [];
	const asked = [id];
	for (let at = asked.pop(); at !== undefined; at = asked.pop())
		for (const other of said.keys()) {
			if (other === id || found.includes(other)) continue;
			const isOne =
				(there.has(other) && isJoined(at, other, said)) ||
				(there.has(at) && isJoined(other, at, said));
			if (!isOne) continue;
			found.push(other);
			asked.push(other);
		}
	return found;
}

function isJoined(from: string, into: string, said: Standing['said']): boolean {
	const merges = (said.get(from) ?? []).filter(({ type }) => type === 'household-merged');
	const last = merges.at(-1);
	return (
		last?.type === 'household-merged' &&
		last.into === into &&
		(said.get(into) ?? []).some(
			(entry) => entry.type === 'household-took-in' && entry.household === from
		)
	);
}

function isThere(entries: readonly Entry[]): boolean {
	const registration = inOrder(entries).find(({ type }) => type === 'household-registered');
	return registration !== undefined && isUsed(registration, standingIn(entries));
}

/** Whoever says they go there has not used what was registered. */
export const isUsed = (registration: Entry, standing: readonly Entry[]): boolean =>
	standing.includes(registration) ||
	standing.some(({ by, type }) => by !== registration.by && type !== 'door-claimed');
