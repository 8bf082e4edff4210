import { afterEach, beforeEach, expect, test } from 'vitest';
import { registerHouseholdNow } from '../../../src/lib/commands/register-household';
import { ulid } from '../../../src/lib/domain/ids';
import { DeviceInMemory } from '../../support/app-over-ledgers';
import { phoneA } from '../../support/builders';

const VILLAGE = 'village-17284-03';
const FORM = ulid(1_795_000_000_000, new Uint8Array(10).fill(7));

let volunteer: DeviceInMemory;

beforeEach(async () => {
	const villages = [VILLAGE];
	volunteer = await DeviceInMemory.open({ person: 'tnv1', device: phoneA, villages }, villages);
});
afterEach(() => volunteer.dispose());

const register = (householdId?: string) =>
	registerHouseholdNow(volunteer.app, {
		village: VILLAGE,
		input: { members: [{ name: 'Lô Thị Tím' }] },
		householdId
	});

test('a form that is saved twice is one household', async () => {
	const first = await register(FORM);
	expect(first).toMatchObject({ ok: true, value: { householdId: FORM } });
	expect(await register(FORM)).toEqual(first);
	expect((await volunteer.app.household(FORM))?.household.history).toHaveLength(1);
});

test('forms that say no name are households of their own', async () => {
	const [one, other] = [await register(), await register()];
	expect(one).toMatchObject({ ok: true });
	expect(other).toMatchObject({ ok: true });
	expect(other).not.toEqual(one);
});
