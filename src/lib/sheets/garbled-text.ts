/**
 * Text read in the wrong encoding, or written with the fonts of before Unicode (TCVN3, VNI): `NguyÔn V¨n Hßa`,
 * `Nguyá»…n`, `Lô Vãn`. It is noticed and shown; guessing what was meant would put wrong names on doors.
 */
export const isGarbled = (text: string): boolean => GARBLED.some((sign) => sign.test(text));

const GARBLED = [
	// UTF-8 read as Windows-1252.
	/[\u00c3\u00c2\u00c6][\u0080-\u00bf\u0192\u02c6\u2018-\u201e\u2020-\u2026]|á[»º]|Ä[\u0090\u0091‘]/u,
	// TCVN3: signs in the middle of words.
	/\p{L}[¡-¬®-¹»-¿ÐÞß÷]\p{L}|\p{L}[¨©ª®µ¶¸¹¼½¾]/u,
	// Windows-1258 or VISCII read as Windows-1252: letters Vietnamese does not have.
	/[ÐÞßåæçëîïñöøûüþÿ]/iu,
	/\ufffd/u
];
