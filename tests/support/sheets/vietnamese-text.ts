import fc from 'fast-check';

/** Words as lists have them: with and without marks, composed and not, capitals, Mông and Khơ Mú names. */
const WORDS = [
	'Nguyễn', 'Văn', 'Thị', 'Hòa', 'Hoà', 'Hoa', 'Thủy', 'Thuỷ', 'Đậu', 'đình', 'Mỹ', 'Mĩ', 'Lý', 'Và', 'Xồng', 'Pà',
	'Vừ', 'Y', 'Cở', 'Ốc', 'Moong', 'Phò', 'Quý', 'Ưng', 'Huồi', 'Cọ', 'nguyen', 'TỔNG', 'Sỹ', 'Cộng', 'xóm', '10', '2'
] as const; // prettier-ignore

const word = fc
	.constantFrom(...WORDS)
	.chain((text) => fc.constantFrom(text, text.normalize('NFD'), text.toUpperCase()));

export const vietnameseText = fc
	.array(word, { minLength: 1, maxLength: 6 })
	.chain((words) => fc.constantFrom(' ', '  ', '\u00a0').map((space) => words.join(space)));

/** Anything a file or a keyboard may bring: letters with loose marks, digits of all kinds, signs, half characters. */
export const anyText = fc
	.array(
		fc.oneof(
			fc.constantFrom(...'aăâdđeêioôơuưyAĐ019 .-/,:;=@…\u0300\u0301\u0309\u0323\u00a0\u200b\u00ad\n\t０９⑿½ﬁ'),
			fc.constantFrom('mk: ', 'otp ', 'mã ', '12/3', '0912345678', '040170001234', '186 123 456'),
			fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit))
		),
		{ maxLength: 30 }
	)
	.map((characters) => characters.join(''));
