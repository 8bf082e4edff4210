import { describe, expect, test } from 'vitest';
import {
	isHeard,
	languageSizes,
	ownStateOf,
	type RecordingSlot
} from '../../../../src/lib/domain/recordings/recording-slot';

const COMMUNE = '17284';
const listed = (revision: number) => ({ commune: COMMUNE, revision });

describe('a recording made here', () => {
	test.each([
		['for this device alone', { bytes: 1 }, listed(3), 'here-only'],
		[
			'over none, where there is none',
			{ bytes: 1, commune: COMMUNE, over: 0 },
			undefined,
			'waiting'
		],
		['over the one that was heard', { bytes: 1, commune: COMMUNE, over: 3 }, listed(3), 'waiting'],
		[
			'over one that was removed since',
			{ bytes: 1, commune: COMMUNE, over: 3 },
			undefined,
			'waiting'
		],
		['over an earlier one', { bytes: 1, commune: COMMUNE, over: 2 }, listed(3), 'clash'],
		['over none, where one came', { bytes: 1, commune: COMMUNE, over: 0 }, listed(3), 'clash'],
		[
			'that was refused',
			{ bytes: 1, commune: COMMUNE, over: 3, refused: 'dài quá' },
			listed(3),
			'refused'
		],
		[
			'that was refused because another came first',
			{ bytes: 1, commune: COMMUNE, over: 0, refused: 'người khác vừa đổi' },
			listed(3),
			'clash'
		],
		['for another commune', { bytes: 1, commune: '17290', over: 0 }, listed(3), 'waiting']
	] as const)('%s', (_, own, there, state) => {
		expect(ownStateOf(own, there)).toBe(state);
	});
});

test.each<[string, RecordingSlot | undefined, boolean]>([
	['nothing', undefined, false],
	['one made here', { own: { bytes: 1, state: 'here-only' } }, true],
	['the commune’s, here', { commune: { bytes: 1, here: true, leaving: false } }, true],
	['the commune’s, not here', { commune: { bytes: 1, here: false, leaving: false } }, false],
	['the commune’s, to be removed', { commune: { bytes: 1, here: true, leaving: true } }, false]
])('of %s it is said whether it is heard', (_, slot, heard) => {
	expect(isHeard(slot)).toBe(heard);
});

test('what a language would cost is known before it is chosen', () => {
	const here = { commune: { bytes: 40, here: true, leaving: false } };
	const away = { commune: { bytes: 2, here: false, leaving: false } };
	const sizes = languageSizes({
		slots: {
			'pay/amount/thai': here,
			'pay/bank/thai': away,
			'pay/choose/thai': { own: { bytes: 9, state: 'here-only' } },
			'pay/bank/tho': away
		},
		languages: []
	});
	expect(sizes).toEqual([
		{ language: 'thai', recordings: 2, bytes: 42, missing: 1, missingBytes: 2 },
		{ language: 'hmong', recordings: 0, bytes: 0, missing: 0, missingBytes: 0 },
		{ language: 'khmu', recordings: 0, bytes: 0, missing: 0, missingBytes: 0 },
		{ language: 'tho', recordings: 1, bytes: 2, missing: 1, missingBytes: 2 }
	]);
});
