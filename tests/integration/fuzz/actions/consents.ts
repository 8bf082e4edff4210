import fc from 'fast-check';
import { answerConsentNow } from '../../../../src/lib/commands/answer-consent';
import { mergeHouseholdsNow } from '../../../../src/lib/commands/merge-households';
import { recordVisitNow } from '../../../../src/lib/commands/record-visit';
import { refuseHouseholdNow } from '../../../../src/lib/commands/refuse-household';
import { registerHouseholdNow } from '../../../../src/lib/commands/register-household';
import { voidEntryNow } from '../../../../src/lib/commands/void-entry';
import { isDeclined } from '../../../../src/lib/domain/consent/declined';
import { ok } from '../../../../src/lib/domain/result';
import {
	CONSENT_ANSWERS,
	type ConsentInput
} from '../../../../src/lib/domain/consent/consent-decisions';
import { HOW_ANSWERED } from '../../../../src/lib/domain/entries/consent-entries';
import type { Household } from '../../../../src/lib/domain/household/household';
import { action, pick, which, whose } from '../action';
import type { Commune } from '../commune';
import type { FieldDevice } from '../field-device';
import { atADoor, doorOf, type Door } from './at-a-door';
import { name } from './members';
import { place } from './visits';

const said = {
	how: fc.constantFrom(...HOW_ANSWERED),
	/** Whether it was a slip of the thumb, seen at once. */
	isSlip: fc.constantFrom(false, false, false, true)
};

/** Telephone and location, asked one by one, and asked again later. */
export const answerPurpose = action({
	weight: 6,
	args: fc.record({
		whose,
		which,
		purpose: fc.constantFrom('phone-for-return-visit' as const, 'location' as const),
		answer: fc.constantFrom('given' as const, ...CONSENT_ANSWERS),
		member: fc.option(fc.nat(3)),
		thinksAgain: fc.boolean(),
		...said
	}),
	run: (commune, { whose, which, ...rest }) => answers(commune, { whose, which }, rest)
});

/** It agrees to its place being kept, is visited, and thinks otherwise, perhaps twice. */
export const agreesForAWhile = action({
	weight: 3,
	args: fc.record({
		whose,
		which,
		place,
		how: said.how,
		then: fc.subarray(['refused', 'withdrawn', 'given'] as const, { minLength: 1 })
	}),
	async run(commune, { whose, which, place, how, then }) {
		const device = commune.device(whose);
		const door = await doorOf(commune, device, which);
		if (!door) return false;
		const { id: householdId } = door.household;
		const purpose = 'location' as const;
		const says = (answer: 'given' | 'refused' | 'withdrawn') =>
			answerConsentNow(device, {
				householdId,
				input: { purpose, answer, how, textVersion: `${purpose}.1` }
			});
		return atADoor(commune, device, async () => {
			let done = await says('given');
			if (!done.ok) return done;
			await recordVisitNow(device, { householdId, input: { outcome: 'no-one-home', place } });
			for (const answer of then) {
				done = await says(answer);
				if (!done.ok) return done;
			}
			return ok({ entryId: done.value.entryId });
		});
	}
});

/** Whether the household wants to be recorded at all: mostly yes. */
export const answerRecord = action({
	weight: 4,
	args: fc.record({
		whose,
		which,
		answer: fc.constantFrom('given' as const, ...CONSENT_ANSWERS),
		member: fc.option(fc.nat(3)),
		...said
	}),
	run: (commune, { whose, which, ...rest }) =>
		answers(commune, { whose, which }, { purpose: 'coverage-record', thinksAgain: false, ...rest })
});

type Answer = Pick<ConsentInput, 'purpose' | 'answer' | 'how'> & {
	member: number | null;
	isSlip: boolean;
	/** A no that becomes a yes while one is still there: what was known before comes back with nothing. */
	thinksAgain: boolean;
};

