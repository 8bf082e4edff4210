import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { answerConsentNow } from '../../../src/lib/commands/answer-consent';
import { refuseHouseholdNow } from '../../../src/lib/commands/refuse-household';
import { registerHouseholdNow } from '../../../src/lib/commands/register-household';
import { voidEntryNow } from '../../../src/lib/commands/void-entry';
import { addCounts, countsOf, noCounts } from '../../../src/lib/domain/coverage/coverage';
import { isDeclined } from '../../../src/lib/domain/consent/declined';
import { headOf } from '../../../src/lib/domain/household/household';
import type { Result } from '../../../src/lib/domain/result';
import { DeviceInMemory } from '../../support/app-over-ledgers';
import { phoneA, phoneB } from '../../support/builders';

const VILLAGE = 'village-17284-03';

let volunteer: DeviceInMemory;
let colleague: DeviceInMemory;

beforeEach(async () => {
	const villages = [VILLAGE];
	volunteer = await DeviceInMemory.open({ person: 'tnv1', device: phoneA, villages }, villages);
	colleague = await DeviceInMemory.open({ person: 'tnv2', device: phoneB, villages }, villages);
});
afterEach(async () => {
	await volunteer.dispose();
	await colleague.dispose();
});

function done<T>(result: Result<T, unknown>): T {
	if (!result.ok) throw new Error(JSON.stringify(result.error));
	return result.value;
}

const register = async (device: DeviceInMemory, name: string, inPlaceOf?: string) =>
	done(
		await registerHouseholdNow(device.app, {
			village: VILLAGE,
			input: { members: [{ name }] },
			...(inPlaceOf === undefined ? {} : { inPlaceOf })
		})
	);

async function withdrawn(name: string): Promise<string> {
	const { householdId } = await register(volunteer, name);
	done(
		await answerConsentNow(volunteer.app, {
			householdId,
			input: {
				purpose: 'coverage-record',
				answer: 'withdrawn',
				how: 'spoken',
				textVersion: 'coverage-record.1'
			}
		})
	);
	return householdId;
}

const refused = async () =>
	done(
		await refuseHouseholdNow(volunteer.app, {
			village: VILLAGE,
			input: { how: 'spoken', textVersion: 'coverage-record.1' }
		})
	).householdId;

async function counted(device: DeviceInMemory, ...ids: string[]) {
	const known = await Promise.all(ids.map((id) => device.household(id)));
	return known.map((one) => (one ? countsOf(one) : noCounts)).reduce(addCounts, noCounts);
}

describe.each([
	{ how: 'withdrew', declined: () => withdrawn('Lô Thị Tím') },
	{ how: 'refused at the door', declined: refused }
])('a household that $how and consents after all', ({ declined }) => {
	test('is registered anew and counted once, also by a colleague who hears of it', async () => {
		const before = await declined();
		expect(await counted(volunteer, before)).toMatchObject({ total: 1, unknown: 1 });
		const { householdId } = await register(volunteer, 'Lô Thị Tím', before);
		expect(householdId).not.toBe(before);
		expect(await counted(volunteer, before, householdId)).toMatchObject({ total: 1 });
		expect(headOf((await volunteer.household(householdId))!).name).toBe('Lô Thị Tím');
		// The refusal of then does not speak for the household of now.
		expect(isDeclined((await volunteer.household(householdId))!)).toBe(false);

		await colleague.meet(volunteer);
		expect(await counted(colleague, before, householdId)).toMatchObject({ total: 1 });
	});

	test('is what it was after the new registration was taken back', async () => {
		const before = await declined();
		const { householdId, entryId } = await register(volunteer, 'Lô Thị Tím', before);
		done(await voidEntryNow(volunteer.app, { householdId, entryId, reason: 'undo' }));
		expect(await volunteer.household(householdId)).toBeUndefined();
		expect(await counted(volunteer, before)).toMatchObject({ total: 1, unknown: 1 });
	});

	test('keeps what a second volunteer typed who did not know', async () => {
		const before = await declined();
		await register(volunteer, 'Lô Thị Tím', before);
		const second = await register(volunteer, 'Lô Thị Tím', before);
		expect(headOf((await volunteer.household(second.householdId))!).name).toBe('Lô Thị Tím');
	});
});

test('a withdrawal can be taken back until the commune has erased the household, and no longer', async () => {
	const householdId = await withdrawn('Lô Thị Tím');
	const entryId = async () => (await volunteer.household(householdId))!.history[0]!.entryId;
	const takesBack = async () =>
		voidEntryNow(volunteer.app, { householdId, entryId: await entryId(), reason: 'undo' });
	done(await takesBack());
	const again = await answerConsentNow(volunteer.app, {
		householdId,
		input: {
			purpose: 'coverage-record',
			answer: 'withdrawn',
			how: 'spoken',
			textVersion: 'coverage-record.1'
		}
	});
	const { registered } = (await volunteer.household(householdId))!;
	done(again);
	const ledger = volunteer.ledger(VILLAGE);
	await ledger.erase([registered.entryId]);
	expect(await takesBack()).toEqual({ ok: false, error: { kind: 'erased' } });
	expect(await counted(volunteer, householdId)).toMatchObject({ total: 1, unknown: 1 });
});

test('a refusal at the door, of which nothing was kept, can be taken back', async () => {
	const householdId = await refused();
	const { entryId } = (await volunteer.household(householdId))!.history[0]!;
	done(await voidEntryNow(volunteer.app, { householdId, entryId, reason: 'undo' }));
	expect(await volunteer.household(householdId)).toBeUndefined();
});

test('the code of a household that did not decline is not put under another', async () => {
	const { householdId: neighbour } = await register(volunteer, 'Vi Văn Hùng');
	const { householdId } = await register(volunteer, 'Lô Thị Tím', neighbour);
	expect(await counted(volunteer, neighbour, householdId)).toMatchObject({ total: 2 });
});
