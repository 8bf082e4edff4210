import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foldSpelling, foldText } from '../../../../src/lib/domain/text/fold-text';
import { tidyLines, tidyText } from '../../../../src/lib/domain/text/tidy-text';
import { anyText, vietnameseText } from '../../../support/sheets/vietnamese-text';

describe('text made comparable', () => {
	test.each([
		['Nguyễn Văn Hòa', 'nguyen van hoa'],
		['hoà', 'hoa'],
		['thuỷ', 'thuy'],
		['ĐẬU ĐÌNH ĐÔNG', 'dau dinh dong'],
		['Nguye\u0302\u0303n', 'nguyen'],
		['  Già \u00a0 Y\tMỷ ', 'gia y my'],
		['Ưng Ức Ợ', 'ung uc o'],
		['Xồng\u200b Pà Vừ', 'xong pa vu'],
		['', '']
	])('%j folds to %j', (written, folded) => {
		expect(foldText(written)).toBe(folded);
	});

	test('the two spellings of one name are one when spelling is folded', () => {
		expect(foldSpelling('Chu Thị Mỹ')).toBe(foldSpelling('Chu Thị Mĩ'));
		expect(foldText('Mỹ')).not.toBe(foldText('Mĩ'));
	});

	test('folding twice changes nothing, whatever was written', () => {
		fc.assert(
			fc.property(fc.oneof(anyText, vietnameseText), (text) => {
				expect(foldText(foldText(text))).toBe(foldText(text));
				expect(foldSpelling(foldSpelling(text))).toBe(foldSpelling(text));
			}),
			{ numRuns: 500 }
		);
	});

	test('composed and decomposed text fold to the same', () => {
		fc.assert(
			fc.property(vietnameseText, (text) => {
				expect(foldText(text.normalize('NFD'))).toBe(foldText(text.normalize('NFC')));
			})
		);
	});
});

describe('text as it is stored', () => {
	test('no-break and double spaces become one, marks are composed, the spelling stays', () => {
		expect(tidyText('\u00a0Lầu  Giống\u00a0Pó ')).toBe('Lầu Giống Pó');
		expect(tidyText('Thuy\u0309')).toBe('Thuỷ');
		expect(tidyText('XỒNG Y PLA')).toBe('XỒNG Y PLA');
	});

	test('a note keeps its lines', () => {
		expect(tidyLines(' Gọi trước \r\n\r\n nhà cuối ngõ ')).toBe('Gọi trước\nnhà cuối ngõ');
	});
});
