import { afterEach, describe, expect, test } from 'vitest';
import { Access } from '../../../src/lib/domain/access/access';
import { OfficeBook } from '../../../src/lib/domain/directory/office-book';
import type { PlaceContent } from '../../../src/lib/domain/directory/place';
import { communeOf } from '../../../src/lib/domain/commune-of';
import type { NewVersion } from '../../../src/lib/domain/procedures/local';
import { verifyAudit } from '../../../sync-server/src/audit/verify-audit';
import {
	CommuneOfRoles,
	FOREIGN,
	NEIGHBOUR,
	OWN,
	STRANGER,
	type Sender
} from '../../support/access/commune-of-roles';

const COMMUNE = communeOf(OWN);
const FOREIGN_COMMUNE = communeOf(FOREIGN);

const version = (counter: number): NewVersion => ({
	effective: { from: '2026-12-01' },
	content: { kind: 'override', fee: { counter }, papers: [], without: ['ct01'] }
});
const desk: PlaceContent = {
	kind: 'one-stop',
	name: 'Bộ phận một cửa',
	hours: { days: [1, 2, 3, 4, 5], spans: [{ from: '07:30', to: '11:30' }] },
	phones: [{ number: '02383856789', of: 'Trực ban' }]
};

let commune: CommuneOfRoles;
afterEach(() => commune.close());

async function ask(by: Sender | string, method: 'GET' | 'PUT', url: string, payload?: object) {
	const token = commune.data.accounts.devices.enrol('0123456789', by);
	const answered = await commune.inject({
		method,
		url,
		headers: { authorization: `Bearer ${token}` },
		...(payload && { payload })
	});
	return { ...answered, json: JSON.parse(answered.body) as Record<string, unknown> };
}

const at = (path = '', code = COMMUNE): string => `/api/communes/${code}/office${path}`;
const write = (number: number, body: object, by: Sender | string = 'commune-officer') =>
	ask(by, 'PUT', at(`/procedures/dang-ky-thuong-tru/${number}`), body);
const writePlace = (number: number, body: object, by: Sender | string = 'commune-officer') =>
	ask(by, 'PUT', at(`/places/mot-cua/${number}`), body);
const book = async (by: Sender | string = 'volunteer') =>
	OfficeBook.parse((await ask(by, 'GET', at())).json);
const toldTo = async (by: Sender | string) =>
	Access.parse((await ask(by, 'GET', '/api/access')).json).office;

describe.each([
	{ server: 'alone', isGateway: false },
	{ server: 'in front of a CouchDB', isGateway: true }
])('the book of a commune, on a server $server', ({ isGateway }) => {
	test('is read by everybody of the commune, and nothing is told of it while it is empty', async () => {
		commune = await CommuneOfRoles.open({ isGateway });
		expect(await toldTo('volunteer')).toBeUndefined();
		expect(await write(1, version(15_000))).toMatchObject({ status: 200, json: { revision: 1 } });
		expect(await writePlace(1, desk)).toMatchObject({ status: 200, json: { revision: 2 } });
		for (const by of ['volunteer', 'auditor', NEIGHBOUR.name])
			expect(await toldTo(by)).toEqual({ [COMMUNE]: 2 });
		for (const by of [STRANGER.name, 'province-viewer', 'taken-away'])
			expect(await toldTo(by)).toBeUndefined();
		expect(await book()).toMatchObject({
			revision: 2,
			versions: [{ procedure: 'dang-ky-thuong-tru', number: 1, ...version(15_000) }],
			places: [{ id: 'mot-cua', number: 1, content: desk }]
		});
	});

	test('keeps every version of a procedure, and of a place what it is now', async () => {
		commune = await CommuneOfRoles.open({ isGateway });
		await write(1, version(15_000));
		await write(2, version(0));
		await writePlace(1, desk);
		await writePlace(2, { ...desk, name: 'Trung tâm Phục vụ hành chính công' });
		const { revision, versions, places } = await book();
		expect(revision).toBe(4);
		expect(versions.map(({ number, content }) => [number, content])).toEqual([
			[1, version(15_000).content],
			[2, version(0).content]
		]);
		expect(places.map(({ number, content }) => [number, content.name])).toEqual([
			[2, 'Trung tâm Phục vụ hành chính công']
		]);
	});
});

describe('writing into it', () => {
	test('two officers do not write over each other, and a lost answer is asked for again', async () => {
		commune = await CommuneOfRoles.open();
		const first = await write(1, version(15_000));
		expect((await write(1, version(15_000))).json).toEqual(first.json);
		for (const number of [1, 3])
			expect(await write(number, version(0))).toMatchObject({
				status: 409,
				json: { error: 'conflict', reason: 'người khác vừa lưu bản mới hơn, hãy xem lại' }
			});
		expect((await book()).versions).toHaveLength(1);
	});

	test.each([
		['a number of an identity card in a note', { note: 'căn cước 040123456789' }],
		['a link that is no page of the web', { link: 'javascript:alert(1)' }],
		['a fee below nothing', { fee: { counter: -1 } }],
		['a fee that says nothing', { fee: {} }]
	])('%s is not taken', async (_what, wrong) => {
		commune = await CommuneOfRoles.open();
		const { effective, content } = version(0);
		const sent = await write(1, { effective, content: { ...content, ...wrong } });
		expect(sent.status).toBe(400);
		expect((await book()).revision).toBe(0);
	});

	test('a phone of somebody who is not called is not taken', async () => {
		commune = await CommuneOfRoles.open();
		expect((await writePlace(1, { ...desk, phones: [{ number: '12ab' }] })).status).toBe(400);
		expect((await writePlace(1, { ...desk, phones: [{ number: '1022' }] })).status).toBe(200);
	});

	test('belongs to the officers of the commune', async () => {
		commune = await CommuneOfRoles.open();
		for (const by of ['volunteer', 'team-lead', 'auditor', 'province-viewer'] as const)
			expect((await write(1, version(0), by)).status).toBe(403);
		const foreign = await ask('commune-officer', 'GET', at('', FOREIGN_COMMUNE));
		const none = await ask('commune-officer', 'GET', at('', '99999'));
		expect(foreign).toMatchObject({ status: 403, json: none.json });
	});

	test('stands in the log with who, which and its number', async () => {
		commune = await CommuneOfRoles.open();
		await write(1, version(0));
		await write(2, version(5_000));
		const lines = commune.data.sqlite
			.prepare("SELECT person, target, detail FROM audit WHERE op = 'office-written' ORDER BY n")
			.all();
		const target = `${COMMUNE}/procedure/dang-ky-thuong-tru`;
		expect(lines).toMatchObject([
			{ target, detail: '1' },
			{ target, detail: '2' }
		]);
		expect(verifyAudit(commune.data.sqlite)).toMatchObject({ ok: true });
	});
});
