import { SPOKEN_LANGUAGES, type SpokenLanguage } from '$lib/domain/visit/lessons';

/** What is heard in lessons: the words as they are written, or a recording. */
export type LessonVoice = SpokenLanguage | 'vietnamese';

export const LESSON_VOICES: readonly LessonVoice[] = ['vietnamese', ...SPOKEN_LANGUAGES];

const STORED_AS = 'go-cua.lesson-voice';

let chosen = $state<LessonVoice>(stored());

export const lessonVoice = {
	get chosen(): LessonVoice {
		return chosen;
	}
};

export function chooseLessonVoice(voice: LessonVoice): void {
	chosen = voice;
	try {
		localStorage.setItem(STORED_AS, voice);
	} catch {
		// Storage may be forbidden; the choice then lasts until the page is closed.
	}
}

function stored(): LessonVoice {
	try {
		const kept = localStorage.getItem(STORED_AS);
		return LESSON_VOICES.find((known) => known === kept) ?? 'vietnamese';
	} catch {
		return 'vietnamese';
	}
}
