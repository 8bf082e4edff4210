import { afterEach, beforeEach, expect, test } from 'vitest';
import { addMemberNow } from '../../../src/lib/commands/add-member';
import { answerConsentNow } from '../../../src/lib/commands/answer-consent';
import { claimDoorNow } from '../../../src/lib/commands/claim-door';
import { mergeHouseholdsNow } from '../../../src/lib/commands/merge-households';
import { recordVisitNow } from '../../../src/lib/commands/record-visit';
import { registerHouseholdNow } from '../../../src/lib/commands/register-household';
import { voidEntryNow } from '../../../src/lib/commands/void-entry';
import { DeviceInMemory } from '../../support/app-over-ledgers';
import { phoneA } from '../../support/builders';

const VILLAGE = 'village-17284-03';

let device: DeviceInMemory;
let householdId: string;
let neighbour: string;
let withdrawal: string;

/** The words were heard on another device and came here while a form was open. */
beforeEach(async () => {
	device = await DeviceInMemory.open({ person: 'tnv1', device: phoneA, villages: [VILLAGE] }, [
		VILLAGE
	]);
	householdId = await register('Lô Thị Tím');
	neighbour = await register('Vi Văn Hùng');
	const withdrawn = await answerConsentNow(device.app, {
		householdId,
		input: {
			purpose: 'coverage-record',
			answer: 'withdrawn',
			how: 'spoken',
			textVersion: 'coverage-record.1'
		}
	});
	if (!withdrawn.ok) throw new Error(withdrawn.error.kind);
	withdrawal = withdrawn.value.entryId;
});
afterEach(() => device.dispose());

async function register(name: string): Promise<string> {
	const input = { village: VILLAGE, input: { members: [{ name }] } };
	const registered = await registerHouseholdNow(device.app, input);
	if (!registered.ok) throw new Error(registered.error.kind);
	return registered.value.householdId;
}

const declined = { ok: false, error: { kind: 'declined' } };
const about = () => ({ householdId });

test.each([
	{
		what: 'a visit with a note',
		write: () =>
			recordVisitNow(device.app, {
				...about(),
				input: { outcome: 'no-one-home', note: 'chân đau' }
			})
	},
	{
		what: 'somebody who lives there',
		write: () => addMemberNow(device.app, { ...about(), input: { name: 'Vi Thị Hoa' } })
	},
	{ what: 'that one goes there', write: () => claimDoorNow(device.app, about()) },
	{
		what: 'that it is another record of the house next door',
		write: () =>
			mergeHouseholdsNow(device.app, {
				into: neighbour,
				from: householdId,
				input: { sameMembers: [] }
			})
	}
])('$what is not written down of a household that declined', async ({ write }) => {
	expect(await write()).toMatchObject(declined);
});

test('that it declined can be taken back, and then it is recorded as before', async () => {
	const undone = await voidEntryNow(device.app, {
		...about(),
		entryId: withdrawal,
		reason: 'undo'
	});
	expect(undone.ok).toBe(true);
	const input = { outcome: 'no-one-home' } as const;
	expect((await recordVisitNow(device.app, { ...about(), input })).ok).toBe(true);
});
