import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readRecordingKey } from '../../../../src/lib/domain/recordings/recording-key';
import {
	LESSON_NAMES,
	recordingKey,
	SPOKEN_LANGUAGES,
	stepsOf
} from '../../../../src/lib/domain/visit/lessons';

test('every step in every language is found again by its key', () => {
	for (const lesson of LESSON_NAMES)
		for (const step of stepsOf(lesson))
			for (const language of SPOKEN_LANGUAGES)
				expect(readRecordingKey(recordingKey(lesson, step, language))).toEqual({
					lesson,
					step,
					language
				});
});

test.each([
	'',
	'pay',
	'pay/receipt',
	'pay/receipt/thai/',
	'pay/passcode/thai',
	'pay/receipt/french'
])('"%s" means no recording', (key) => expect(readRecordingKey(key)).toBeUndefined());

test('no other word means one', () => {
	const words = fc.constantFrom('toString', 'constructor', '__proto__', '..', 'thai', 'pay', '%2f');
	fc.assert(
		fc.property(words, words, words, (...parts) => {
			expect(readRecordingKey(parts.join('/'))).toBeUndefined();
		})
	);
});
