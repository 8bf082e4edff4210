import { expect } from '@playwright/test';
import type { Entry, EntryOf } from '../../../src/lib/domain/entries/entry';
import { stampFor, type EntryStamp } from '../../../src/lib/domain/entries/envelope';
import { formatReading } from '../../../src/lib/domain/time/clock';
import type { ServerProcess } from '../../support/server-process';
import { PASSWORD, VILLAGE } from './village';

const OTHER_PHONE = '7777777777';

/** What was written down about a household, without what every entry carries. */
export type Written = {
	[T in Entry['type']]: { household: string; atMs?: number; v?: 1 | 2 } & Omit<
		EntryOf<T>,
		keyof EntryStamp
	>;
}[Entry['type']];

/** Handed in by somebody from another phone than those of the test, at this moment unless it says when. */
export async function fromAnotherPhone(
	server: ServerProcess,
	by: string,
	entries: readonly Written[]
): Promise<void> {
	const { token } = await server.signIn(by, PASSWORD, OTHER_PHONE);
	const docs = entries.map(({ household, atMs = Date.now(), ...entry }, counter) => ({
		...stampFor({
			kind: 'household',
			subject: household,
			at: formatReading({ ms: atMs, counter }),
			by,
			device: OTHER_PHONE,
			deviceTime: new Date(atMs).toISOString()
		}),
		...entry
	}));
	const response = await fetch(`${server.url}/db/${VILLAGE.id}/_bulk_docs`, {
		method: 'POST',
		headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
		body: JSON.stringify({ docs })
	});
	const taken = (await response.json()) as { ok?: true }[];
	expect(taken, 'the commune takes every entry').toEqual(
		docs.map(({ _id: id }) => expect.objectContaining({ ok: true, id }))
	);
}
