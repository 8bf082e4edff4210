import type { MetMember } from '../../../src/lib/domain/entries/visit-entries';
import type { EntryOf } from '../../../src/lib/domain/entries/entry';
import {
	NOT_POSSIBLE_REASONS,
	SKILLS,
	type SkillAnswer,
	type SkillAnswers
} from '../../../src/lib/domain/visit/skills';
import type { SeededRandom } from './random';

export type VisitFields = Pick<EntryOf<'visit-recorded'>, 'outcome' | 'met' | 'nextStep'> & {
	comeBackInDays?: number;
};

/** How a household's story has gone so far; the shares are about what teams report in their first two months. */
export type Story =
	'never-visited' | 'nobody-met' | 'refused' | 'not-asked' | 'not-yet' | 'covered' | 'moved';

const FURTHEST: Readonly<Record<Story, number>> = {
	'never-visited': 10,
	'nobody-met': 7,
	refused: 2,
	'not-asked': 3,
	'not-yet': 34,
	covered: 41,
	moved: 3
};

/** @param progress 0 for a village just begun, 1 for one that is ahead */
export function pickStory(random: SeededRandom, progress: number): Story {
	return random.weighted<Story>({
		...FURTHEST,
		'never-visited': FURTHEST['never-visited'] + 50 * (1 - progress),
		covered: FURTHEST.covered * progress
	});
}

/** The visits of one story, in their order. */
export function madeUpVisits(
	random: SeededRandom,
	story: Story,
	memberIds: readonly string[]
): VisitFields[] {
	const before: VisitFields[] = random.chance(0.3) ? [nobodyMet(random)] : [];
	const person = random.pick(memberIds);
	switch (story) {
		case 'never-visited':
			return [];
		case 'nobody-met':
			return [...before, nobodyMet(random)];
		case 'refused':
			return [...before, { outcome: 'refused' }];
		case 'moved':
			return [...before, { outcome: 'moved' }];
		case 'not-asked':
			return [...before, met(person, { 'has-id-card': { state: 'not-asked' } })];
		case 'not-yet': {
			const reached = random.whole(0, 5);
			return [
				...before,
				{ ...met(person, climbed(random, reached)), nextStep: nextAfter(reached) }
			];
		}
		case 'covered': {
			const first = met(person, climbed(random, random.whole(2, 5)));
			const last = { ...met(person, capable(random)), nextStep: 'none' as const };
			return [...before, ...(random.chance(0.6) ? [first] : []), last];
		}
	}
}

const met = (memberId: string, skills: SkillAnswers): VisitFields => ({
	outcome: 'met',
	met: [{ memberId, skills }] satisfies MetMember[]
});

const nobodyMet = (random: SeededRandom): VisitFields =>
	random.chance(0.35)
		? { outcome: 'come-back', comeBackInDays: random.whole(1, 9) }
		: { outcome: 'no-one-home' };

/** So many steps of the ladder seen, the next one lacking, the rest not asked. */
function climbed(random: SeededRandom, reached: number): SkillAnswers {
	const answers: SkillAnswers = {};
	SKILLS.forEach((skill, step) => {
		if (step < reached) answers[skill] = seen(random);
		else if (step === reached) answers[skill] = lacking(random, step);
		// The three that count are asked wherever the talk ended, so that "not yet" is known and not guessed.
		else if (skill === 'has-submitted-or-looked-up') answers[skill] = { state: 'no' };
		else answers[skill] = { state: 'not-asked' };
	});
	return answers;
}

const seen = (random: SeededRandom): SkillAnswer => ({
	state: 'yes',
	doneBy: random.chance(0.7) ? 'citizen' : 'together'
});

/** The card and the account are had or not; a phone, a SIM or a signal stands in the way of the steps after them. */
const lacking = (random: SeededRandom, step: number): SkillAnswer =>
	step >= 2 && random.chance(0.35)
		? { state: 'not-possible', reason: random.pick(NOT_POSSIBLE_REASONS) }
		: { state: 'no' };

function capable(random: SeededRandom): SkillAnswers {
	const alone: SkillAnswer = { state: 'yes', doneBy: 'citizen' };
	return {
		...Object.fromEntries(SKILLS.map((skill) => [skill, alone])),
		'pays-online': random.chance(0.3) ? alone : { state: 'no' }
	};
}

function nextAfter(reached: number): NonNullable<VisitFields['nextStep']> {
	if (reached < 2) return 'level-2-at-police';
	return reached < 4 ? 'teach-sign-in' : 'teach-submit';
}
