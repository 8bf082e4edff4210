import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { WithdrawalStates } from '../../../src/lib/domain/consent/withdrawals';
import { ulid } from '../../../src/lib/domain/ids';
import { commandHere } from '../../support/command-here';
import { devicePouch, remotePouch } from '../../support/documents/pouch';
import { ADMIN, startServer, type ServerProcess } from '../../support/server-process';
import { OTHER_VILLAGE, PASSWORD, serverKnows, VILLAGE } from '../../support/sync/commune';
import { Phone } from '../../support/sync/phone';

let server: ServerProcess;
beforeAll(async () => {
	server = await startServer({ args: ['--erase-after', '0'] });
});
afterAll(() => server.dispose());

/** From another process than the server's, as at the commune's keyboard. */
async function command(...args: string[]): Promise<void> {
	const { code, stderr } = await commandHere([...args, '--data', server.dataDir]);
	if (code !== 0) throw new Error(stderr);
}

const give = (name: string, villages: readonly string[], ...more: string[]) =>
	command('user', 'set-villages', name, '--villages', villages.join(','), ...more);

const add = (name: string, role: string, villages: readonly string[]) =>
	command(
		...['user', 'add', name, '--role', role, '--password', PASSWORD],
		...['--villages', villages.join(',')]
	);

const asAdministrator = `Basic ${Buffer.from(`${ADMIN.user}:${ADMIN.password}`).toString('base64')}`;

let people = 0;
async function volunteer(): Promise<Phone> {
	const name = `tnv${++people}`;
	await add(name, 'volunteer', [VILLAGE, OTHER_VILLAGE]);
	return Phone.signedIn(server.url, name, PASSWORD);
}

const modesOf = ({ access }: Phone) =>
	Object.fromEntries(access?.databases.map(({ name, mode }) => [name, mode]) ?? []);

test('what was recorded without a network is handed in after the village was taken away, then its data leaves', async () => {
	const phone = await volunteer();
	expect((await phone.sync()).ok).toBe(true);
	const [visit] = await phone.records(VILLAGE, ['ở trên rẫy cả tuần']);
	await give(phone.person, [OTHER_VILLAGE]);

	expect((await phone.sync()).ok).toBe(true);
	expect(modesOf(phone)).toEqual({ [VILLAGE]: 'write-only', [OTHER_VILLAGE]: 'read-write' });
	expect(phone.receipts.of(visit!)).toBe('received');
	expect((await serverKnows(server, VILLAGE, asAdministrator)).has(visit!._id)).toBe(true);
	expect([...phone.ledgers.keys()]).toEqual([OTHER_VILLAGE]);
	expect(phone.state.closedVillages).toEqual([]);

	// It does not come back, and nothing is asked of it any more.
	expect((await phone.sync()).ok).toBe(true);
	expect([...phone.ledgers.keys()]).toEqual([OTHER_VILLAGE]);
});

test('while the commune cannot be reached nothing leaves, however often the phone tries', async () => {
	const phone = await volunteer();
	expect((await phone.sync()).ok).toBe(true);
	const [visit] = await phone.records(VILLAGE, ['chưa gửi được']);
	await give(phone.person, [OTHER_VILLAGE]);
	const { origin } = phone;
	phone.origin = 'http://127.0.0.1:9';
	for (let i = 0; i < 3; i++) expect((await phone.sync()).ok).toBe(false);
	expect((await phone.knows(VILLAGE)).has(visit!._id)).toBe(true);

	phone.origin = origin;
	expect((await phone.sync()).ok).toBe(true);
	expect(phone.ledgers.has(VILLAGE)).toBe(false);
});

test('what the commune refuses stays, in the box, with the village it belongs to', async () => {
	const phone = await volunteer();
	expect((await phone.sync()).ok).toBe(true);
	const [refused] = await phone.records(VILLAGE, ['số căn cước 040085001234']);
	await give(phone.person, [OTHER_VILLAGE]);
	expect((await phone.sync()).ok).toBe(true);
	expect(phone.receipts.of(refused!)).toBe('refused');
	expect((await phone.knows(VILLAGE)).has(refused!._id)).toBe(true);
	expect(await phone.exports()).toMatchObject([{ village: VILLAGE, state: 'refused' }]);
});

test('after the days of grace what still waits stays on the phone, and what does not leaves', async () => {
	const [late, done] = [await volunteer(), await volunteer()];
	for (const phone of [late, done]) expect((await phone.sync()).ok).toBe(true);
	const [visit] = await late.records(VILLAGE, ['quá hạn']);
	for (const phone of [late, done]) await give(phone.person, [OTHER_VILLAGE], '--grace-days', '0');

	expect((await late.sync()).ok).toBe(true);
	expect((await late.knows(VILLAGE)).has(visit!._id)).toBe(true);
	expect(late.state.closedVillages).toEqual([VILLAGE]);
	expect((await done.sync()).ok).toBe(true);
	expect(done.ledgers.has(VILLAGE)).toBe(false);
});

