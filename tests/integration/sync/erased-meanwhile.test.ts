import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { WithdrawalStates } from '../../../src/lib/domain/consent/withdrawals';
import type { Entry } from '../../../src/lib/domain/entries/entry';
import { formatReading } from '../../../src/lib/domain/time/clock';
import { stampFor } from '../../../src/lib/domain/entries/envelope';
import { ulid } from '../../../src/lib/domain/ids';
import { ADMIN, startServer, type ServerProcess } from '../../support/server-process';
import {
	addVolunteer,
	OTHER_VILLAGE,
	PASSWORD,
	succeed,
	VILLAGE
} from '../../support/sync/commune';
import { Phone } from '../../support/sync/phone';

/** What is written about a household while, or after, the commune erases it: nobody is left with it in a box. */

let server: ServerProcess;
beforeAll(async () => {
	server = await startServer({ args: ['--erase-after', '0'] });
});
afterAll(() => server.dispose());

let people = 0;
async function volunteer(): Promise<Phone> {
	const name = `tnv${++people}`;
	await addVolunteer(server, name, [VILLAGE, OTHER_VILLAGE]);
	return Phone.signedIn(server.url, name, PASSWORD);
}

const newId = () => ulid(Date.now(), crypto.getRandomValues(new Uint8Array(10)));

async function synced(phone: Phone): Promise<void> {
	const done = await phone.sync();
	if (!done.ok) throw new Error(done.error.kind);
}

/** Somebody else hears that it withdraws, and the commune erases it. */
async function isErased(household: string): Promise<void> {
	const hears = await volunteer();
	await hears.declines(VILLAGE, household);
	await synced(hears);
	const { token } = await server.signIn(ADMIN.user, ADMIN.password);
	const erasedAt = async () => {
		const answer = await fetch(`${server.url}/api/withdrawals`, {
			headers: { authorization: `Bearer ${token}` }
		});
		const { withdrawals } = WithdrawalStates.parse(await answer.json());
		return withdrawals.find((one) => one.household === household)?.erasedAt;
	};
	const isOver = async () => expect(await erasedAt()).toBeDefined();
	await vi.waitFor(isOver, { timeout: 30_000, interval: 200 });
}

async function writes(phone: Phone, entries: Entry[]): Promise<void> {
	const kept = await (await phone.ledger(VILLAGE)).appendMany(entries);
	if (!kept.ok) throw new Error(kept.error.kind);
	phone.saves(VILLAGE, entries);
}

async function hasNothingToSend(phone: Phone): Promise<void> {
	expect(phone.receipts.count()).toEqual({ waiting: 0, refused: 0 });
	expect(await phone.exports()).toEqual([]);
	expect(phone.sentence.say).toBe('commune-has-everything');
}

describe('a household that was erased', () => {
	let phone: Phone;
	let household: string;

	beforeAll(async () => {
		phone = await volunteer();
		household = newId();
		await phone.records(VILLAGE, ['sắp rút đồng ý'], household);
		await synced(phone);
		await isErased(household);
		await synced(phone);
	});

	test('keeps no visit that was begun before its erasure came and saved after it', async () => {
		const [late] = await phone.records(VILLAGE, ['lưu sau khi đã xoá'], household);
		const [neighbour] = await phone.records(VILLAGE, ['nhà bên cạnh']);
		await synced(phone);
		const knows = await phone.knows(VILLAGE);
		expect([knows.has(late!._id), knows.has(neighbour!._id)]).toEqual([false, true]);
		await hasNothingToSend(phone);
	});

	test('takes along what lies in the box', async () => {
		const [refused] = await phone.records(VILLAGE, ['số căn cước 040085001234'], household);
		await synced(phone);
		expect((await phone.knows(VILLAGE)).has(refused!._id)).toBe(true);
		expect(phone.receipts.count()).toEqual({ waiting: 0, refused: 1 });
		const [another] = await phone.records(VILLAGE, ['một lần nữa'], household);
		await synced(phone);
		const knows = await phone.knows(VILLAGE);
		expect([knows.has(refused!._id), knows.has(another!._id)]).toEqual([false, false]);
		await hasNothingToSend(phone);
	});
});

test('a merge that waited while one of the two was erased goes with it, and the other house stays', async () => {
	const phone = await volunteer();
	const [leaving, neighbour] = [newId(), newId()];
	await phone.records(VILLAGE, ['sẽ rút đồng ý'], leaving);
	const [kept] = await phone.records(VILLAGE, ['nhà bên cạnh'], neighbour);
	await synced(phone);
	const stamp = (subject: string, counter: number) =>
		stampFor({
			...{ kind: 'household', subject, by: phone.person, device: phone.device },
			at: formatReading({ ms: Date.now(), counter }),
			deviceTime: new Date().toISOString()
		});
	const merged: Entry = { ...stamp(leaving, 1), type: 'household-merged', into: neighbour };
	await writes(phone, [
		merged,
		{ ...stamp(neighbour, 2), v: 2, type: 'household-took-in', household: leaving }
	]);
	await isErased(leaving);

	await synced(phone);
	const knows = await phone.knows(VILLAGE);
	expect([knows.has(merged._id), knows.has(kept!._id)]).toEqual([false, true]);
	await hasNothingToSend(phone);
	const colleague = await volunteer();
	await synced(colleague);
	expect(await colleague.knows(VILLAGE)).toEqual(knows);
});

test('what waits about it in a village that is closing is let go of, and so is the village', async () => {
	const phone = await volunteer();
	const household = newId();
	await phone.records(VILLAGE, ['đã gửi'], household);
	await synced(phone);
	await isErased(household);
	await phone.records(VILLAGE, ['chưa gửi'], household);
	await succeed(server, ['user', 'set-villages', phone.person, '--villages', OTHER_VILLAGE]);
	await synced(phone);
	expect(phone.ledgers.has(VILLAGE)).toBe(false);
	await hasNothingToSend(phone);
});
