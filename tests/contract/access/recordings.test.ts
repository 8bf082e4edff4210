import { createHash } from 'node:crypto';
import { afterEach, describe, expect, test } from 'vitest';
import { Access } from '../../../src/lib/domain/access/access';
import { communeOf } from '../../../src/lib/domain/commune-of';
import { RecordingList } from '../../../src/lib/domain/recordings/recording-list';
import { verifyAudit } from '../../../sync-server/src/audit/verify-audit';
import {
	CommuneOfRoles,
	FOREIGN,
	NEIGHBOUR,
	OWN,
	STRANGER,
	type Sender
} from '../../support/access/commune-of-roles';
import { mp4, ogg, wav, webm } from '../../support/sounds';

const COMMUNE = communeOf(OWN);
const FOREIGN_COMMUNE = communeOf(FOREIGN);
const KEY = 'sign-in/passcode/thai';
const OTHER_KEY = 'sign-in/passcode/hmong';

let commune: CommuneOfRoles;
afterEach(() => commune.close());

const at = (path = '', code = COMMUNE): string => `/api/communes/${code}/recordings${path}`;
const headersOf = (by: Sender | string) => ({
	authorization: `Bearer ${commune.data.accounts.devices.enrol('0123456789', by)}`
});

interface Sent {
	by?: Sender | string;
	key?: string;
	over?: number;
	code?: string;
	type?: string;
}

const send = (
	payload: Buffer | string,
	{ by = 'commune-officer', key = KEY, over = 0, code, type = 'audio/wav' }: Sent = {}
) =>
	commune.inject({
		method: 'PUT',
		url: `${at(`/${key}`, code)}?over=${over}`,
		headers: { ...headersOf(by), 'content-type': type },
		payload
	});

const remove = ({ by = 'commune-officer', key = KEY, over = 0, code }: Sent = {}) =>
	commune.inject({
		method: 'DELETE',
		url: `${at(`/${key}`, code)}?over=${over}`,
		headers: headersOf(by)
	});

const get = (url: string, by: Sender | string = 'volunteer', headers = {}) =>
	commune.server.inject({ method: 'GET', url, headers: { ...headersOf(by), ...headers } });

const list = async (by?: Sender | string): Promise<RecordingList> =>
	RecordingList.parse((await get(at(), by)).json());
const toldTo = async (by: Sender | string) =>
	Access.parse((await get('/api/access', by)).json()).recordings;
const digestOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('base64url');

describe.each([
	{ server: 'alone', isGateway: false },
	{ server: 'in front of a CouchDB', isGateway: true }
])('what a commune records, on a server $server', ({ isGateway }) => {
	test('is one number in the question every device asks, and nothing before there is any', async () => {
		commune = await CommuneOfRoles.open({ isGateway });
		expect(await toldTo('volunteer')).toEqual({});
		expect((await send(wav(1))).status).toBe(200);
		expect((await send(ogg(2), { key: OTHER_KEY, by: 'team-lead' })).status).toBe(200);
		for (const by of ['volunteer', 'auditor', NEIGHBOUR.name])
			expect(await toldTo(by)).toEqual({ [COMMUNE]: 2 });
		for (const by of [STRANGER.name, 'province-viewer', 'taken-away'])
			expect(await toldTo(by)).toEqual({});
		expect(await list()).toEqual({
			revision: 2,
			recordings: [
				{
					key: OTHER_KEY,
					revision: 2,
					digest: digestOf(ogg(2)),
					type: 'audio/ogg',
					bytes: ogg(2).length
				},
				{
					key: KEY,
					revision: 1,
					digest: digestOf(wav(1)),
					type: 'audio/wav',
					bytes: wav(1).length
				}
			]
		});
	});

	test('is heard from any byte on, under a name that never changes', async () => {
		commune = await CommuneOfRoles.open({ isGateway });
		const sound = wav(2);
		await send(sound, { type: 'application/octet-stream' });
		const url = at(`/${digestOf(sound)}`);
		const whole = await get(url);
		expect(whole.headers).toMatchObject({
			'content-type': 'audio/wav',
			etag: `"${digestOf(sound)}"`,
			'cache-control': 'private, max-age=31536000, immutable',
			'content-length': String(sound.length)
		});
		expect(whole.rawPayload.equals(sound)).toBe(true);
		const rest = await get(url, 'volunteer', { range: 'bytes=5000-' });
		expect(rest.statusCode).toBe(206);
		expect(rest.headers['content-range']).toBe(`bytes 5000-${sound.length - 1}/${sound.length}`);
		expect(rest.rawPayload.equals(sound.subarray(5000))).toBe(true);
		const known = await get(url, 'volunteer', { 'if-none-match': `"${digestOf(sound)}"` });
		expect([known.statusCode, known.body]).toEqual([304, '']);
		expect((await get(at(`/${digestOf(wav(1))}`))).statusCode).toBe(404);
	});
});