test('a village that is given back is received from the beginning', async () => {
	const phone = await volunteer();
	await phone.records(VILLAGE, ['trước khi thôi giao']);
	expect((await phone.sync()).ok).toBe(true);
	const before = await phone.knows(VILLAGE);
	await give(phone.person, [OTHER_VILLAGE]);
	expect((await phone.sync()).ok).toBe(true);
	expect(phone.ledgers.has(VILLAGE)).toBe(false);

	await give(phone.person, [VILLAGE, OTHER_VILLAGE]);
	phone.restart();
	expect((await phone.sync()).ok).toBe(true);
	expect(await phone.knows(VILLAGE)).toEqual(before);
});

test('someone who may only look receives everything and sends nothing', async () => {
	const phone = await volunteer();
	await phone.records(VILLAGE, ['cho người kiểm tra xem']);
	expect((await phone.sync()).ok).toBe(true);
	await add('kiemtra', 'auditor', [VILLAGE]);
	const auditor = await Phone.signedIn(server.url, 'kiemtra', PASSWORD);
	expect((await auditor.sync()).ok).toBe(true);
	expect(modesOf(auditor)).toEqual({ [VILLAGE]: 'read-only', [OTHER_VILLAGE]: 'read-only' });
	expect(await auditor.knows(VILLAGE)).toEqual(await phone.knows(VILLAGE));
	expect(auditor.complete).toEqual(new Set([VILLAGE, OTHER_VILLAGE]));
});

test('a role that changes needs no new sign-in', async () => {
	const phone = await volunteer();
	expect((await phone.sync()).ok).toBe(true);
	await command('user', 'set-role', phone.person, '--role', 'auditor', '--grace-days', '0');
	expect((await phone.sync()).ok).toBe(true);
	expect(phone.access?.person.role).toBe('auditor');
	expect(new Set(Object.values(modesOf(phone)))).toEqual(new Set(['read-only']));
});

test('stock PouchDB pushes to a village that was taken away, and pulls nothing from it', async () => {
	const phone = await volunteer();
	expect((await phone.sync()).ok).toBe(true);
	const entries = await phone.records(VILLAGE, ['một', 'hai']);
	await give(phone.person, []);
	const local = devicePouch();
	const remote = remotePouch(`${server.url}/db/${VILLAGE}`, {
		authorization: `Bearer ${phone.token}`
	});
	await local.bulkDocs(entries.map((entry) => ({ ...entry })));
	const pushed = await local.replicate.to(remote, { batch_size: 10 });
	expect(pushed).toMatchObject({ ok: true, docs_written: 2, doc_write_failures: 0 });
	await expect(local.replicate.from(remote)).rejects.toMatchObject({ status: 403 });
	await local.destroy();
});

