import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { PersonFacts } from '../../../src/lib/domain/duplicates/read-household';
import { readAudit } from '../../../sync-server/src/audit/audit-log';
import { registered, stampAt, ulidOf } from '../../support/builders';
import { NEIGHBOURS, SmallCommune, VILLAGE } from '../../support/gateway/gateway-commune';
import { startUpstream, type TestUpstream } from '../../support/gateway/upstream';
import { asReceived } from '../../support/village-entries';

/** `tnv1` walks in the first village and cannot read the second, where `canbo` registers too. */
describe.each([
	{ where: 'a server alone', isGateway: false },
	{ where: 'a server in front of a CouchDB', isGateway: true }
])('$where', ({ isGateway }) => {
	let upstream: TestUpstream | undefined;
	let commune: SmallCommune;
	let households = 0;

	beforeEach(async () => {
		upstream = isGateway ? await startUpstream() : undefined;
		commune = await SmallCommune.open(upstream?.config);
	});
	afterEach(async () => {
		await commune.close();
		await upstream?.close();
	});

	/** @returns the household's id */
	async function register(by: string, village: string, ...people: PersonFacts[]): Promise<string> {
		const household = ulidOf(1000 + households++);
		const members = people.map(({ name, birthBand, phone }, n) => ({
			id: ulidOf(5000 + households * 10 + n),
			name,
			...(birthBand === undefined ? {} : { birthBand }),
			...(phone === undefined ? {} : { phone })
		}));
		const entry = registered({ by, household }, { personal: { members } });
		expect(await commune.push(by, [asReceived(entry)], village)).toMatchObject({ body: [] });
		return household;
	}

	const ask = (name: string, households: readonly string[], village = VILLAGE) =>
		commune.ask(name, 'POST', '/api/possibly-known', { village, households });

	const isPossible = async (household: string) => {
		const { status, body } = await ask('tnv1', [household]);
		expect(status).toBe(200);
		return (body as { possible: Record<string, boolean> }).possible[household];
	};

	const tim = { name: 'Lô Thị Tím', birthBand: 1965, phone: '0912345678' };

	test.each([
		{ typed: { name: 'Lô Thị Tím', birthBand: 1965 }, possible: true },
		{ typed: { name: 'tim lo thi', birthBand: 1970 }, possible: true },
		{ typed: { name: 'Loo Thij Tims', birthBand: 1965 }, possible: true },
		{ typed: { name: 'Lô Tím', birthBand: 1965 }, possible: true },
		{ typed: { name: 'Lô Thị Tím' }, possible: true },
		{ typed: { name: 'Vi Thị Tím', phone: '0912345678' }, possible: true },
		{ typed: { name: 'Lô Thị Tím', birthBand: 1990 }, possible: false },
		{ typed: { name: 'Lô Văn Tím', birthBand: 1965 }, possible: false },
		{ typed: { name: 'Cụt Văn Nghệ', phone: '0912345678' }, possible: false },
		{ typed: { name: 'Cụt Văn Nghệ', birthBand: 1965 }, possible: false }
	])('of $typed it says $possible, and nothing else', async ({ typed, possible }) => {
		await register('canbo', NEIGHBOURS, { name: 'Vi Văn Pánh' }, tim);
		const household = await register('tnv1', VILLAGE, typed);
		const { body } = await ask('tnv1', [household]);
		expect(body).toEqual({ possible: { [household]: possible } });
	});

	test('where several have that name and age it says nothing', async () => {
		for (const phone of ['0900000001', '0900000002', '0900000003'])
			await register('canbo', NEIGHBOURS, { ...tim, phone });
		expect(await isPossible(await register('tnv1', VILLAGE, tim))).toBe(false);
	});

	test('it follows what is handed in, voided and erased', async () => {
		const household = await register('tnv1', VILLAGE, tim);
		expect(await isPossible(household)).toBe(false);

		const there = await register('canbo', NEIGHBOURS, tim);
		expect(await isPossible(household)).toBe(true);

		const village = await commune.data.documents.database(NEIGHBOURS);
		await village?.erase({ kind: 'household', subject: there }, { person: 'quantri' });
		expect(await isPossible(household)).toBe(false);

		const again = await register('canbo', NEIGHBOURS, tim);
		expect(await isPossible(household)).toBe(true);
		const target = registered({ by: 'canbo', household: again })._id;
		const taken = {
			...stampAt({ by: 'canbo', household: again, minute: 5 }),
			type: 'entry-voided' as const,
			target,
			reason: 'mistake' as const
		};
		await commune.push('canbo', [asReceived(taken)], NEIGHBOURS);
		expect(await isPossible(household)).toBe(false);
	});

	test('what somebody can read their device finds by itself', async () => {
		await register('canbo', NEIGHBOURS, tim);
		const household = await register('canbo', VILLAGE, tim);
		const { body } = await ask('canbo', [household]);
		expect(body).toEqual({ possible: { [household]: false } });
	});

	test('only who may write in a village asks, and only about what is registered there', async () => {
		const there = await register('canbo', NEIGHBOURS, tim);
		const foreign = await ask('tnv1', [there], NEIGHBOURS);
		const nowhere = await ask('tnv1', [there], 'village-17284-77');
		expect([foreign.status, nowhere.status]).toEqual([403, 403]);
		expect(nowhere.body).toEqual(foreign.body);
		expect((await ask('tnv1', [there])).body).toEqual({ possible: {} });
		expect((await ask('tnv1', ['Lô Thị Tím'])).status).toBe(400);
		expect((await ask('tnv1', [])).status).toBe(400);
	});

	test('the log says how many were asked about, and nobody asks about thousands', async () => {
		const household = await register('tnv1', VILLAGE, tim);
		const fifty = Array.from({ length: 50 }, () => household);
		for (let asked = 0; asked < 600; asked += 50)
			expect((await ask('tnv1', fifty)).status).toBe(200);
		const refused = await ask('tnv1', [household]);
		expect(refused.status).toBe(429);
		expect(Number(refused.headers['retry-after'])).toBeGreaterThan(3500);

		const lines = readAudit(commune.data.sqlite, { after: 0, limit: 1000 }).filter(
			({ op }) => op === 'asked-elsewhere'
		);
		expect(lines).toHaveLength(12);
		expect(lines[0]).toMatchObject({ person: 'tnv1', db: VILLAGE, target: '', detail: '50' });
	});
});