describe('what a commune records', () => {
	test('is not written over by someone who has not heard the newest', async () => {
		commune = await CommuneOfRoles.open();
		await send(wav(1));
		for (const over of [0, 2]) {
			const late = await send(wav(3), { over, by: 'team-lead' });
			expect(late).toMatchObject({ status: 409 });
			expect(late.reason).toMatch(/người khác vừa đổi/);
			expect((await remove({ over })).status).toBe(409);
		}
		expect((await send(wav(3), { over: 1, by: 'team-lead' })).status).toBe(200);
		expect((await list()).recordings).toMatchObject([{ revision: 2, digest: digestOf(wav(3)) }]);
	});

	test('sent again because an answer was lost, it changes nothing', async () => {
		commune = await CommuneOfRoles.open();
		const first = await send(wav(1));
		const again = await send(wav(1));
		expect([again.status, again.body]).toEqual([200, first.body]);
		expect((await list()).revision).toBe(1);
	});

	test('once removed it is gone, its bytes too, and may come back', async () => {
		commune = await CommuneOfRoles.open();
		await send(wav(1));
		await send(wav(1), { key: OTHER_KEY });
		expect((await remove({ over: 1 })).status).toBe(200);
		expect((await remove({ over: 1 })).status).toBe(200);
		expect((await list()).recordings.map(({ key }) => key)).toEqual([OTHER_KEY]);
		expect(await toldTo('volunteer')).toEqual({ [COMMUNE]: 3 });
		// The other step has the same sound.
		expect((await get(at(`/${digestOf(wav(1))}`))).statusCode).toBe(200);
		await remove({ key: OTHER_KEY, over: 2 });
		expect((await get(at(`/${digestOf(wav(1))}`))).statusCode).toBe(404);
		const bytes = commune.data.sqlite.prepare('SELECT count(*) AS n FROM recording_sound').get();
		expect(bytes).toEqual({ n: 0 });
		expect((await send(wav(1), { over: 1 })).status).toBe(200);
		expect((await list()).revision).toBe(5);
	});

	test.each([
		['a page', Buffer.from('<script>alert(1)</script>'), 415],
		['a film', mp4(2, 'vide'), 415],
		['two minutes', webm(120), 422],
		['more than a megabyte', Buffer.concat([wav(1), Buffer.alloc(1_000_000)]), 422],
		['much more', Buffer.alloc(5_000_000), 413]
	])('is not %s, whatever it is called', async (_, payload, status) => {
		commune = await CommuneOfRoles.open();
		const refused = await send(payload);
		expect(refused.status).toBe(status);
		expect((await list()).recordings).toEqual([]);
	});

	test('is of steps that lessons have, in languages that are spoken there', async () => {
		commune = await CommuneOfRoles.open();
		for (const key of ['sign-in/nothing/thai', 'x/passcode/thai', 'sign-in/passcode/french'])
			expect((await send(wav(1), { key })).status).toBe(404);
		expect((await send('{}', { type: 'application/json' })).status).toBe(415);
		const url = at(`/${KEY}`);
		const headers = { ...headersOf('team-lead'), 'content-type': 'audio/wav' };
		const blind = await commune.inject({ method: 'PUT', url, headers, payload: wav(1) });
		expect(blind.status).toBe(400);
	});

	test('is bounded, and says so to whoever adds more', async () => {
		commune = await CommuneOfRoles.open({ limits: { recordingsBytes: 2 * wav(1).length } });
		await send(wav(1));
		expect((await send(wav(2), { key: OTHER_KEY })).reason).toMatch(/đã đủ/);
		expect((await send(wav(3), { over: 1 })).status).toBe(422);
		expect((await send(wav(1.2), { key: OTHER_KEY })).status).toBe(422);
		expect((await send(wav(0.9), { key: OTHER_KEY })).status).toBe(200);
	});

	test('is nobody else’s: another commune and none are answered alike', async () => {
		commune = await CommuneOfRoles.open();
		await send(wav(1));
		const answers = [];
		for (const code of [FOREIGN_COMMUNE, '99999', 'x']) {
			answers.push(await send(wav(1), { code }), await remove({ code }));
			const heard = [at('', code), at(`/${digestOf(wav(1))}`, code)];
			for (const url of heard) {
				const { statusCode, body } = await get(url);
				answers.push({ status: statusCode, body });
			}
		}
		expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([403]));
		expect(new Set(answers.map(({ body }) => body)).size).toBe(1);
		expect((await get(at(), STRANGER.name)).statusCode).toBe(403);
		expect((await send(wav(2), { by: 'volunteer', over: 1 })).status).toBe(403);
		expect((await remove({ by: 'volunteer', over: 1 })).status).toBe(403);
	});

	test('stands in the log with who added and removed it, and the chain holds', async () => {
		commune = await CommuneOfRoles.open();
		await send(wav(1), { by: 'team-lead' });
		await send(wav(2), { over: 1 });
		await remove({ over: 2 });
		const { sqlite } = commune.data;
		const lines = sqlite
			.prepare(
				"SELECT person, op, target, detail FROM audit WHERE op LIKE 'recording-%' ORDER BY n"
			)
			.all();
		const target = `${COMMUNE}/${KEY}`;
		expect(lines).toEqual([
			{ person: 'team-lead', op: 'recording-kept', target, detail: '1' },
			{ person: 'commune-officer', op: 'recording-kept', target, detail: '2' },
			{ person: 'commune-officer', op: 'recording-removed', target, detail: '3' }
		]);
		expect(verifyAudit(sqlite)).toMatchObject({ ok: true });
	});
});