async function answers(
	commune: Commune,
	{ whose, which }: { whose: number; which: number },
	{ purpose, answer, how, member, isSlip, thinksAgain }: Answer
): Promise<boolean> {
	const device = commune.device(whose);
	const door = await doorOf(commune, device, which);
	if (!door) return false;
	const { id: householdId, members } = door.household;
	const memberId = member === null ? undefined : pick(members, member)?.id;
	const input = { purpose, answer, how, memberId, textVersion: `${purpose}.1` };
	return atADoor(commune, device, async () => {
		const done = await answerConsentNow(device, { householdId, input });
		if (done.ok && thinksAgain && answer !== 'given' && !isSlip)
			return answerConsentNow(device, { householdId, input: { ...input, answer: 'given' } });
		if (!done.ok || !isSlip) return done;
		// With the answer, what it emptied comes back.
		for (const entryId of done.value.entryIds)
			await voidEntryNow(device, { householdId, entryId, reason: 'undo' });
		return ok({ entryId: done.value.entryId });
	});
}

/** Somebody lives there, and says no before anything was typed. */
export const refuseAtTheDoor = action({
	weight: 1.5,
	args: fc.record({ whose, village: fc.nat(1), lane: fc.boolean(), how: said.how }),
	async run(commune, { whose, village: number, lane, how }) {
		const device = commune.device(whose);
		const village = pick(device.villages, number);
		if (village === undefined) return false;
		const input = {
			how,
			textVersion: 'coverage-record.1',
			...(lane ? { lane: commune.newWords('nhóm') } : {})
		};
		return atADoor(commune, device, () => refuseHouseholdNow(device, { village, input }));
	}
});

/** Of two records of one house: what is erased is written under more than one code. */
export const withdrawMerged = action({
	weight: 2.5,
	args: fc.record({ whose, which, how: said.how }),
	async run(commune, { whose, which, how }) {
		const device = commune.device(whose);
		const merged = await doorsWhere(commune, device, ({ tookIn }) => tookIn.length > 0);
		const door = pick(merged, which);
		if (!door) return false;
		const purpose = 'coverage-record' as const;
		const input = { purpose, answer: 'withdrawn' as const, how, textVersion: `${purpose}.1` };
		const householdId = door.household.id;
		return atADoor(commune, device, async () => {
			const done = await answerConsentNow(device, { householdId, input });
			return done.ok ? ok({ entryId: done.value.entryId }) : done;
		});
	}
});

/** One house is written down twice. It declines under one of its codes while a colleague who has not heard says they are one. */
export const declinesAndIsMerged = action({
	weight: 2.5,
	args: fc.record({
		whose,
		colleague: fc.integer({ min: 1, max: 2 }),
		which,
		other: which,
		how: said.how
	}),
	async run(commune, { whose, colleague: ahead, which, other, how }) {
		const [device, colleague] = [commune.device(whose), commune.device(whose + ahead)];
		const door = await doorOf(commune, colleague, which);
		const into = await doorOf(commune, colleague, other);
		if (!door || !into || !(await device.household(door.household.id))) return false;
		const [householdId, purpose] = [door.household.id, 'coverage-record' as const];
		const input = { purpose, answer: 'withdrawn' as const, how, textVersion: `${purpose}.1` };
		const ids = { from: householdId, into: into.household.id };
		const isMerged = await atADoor(commune, colleague, () =>
			mergeHouseholdsNow(colleague, { ...ids, input: { sameMembers: [] } })
		);
		const hasDeclined = await atADoor(commune, device, async () => {
			const done = await answerConsentNow(device, { householdId, input });
			return done.ok ? ok({ entryId: done.value.entryId }) : done;
		});
		return isMerged && hasDeclined;
	}
});

/** It declined, whether anything of it is erased by now or not, and is registered anew from the page of its code. */
export const consentAgain = action({
	weight: 2.5,
	args: fc.record({ whose, which, name }),
	async run(commune, { whose, which, name }) {
		const device = commune.device(whose);
		const door = pick(await doorsWhere(commune, device, isDeclined), which);
		if (!door) return false;
		const { village, household } = door;
		const members = [{ name, callName: commune.newWords('bà') }];
		const args = { village, input: { members }, inPlaceOf: household.id };
		return atADoor(commune, device, () => registerHouseholdNow(device, args));
	}
});

async function doorsWhere(
	{ saved }: Commune,
	device: FieldDevice,
	isSought: (household: Household) => boolean
): Promise<Door[]> {
	const doors: Door[] = [];
	for (const { id } of saved.households) {
		const known = await device.household(id);
		if (known && device.villages.includes(known.village) && isSought(known.household))
			doors.push(known);
	}
	return doors;
}
