import { utf16Of } from './decode-text';

/** What a file is by its first bytes; names and types are often wrong. */
export type FileKind = 'zip' | 'text' | 'old-excel' | 'password-protected' | 'not-a-sheet';

export function fileKind(bytes: Uint8Array): FileKind {
	if (startsWith(bytes, ZIP)) return 'zip';
	// Office encrypts a workbook by wrapping it into the container of the old format.
	if (startsWith(bytes, OLD_OFFICE))
		return includesText(bytes, 'EncryptedPackage') ? 'password-protected' : 'old-excel';
	if (SIGNATURES.some((signature) => startsWith(bytes, signature))) return 'not-a-sheet';
	return looksLikeText(bytes) ? 'text' : 'not-a-sheet';
}

const ZIP = [0x50, 0x4b];
const OLD_OFFICE = [0xd0, 0xcf, 0x11, 0xe0];
// PDF, PNG, JPEG, GIF, RTF, and web pages, which some portals hand out as ".xls".
const SIGNATURES = [
	[0x25, 0x50, 0x44, 0x46],
	[0x89, 0x50, 0x4e, 0x47],
	[0xff, 0xd8, 0xff],
	[0x47, 0x49, 0x46, 0x38],
	...['{\\rtf', '<html', '<HTML', '<!DOC', '<!doc', '<?xml', '<table', '<TABLE'].map((text) =>
		[...text].map((character) => character.charCodeAt(0))
	)
];

const startsWith = (bytes: Uint8Array, signature: readonly number[]): boolean =>
	signature.every((byte, i) => bytes[i] === byte);

/** Names inside the old container are UTF-16. */
function includesText(bytes: Uint8Array, text: string): boolean {
	const wanted = [...text].flatMap((character) => [character.charCodeAt(0), 0]);
	for (
		let at = bytes.indexOf(wanted[0] ?? 0);
		at !== -1;
		at = bytes.indexOf(wanted[0] ?? 0, at + 1)
	)
		if (wanted.every((byte, i) => bytes[at + i] === byte)) return true;
	return false;
}

/** Control characters other than tab and line ends do not stand in text; half of a UTF-16 letter may look like one. */
function looksLikeText(bytes: Uint8Array): boolean {
	if (utf16Of(bytes) !== undefined) return true;
	const sample = bytes.subarray(0, 4096);
	const odd = sample.filter((byte) => byte < 32 && ![9, 10, 13].includes(byte)).length;
	return odd <= sample.length / 100;
}
