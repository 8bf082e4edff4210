import fc from 'fast-check';
import { recordVisitNow } from '../../../../src/lib/commands/record-visit';
import type { VisitInput } from '../../../../src/lib/domain/visit/record-visit';
import {
	CAPABLE_SKILLS,
	NOT_POSSIBLE_REASONS,
	SKILLS,
	type SkillAnswer
} from '../../../../src/lib/domain/visit/skills';
import { action, pick, which, whose } from '../action';
import { atADoor, doorOf } from './at-a-door';

const answer: fc.Arbitrary<SkillAnswer> = fc.oneof(
	fc.constant<SkillAnswer>({ state: 'yes', doneBy: 'citizen' }),
	fc.constantFrom<SkillAnswer>(
		{ state: 'yes', doneBy: 'together' },
		{ state: 'yes', doneBy: 'volunteer' },
		{ state: 'no' },
		{ state: 'not-asked' }
	),
	fc.record({
		state: fc.constant('not-possible' as const),
		reason: fc.constantFrom(...NOT_POSSIBLE_REASONS)
	})
);
/** Often all three of the number that matters, so that households do become covered. */
const answers = fc.oneof(
	fc.dictionary(fc.constantFrom(...SKILLS), answer, { maxKeys: 4 }),
	fc.constant(
		Object.fromEntries(CAPABLE_SKILLS.map((skill) => [skill, { state: 'yes', doneBy: 'citizen' }]))
	) as fc.Arbitrary<Record<string, SkillAnswer>>
);

/** The phone offers it whenever it may use its receiver; whether it is kept is the household's to say. */
export const place = fc.record({
	latitude: fc.constantFrom(19.2761, 19.2804),
	longitude: fc.constantFrom(104.4312, 104.4377),
	accuracyMetres: fc.constantFrom(8, 40)
});

export const meet = action({
	weight: 10,
	args: fc.record({
		whose,
		which,
		met: fc.array(fc.record({ member: fc.nat(4), answers }), { minLength: 1, maxLength: 2 }),
		place: fc.option(place, { nil: undefined })
	}),
	async run(commune, { whose, which, met, place }) {
		const device = commune.device(whose);
		const door = await doorOf(commune, device, which);
		if (!door) return false;
		const { id: householdId, members } = door.household;
		const input: VisitInput = {
			outcome: 'met',
			met: met.map(({ member, answers }) => ({
				memberId: pick(members, member)?.id ?? '',
				skills: answers
			})),
			place,
			note: commune.newWords('lần gặp')
		};
		const known = commune.saved.all.length;
		const done = await atADoor(commune, device, () =>
			recordVisitNow(device, { householdId, input })
		);
		const after = (await device.household(householdId))?.household;
		if (![door.household, after].some((at) => at?.consents.location?.state === 'given'))
			for (const { id, household, entry } of commune.saved.all.slice(known))
				if (household === householdId && JSON.stringify(entry).includes('latitude'))
					throw new Error(`${id} says where a household lives that did not agree to it`);
		return done;
	}
});

export const meetNobody = action({
	weight: 6,
	args: fc.record({
		whose,
		which,
		outcome: fc.constantFrom('no-one-home' as const, 'refused' as const, 'come-back', 'moved'),
		time: fc.option(fc.constant('18:30'), { nil: undefined })
	}),
	async run(commune, { whose, which, outcome, time }) {
		const device = commune.device(whose);
		const door = await doorOf(commune, device, which);
		if (!door) return false;
		const input: VisitInput = {
			outcome,
			...(outcome === 'come-back' ? { comeBack: { on: '2026-12-05', time } } : {}),
			note: commune.newWords('lần đi')
		};
		const householdId = door.household.id;
		return atADoor(commune, device, () => recordVisitNow(device, { householdId, input }));
	}
});
