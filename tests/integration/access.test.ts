import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { formatReading } from '../../src/lib/domain/time/clock';
import type { Entry, EntryOf } from '../../src/lib/domain/entries/entry';
import { stampFor } from '../../src/lib/domain/entries/envelope';
import { registered, ulidOf } from '../support/builders';
import { commandHere } from '../support/command-here';
import { ADMIN, startServer, type ServerProcess } from '../support/server-process';

/** Volunteers of different villages in the demo commune. */
const OWN = 'village-99901-01';
const NEIGHBOUR = 'village-99901-02';
const NOWHERE = 'village-99901-77';
const PASSWORD = 'go-cua-demo';

let server: ServerProcess;

/** From another process than the server's, as at the commune's keyboard. */
const command = (args: string[]) => commandHere([...args, '--data', server.dataDir]);
let tnv1: string;
let tnv2: string;
let canbo: string;

beforeAll(async () => {
	server = await startServer({ demo: true, args: ['--allow-plain-databases'] });
	tnv1 = (await server.signIn('tnv1', PASSWORD)).token;
	tnv2 = (await server.signIn('tnv2', PASSWORD)).token;
	canbo = (await server.signIn('canbo', PASSWORD)).token;
});

afterAll(() => server.dispose());

interface Ask {
	method?: string;
	token?: string | undefined;
	body?: unknown;
	authorization?: string;
}

async function ask(path: string, { method = 'GET', token, body, authorization }: Ask) {
	const response = await fetch(server.url + path, {
		method,
		headers: {
			...(body !== undefined && { 'content-type': 'application/json' }),
			...(token !== undefined && { authorization: `Bearer ${token}` }),
			...(authorization !== undefined && { authorization })
		},
		...(body !== undefined && { body: JSON.stringify(body) })
	});
	const text = await response.text();
	return { status: response.status, body: text === '' ? undefined : (JSON.parse(text) as unknown) };
}

const asAdministrator = `Basic ${Buffer.from(`${ADMIN.user}:${ADMIN.password}`).toString('base64')}`;

const REQUESTS = [
	{ method: 'GET', path: '' },
	{ method: 'GET', path: '/_changes' },
	{ method: 'GET', path: '/_changes?feed=longpoll&timeout=100' },
	{ method: 'GET', path: '/_all_docs?include_docs=true' },
	{ method: 'GET', path: '/household%3A01' },
	{ method: 'GET', path: '/_local/checkpoint' },
	{ method: 'PUT', path: '/_local/checkpoint', body: { last_seq: 1 } },
	{ method: 'POST', path: '/_revs_diff', body: {} },
	{ method: 'POST', path: '/_bulk_get', body: { docs: [] } },
	{ method: 'POST', path: '/_bulk_docs', body: { docs: [] } },
	{ method: 'PUT', path: '/household%3A01', body: {} },
	{ method: 'PUT', path: '', body: undefined },
	{ method: 'DELETE', path: '' }
];

describe.each(REQUESTS)('$method $path', ({ method, path, body }) => {
	test('without a valid token: sign in first', async () => {
		for (const token of [undefined, 'not-a-token']) {
			const { status, body: answer } = await ask(`/db/${OWN}${path}`, { method, token, body });
			expect(status).toBe(401);
			expect(answer).toMatchObject({ error: 'unauthorized' });
		}
	});

	test('to a neighbour’s village: refused, with the same words as for one that is not there', async () => {
		const neighbour = await ask(`/db/${NEIGHBOUR}${path}`, { method, token: tnv1, body });
		const nowhere = await ask(`/db/${NOWHERE}${path}`, { method, token: tnv1, body });
		const plain = await ask(`/db/anything${path}`, { method, token: tnv1, body });
		expect(neighbour.status).toBe(403);
		expect(nowhere).toEqual(neighbour);
		expect(plain).toEqual(neighbour);
	});
});

test('each volunteer reads their own village', async () => {
	for (const [token, village] of [
		[tnv1, OWN],
		[tnv2, NEIGHBOUR],
		[canbo, OWN],
		[canbo, NEIGHBOUR]
	] as const)
		expect((await ask(`/db/${village}/_changes?limit=1`, { token })).status).toBe(200);
});

test('a volunteer who is given another village, or loses one, finds it so at the next request', async () => {
	const reads = async () => (await ask(`/db/${OWN}/_changes?limit=1`, { token: tnv2 })).status;
	await command(['user', 'set-villages', 'tnv2', '--villages', `${OWN},${NEIGHBOUR}`]);
	expect(await reads()).toBe(200);
	await command(['user', 'set-villages', 'tnv2', '--villages', NEIGHBOUR]);
	expect(await reads()).toBe(403);
	await command(['user', 'set-villages', 'tnv2', '--villages', `${OWN},${NEIGHBOUR}`]);
	await command(['user', 'set-villages', 'tnv2', '--villages', NEIGHBOUR, '--grace-days', '0']);
	expect((await ask(`/db/${OWN}`, { token: tnv2 })).status).toBe(403);
});

