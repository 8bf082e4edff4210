import { afterAll, beforeAll, expect, test } from 'vitest';
import { commandHere } from '../../support/command-here';
import { devicePouch, remotePouch } from '../../support/documents/pouch';
import { ADMIN, startServer, type ServerProcess } from '../../support/server-process';
import { OTHER_VILLAGE, PASSWORD, serverKnows, VILLAGE } from '../../support/sync/commune';
import { Phone } from '../../support/sync/phone';

let server: ServerProcess;
beforeAll(async () => {
	server = await startServer();
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
