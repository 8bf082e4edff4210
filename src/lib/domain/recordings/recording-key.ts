import {
	LESSON_NAMES,
	recordingKey,
	SPOKEN_LANGUAGES,
	stepsOf,
	type LessonName,
	type SpokenLanguage
} from '../visit/lessons';

export interface RecordingName {
	lesson: LessonName;
	step: string;
	language: SpokenLanguage;
}

/** The recording that a key means; undefined where no lesson has such a step. */
export function readRecordingKey(key: string): RecordingName | undefined {
	const [ofLesson, step = '', ofLanguage] = key.split('/');
	const lesson = LESSON_NAMES.find((known) => known === ofLesson);
	const language = SPOKEN_LANGUAGES.find((known) => known === ofLanguage);
	if (lesson === undefined || language === undefined || !stepsOf(lesson).includes(step))
		return undefined;
	return recordingKey(lesson, step, language) === key ? { lesson, step, language } : undefined;
}