test('nobody makes or unmakes a village by a request', async () => {
	expect((await ask(`/db/${OWN}`, { method: 'PUT', token: tnv1 })).status).toBe(403);
	expect((await ask(`/db/${OWN}`, { method: 'DELETE', token: canbo })).status).toBe(403);
	for (const method of ['PUT', 'DELETE'])
		expect((await ask(`/db/${NOWHERE}`, { method, authorization: asAdministrator })).status).toBe(
			403
		);
	expect(
		(await ask(`/db/${OWN}`, { method: 'DELETE', authorization: asAdministrator })).status
	).toBe(403);
	expect((await ask(`/db/${OWN}`, { token: tnv1 })).status).toBe(200);
});

test('an administrator keeps plain databases where the server was started so', async () => {
	const made = await ask('/db/trial', { method: 'PUT', authorization: asAdministrator });
	expect(made.status).toBe(201);
	const gone = await ask('/db/trial', { method: 'DELETE', authorization: asAdministrator });
	expect(gone.status).toBe(200);
});

describe('entries', () => {
	let next = 0;
	/** A household nobody has recorded yet. */
	function household(by: string, rest: Partial<EntryOf<'household-registered'>> = {}): Entry {
		const ms = Date.UTC(2026, 10, 22) + next++;
		const stamp = stampFor({
			kind: 'household',
			subject: ulidOf(5000 + next),
			at: formatReading({ ms, counter: 0 }),
			by,
			device: '0123456789',
			deviceTime: new Date(ms).toISOString()
		});
		return { ...registered(), ...stamp, ...rest };
	}

	const send = async (token: string, docs: unknown[], village = OWN) =>
		(await ask(`/db/${village}/_bulk_docs`, { method: 'POST', token, body: { docs } })).body as {
			ok?: boolean;
			id: string;
			rev?: string;
			error?: string;
			reason?: string;
		}[];

	test('of the sender are taken', async () => {
		const entry = household('tnv1');
		expect(await send(tnv1, [entry])).toMatchObject([{ ok: true, id: entry._id }]);
		expect(
			(await ask(`/db/${OWN}/${encodeURIComponent(entry._id)}`, { token: canbo })).status
		).toBe(200);
	});

	test('that may not be are refused one by one, in words, and hold up no others', async () => {
		const good = household('tnv1');
		const [foreign, broken, numbered] = [
			household('tnv2'),
			{ ...household('tnv1'), type: 'household-vanished' },
			household('tnv1', {
				personal: {
					members: [{ id: ulidOf(1), name: 'Lô Thị Tím' }],
					note: 'số căn cước 040085001234'
				}
			})
		];
		const answers = await send(tnv1, [foreign, broken, numbered, good]);
		expect(answers.map(({ error, ok }) => error ?? ok)).toEqual([
			'forbidden',
			'forbidden',
			'forbidden',
			true
		]);
		expect(answers[0]?.reason).toContain('tnv2');
		expect(answers[2]?.reason).toContain('căn cước');
		expect(JSON.stringify(answers)).not.toContain('040085001234');
	});

	test('are never changed or deleted, not even by their author', async () => {
		const entry = household('tnv1');
		const [{ rev } = { rev: undefined }] = await send(tnv1, [entry]);
		const changed = { ...entry, _rev: rev, lane: 'Nhóm 9' };
		expect(await send(tnv1, [changed])).toMatchObject([{ error: 'forbidden' }]);
		expect(await send(tnv1, [{ _id: entry._id, _rev: rev, _deleted: true }])).toMatchObject([
			{ error: 'forbidden' }
		]);
	});

	test('of others are taken out by an officer alone', async () => {
		const entry = household('tnv1');
		await send(tnv1, [entry]);
		const voids = (by: string): Entry => {
			const {
				lane: _lane,
				personal: _personal,
				source: _source,
				...stamp
			} = household(by) as EntryOf<'household-registered'>;
			return {
				...stamp,
				type: 'entry-voided',
				target: entry._id,
				reason: 'mistake',
				byOfficer: true
			};
		};
		expect(await send(tnv1, [voids('tnv1')])).toMatchObject([{ error: 'forbidden' }]);
		expect(await send(canbo, [voids('canbo')])).toMatchObject([{ ok: true }]);
	});
});
