import fc from 'fast-check';
import {
	closeRequestNow,
	goOnWithSubmissionNow,
	noteRequestNow,
	startSubmissionNow
} from '../../../../src/lib/commands/submissions';
import {
	CLOSED_AS,
	DOERS,
	DOSSIER_STATUSES,
	OBSTACLES,
	REQUEST_ENDS,
	SENDING_PLACES,
	SUBMITTED_AT
} from '../../../../src/lib/domain/entries/submission-entries';
import { isOpenSubmission } from '../../../../src/lib/domain/submission/submission';
import type { SubmissionAct } from '../../../../src/lib/domain/submission/submission-decisions';
import { action, pick, which, whose } from '../action';
import type { Commune } from '../commune';
import { dayOf } from '../model/claims';
import { atADoor, doorOf } from './at-a-door';

const procedure = fc.record({
	id: fc.constantFrom('khai-sinh', 'tam-tru'),
	version: fc.constantFrom('1', '2')
});
const doneBy = fc.constantFrom(...DOERS);
const step = fc.constantFrom('sign-in', 'fill-in', 'pay');
const answers = fc.dictionary(
	fc.constantFrom('born-at', 'has-papers'),
	fc.constantFrom('home', 'hospital'),
	{ maxKeys: 2 }
);

export const beginSubmission = action({
	weight: 5,
	args: fc.record({ whose, which, member: fc.nat(3), procedure, answers }),
	async run(commune, { whose, which, member: number, procedure, answers }) {
		const device = commune.device(whose);
		const door = await doorOf(commune, device, which);
		const member = pick(door?.household.members ?? [], number)?.id;
		if (!door || member === undefined) return false;
		const input = { procedure, member, answers };
		const householdId = door.household.id;
		return atADoor(commune, device, () => startSubmissionNow(device, { householdId, input }));
	}
});

/** What needs no words: drawn as it is. */
const plainAct: fc.Arbitrary<SubmissionAct> = fc.oneof(
	fc.record({ does: fc.constant('correct' as const), answers }),
	fc.record({ does: fc.constant('repin' as const), procedure }),
	fc.record({
		does: fc.constant('prepare' as const),
		items: fc.dictionary(fc.constantFrom('birth-notice', 'id-card'), fc.boolean(), { minKeys: 1 })
	}),
	fc.record({ does: fc.constant('step' as const), step, doneBy }),
	fc.record({ does: fc.constant('block' as const), obstacle: fc.constantFrom(...OBSTACLES), step }),
	fc.record({
		does: fc.constant('plan' as const),
		where: fc.constantFrom(...SENDING_PLACES),
		on: fc.constant('2099-12-05')
	})
);

export const goOnWithSubmission = action({
	weight: 6,
	args: fc.record({ whose, which, line: fc.nat(3), act: plainAct }),
	run: (commune, { act, ...where }) => goesOn(commune, where, () => act)
});

export const sendSubmission = action({
	weight: 3,
	args: fc.record({
		whose,
		which,
		line: fc.nat(3),
		submittedAt: fc.constantFrom(...SUBMITTED_AT),
		doneBy
	}),
	run: (commune, { submittedAt, doneBy, ...where }) =>
		goesOn(commune, where, () => ({ does: 'send', submittedAt, doneBy }))
});

/** What was heard of it today. */
export const noteStatus = action({
	weight: 1,
	args: fc.record({ whose, which, line: fc.nat(3), status: fc.constantFrom(...DOSSIER_STATUSES) }),
	run: (commune, { status, ...where }) =>
		goesOn(commune, where, () => ({
			does: 'note',
			status,
			on: dayOf(commune.device(where.whose).communeMs)
		}))
});

/** Read off the portal; sometimes typed again, or by two people without a network. */
export const noteCode = action({
	weight: 6,
	args: fc.record({ whose, which, line: fc.nat(3) }),
	run: (commune, where) =>
		goesOn(commune, where, () => ({
			does: 'note-code',
			typed: `H41-${commune.newWords('').trim()}`,
			agreed: true
		}))
});

export const closeSubmission = action({
	weight: 5,
	args: fc.record({ whose, which, line: fc.nat(3), outcome: fc.constantFrom(...CLOSED_AS) }),
	run: (commune, { outcome, ...where }) =>
		goesOn(commune, where, () => ({
			does: 'close',
			outcome,
			note: commune.newWords('kết quả')
		}))
});

export const noteRequest = action({
	weight: 2,
	args: fc.record({ whose, which }),
	async run(commune, { whose, which }) {
		const device = commune.device(whose);
		const door = await doorOf(commune, device, which);
		if (!door) return false;
		const input = { procedure: 'khai-sinh', words: commune.newWords('muốn làm') };
		const householdId = door.household.id;
		return atADoor(commune, device, () => noteRequestNow(device, { householdId, input }));
	}
});

/** It was done or is not needed, which two people may say differently without a network. */
export const closeRequest = action({
	weight: 2,
	args: fc.record({ whose, which, line: fc.nat(3), end: fc.constantFrom(...REQUEST_ENDS) }),
	async run(commune, { whose, which, line, end }) {
		const device = commune.device(whose);
		const door = await doorOf(commune, device, which);
		const request = pick(door?.household.requests ?? [], line)?.entryId;
		if (!door || request === undefined) return false;
		const householdId = door.household.id;
		const input = { request, end };
		return atADoor(commune, device, () => closeRequestNow(device, { householdId, input }));
	}
});

interface Where {
	whose: number;
	which: number;
	line: number;
}

/** With one of the dossiers that this device's list shows as open. */
async function goesOn(
	commune: Commune,
	{ whose, which, line }: Where,
	act: () => SubmissionAct
): Promise<boolean> {
	const device = commune.device(whose);
	const open: { householdId: string; submission: string }[] = [];
	for (const { id: householdId } of commune.saved.households)
		for (const one of (await device.household(householdId))?.household.submissions ?? [])
			if (isOpenSubmission(one)) open.push({ householdId, submission: one.id });
	const found = pick(open, which + line);
	if (!found) return false;
	return atADoor(commune, device, () => goOnWithSubmissionNow(device, { ...found, act: act() }));
}