describe('a household that was erased', () => {
	const household = '01JD0000000000000000000WDR';
	const officer = () => server.signIn('canbo-xoa', PASSWORD, '9999999999');
	beforeAll(() => add('canbo-xoa', 'commune-officer', [VILLAGE]));

	/** As the volunteer who stays in the village writes it down. */
	async function withdraws(household: string): Promise<void> {
		const hears = await volunteer();
		expect((await hears.sync()).ok).toBe(true);
		await hears.declines(VILLAGE, household);
		expect((await hears.sync()).ok).toBe(true);
		await untilErased(household);
	}

	const untilErased = (household: string) =>
		expect
			.poll(async () => (await withdrawalOf(household))?.erasedAt, {
				timeout: 20_000,
				interval: 200
			})
			.toBeDefined();

	async function withdrawalOf(household: string) {
		const { token } = await officer();
		const response = await fetch(`${server.url}/api/withdrawals`, {
			headers: { authorization: `Bearer ${token}` }
		});
		const { withdrawals } = WithdrawalStates.parse(await response.json());
		return withdrawals.find((one) => one.household === household);
	}

	const missing = async (household: string) => {
		const { devices, confirmed } = (await withdrawalOf(household))!;
		return devices - confirmed;
	};

	async function noTrouble(phone: Phone): Promise<void> {
		expect((await phone.sync()).ok).toBe(true);
	}

	async function answerIsLost(phone: Phone): Promise<void> {
		const { net } = phone;
		let isHandedIn = false;
		phone.net = async (input, init) => {
			if (isHandedIn) throw new TypeError('fetch failed');
			const answer = await net(input, init);
			isHandedIn = String(input).includes('_bulk_docs');
			if (isHandedIn) throw new TypeError('fetch failed');
			return answer;
		};
		expect((await phone.sync()).ok).toBe(false);
		expect(isHandedIn).toBe(true);
		phone.net = net;
	}

	test('leaves a phone with the village where only its no was never handed in', async () => {
		const phone = await volunteer();
		const id = household.slice(0, -1) + '5';
		await phone.records(VILLAGE, ['đã gửi'], id);
		expect((await phone.sync()).ok).toBe(true);
		await phone.declines(VILLAGE, id);
		await give(phone.person, [OTHER_VILLAGE], '--grace-days', '0');
		await withdraws(id);
		expect((await phone.sync()).ok).toBe(true);
		expect(phone.ledgers.has(VILLAGE)).toBe(false);
	});

	test.each([
		{ when: 'while the days of grace last', grace: [] },
		{ when: 'after the days of grace', grace: ['--grace-days', '0'] }
	])('leaves a phone whose village was taken away, sent or not, $when', async ({ grace }) => {
		const phone = await volunteer();
		expect((await phone.sync()).ok).toBe(true);
		const id = household.slice(0, -1) + String(grace.length);
		const [sent] = await phone.records(VILLAGE, ['ở nhà sàn cuối bản'], id);
		expect((await phone.sync()).ok).toBe(true);
		await phone.records(VILLAGE, ['chưa gửi được'], id);
		await give(phone.person, [OTHER_VILLAGE], ...grace);
		await withdraws(id);
		const before = await missing(id);

		expect((await phone.knows(VILLAGE)).has(sent!._id)).toBe(true);
		expect((await phone.sync()).ok).toBe(true);
		expect(phone.ledgers.has(VILLAGE)).toBe(false);
		expect(phone.receipts.count()).toEqual({ waiting: 0, refused: 0 });
		expect(await missing(id)).toBe(before - 1);
	});

	test('goes from the phone while what waits about its neighbours stays', async () => {
		const phone = await volunteer();
		expect((await phone.sync()).ok).toBe(true);
		const id = household.slice(0, -1) + '7';
		const [erased] = await phone.records(VILLAGE, ['sẽ rút đồng ý'], id);
		expect((await phone.sync()).ok).toBe(true);
		const [kept] = await phone.records(VILLAGE, ['nhà bên cạnh, chưa gửi']);
		await give(phone.person, [OTHER_VILLAGE], '--grace-days', '0');
		await withdraws(id);
		expect((await phone.sync()).ok).toBe(true);
		const knows = await phone.knows(VILLAGE);
		expect([knows.has(erased!._id), knows.has(kept!._id)]).toEqual([false, true]);
		expect(await phone.exports()).toMatchObject([{ village: VILLAGE }]);
	});

	test.each([
		{ declined: 'and the commune has said so', says: noTrouble },
		{ declined: 'and the answer never came', says: answerIsLost }
	])(
		'is told the same as everywhere on a phone that had it forgotten, $declined, once its village is given back',
		async ({ says }) => {
			const phone = await volunteer();
			const id = ulid(Date.now(), crypto.getRandomValues(new Uint8Array(10)));
			await phone.records(VILLAGE, ['ở nhà sàn giữa bản'], id);
			expect((await phone.sync()).ok).toBe(true);
			await phone.declines(VILLAGE, id);
			await says(phone);
			await phone.records(VILLAGE, ['nhà bên cạnh, chưa gửi']);
			await give(phone.person, [OTHER_VILLAGE], '--grace-days', '0');
			await untilErased(id);
			expect((await phone.sync()).ok).toBe(true);
			expect(phone.receipts.count()).toEqual({ waiting: 1, refused: 0 });

			await give(phone.person, [VILLAGE, OTHER_VILLAGE]);
			expect((await phone.sync()).ok).toBe(true);
			expect(await phone.knows(VILLAGE)).toEqual(
				await serverKnows(server, VILLAGE, asAdministrator)
			);
			expect(phone.receipts.count()).toEqual({ waiting: 0, refused: 0 });
		}
	);

	test('is confirmed by a phone that had let go of the village before, at its next contact and not sooner', async () => {
		const phone = await volunteer();
		const id = household.slice(0, -1) + '8';
		await phone.records(VILLAGE, ['đã gửi'], id);
		expect((await phone.sync()).ok).toBe(true);
		await give(phone.person, [OTHER_VILLAGE]);
		expect((await phone.sync()).ok).toBe(true);
		expect(phone.ledgers.has(VILLAGE)).toBe(false);

		await withdraws(id);
		const before = await missing(id);
		expect((await phone.sync()).ok).toBe(true);
		expect(await missing(id)).toBe(before - 1);
		expect(phone.ledgers.has(VILLAGE)).toBe(false);
		// Said once, it is not asked again.
		expect((await phone.sync()).ok).toBe(true);
		expect(phone.access?.toErase).toBeUndefined();
	});

	test('is not confirmed for a phone that never came again', async () => {
		const lost = await volunteer();
		const id = household.slice(0, -1) + '9';
		await lost.records(VILLAGE, ['máy không bao giờ về'], id);
		expect((await lost.sync()).ok).toBe(true);
		await give(lost.person, [OTHER_VILLAGE], '--grace-days', '0');
		await withdraws(id);
		const waited = await missing(id);
		// The rounds of others say nothing of it.
		const other = await volunteer();
		await give(other.person, [OTHER_VILLAGE]);
		expect((await other.sync()).ok).toBe(true);
		expect(await missing(id)).toBe(waited);
		expect((await lost.sync()).ok).toBe(true);
		expect(await missing(id)).toBe(waited - 1);
	});
});
