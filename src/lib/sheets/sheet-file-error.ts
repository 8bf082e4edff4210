/** Why a file could not be read as a list. */
export type SheetFileError =
	| { kind: 'empty-file' }
	| { kind: 'too-large'; maxBytes: number }
	| { kind: 'old-excel' }
	| { kind: 'password-protected' }
	| { kind: 'not-a-sheet' }
	| { kind: 'damaged-file' };
