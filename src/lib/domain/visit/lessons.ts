import type { Skill } from './skills';

/**
 * What is taught at a door, step by step; the words are i18n/lessons.ts. Names of steps stay as they are: a commune's
 * recordings hang on them.
 */
export const LESSONS = {
	activate: {
		skill: 'activated-on-phone',
		steps: [
			'phone',
			'store',
			'install',
			'open',
			'number',
			'one-time-code',
			'passcode',
			'questions',
			'done'
		]
	},
	'sign-in': {
		skill: 'signs-in-alone',
		steps: ['open', 'passcode', 'forgot', 'wallet', 'again']
	},
	'find-service': {
		skill: 'has-opened-portal',
		steps: ['address', 'sign-in', 'confirm', 'search', 'choose', 'papers']
	},
	submit: {
		skill: 'has-submitted-or-looked-up',
		steps: ['papers', 'open', 'form', 'attach', 'result', 'check', 'send', 'code']
	},
	'look-up': {
		skill: 'has-submitted-or-looked-up',
		steps: ['open', 'find', 'state', 'supplement', 'ready']
	},
	pay: {
		skill: 'pays-online',
		steps: ['amount', 'choose', 'bank', 'confirm', 'receipt']
	},
	'keep-safe': {
		skill: undefined,
		steps: ['secrets', 'callers', 'links', 'one-portal', 'ask', 'too-late']
	}
} as const satisfies Record<string, { skill: Skill | undefined; steps: readonly string[] }>;

export type LessonName = keyof typeof LESSONS;
export type StepOf<L extends LessonName> = (typeof LESSONS)[L]['steps'][number];

export const LESSON_NAMES = Object.keys(LESSONS) as LessonName[];

export const isLesson = (name: string): name is LessonName => name in LESSONS;

export const skillOf = (lesson: LessonName): Skill | undefined => LESSONS[lesson].skill;

export const stepsOf = (lesson: LessonName): readonly string[] => LESSONS[lesson].steps;

/** The lesson for a skill; undefined where there is nothing to practise on a phone. */
export const lessonFor = (skill: Skill): LessonName | undefined =>
	LESSON_NAMES.find((name) => LESSONS[name].skill === skill);

/** Languages of the hills that few read: a neighbour's voice says more than a translation. */
export const SPOKEN_LANGUAGES = ['thai', 'hmong', 'khmu', 'tho'] as const;
export type SpokenLanguage = (typeof SPOKEN_LANGUAGES)[number];

/** Where the recording of one step in one language is kept. */
export const recordingKey = (lesson: LessonName, step: string, language: SpokenLanguage): string =>
	`${lesson}/${step}/${language}`;
