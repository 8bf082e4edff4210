import type { SheetGrid } from '../domain/import/sheet-grid';
import { err, ok, type Result } from '../domain/result';
import { fileKind } from './file-kind';
import { isGarbled } from './garbled-text';
import type { SheetFileError } from './sheet-file-error';

/**
 * A list kept in XLSX or CSV, as grids of text. The readers are loaded only when a file is opened; the same code runs
 * in a browser, a worker and the server.
 */
export interface SheetFile {
	grids: SheetGrid[];
	notices: SheetNotice[];
}

/** What a person should know about how the file was read. */
export type SheetNotice =
	| { kind: 'old-encoding'; encoding: 'windows-1258' }
	| { kind: 'garbled-text'; sheet: string; example: string };

/** Ten thousand households with members are about 2 MB; more is a picture album or a mistake. */
export const MAX_FILE_BYTES = 10 * 1024 * 1024;

export async function readSheets(
	bytes: Uint8Array,
	fileName: string
): Promise<Result<SheetFile, SheetFileError>> {
	if (bytes.length === 0) return err({ kind: 'empty-file' });
	if (bytes.length > MAX_FILE_BYTES) return err({ kind: 'too-large', maxBytes: MAX_FILE_BYTES });

	const kind = fileKind(bytes);
	switch (kind) {
		case 'zip': {
			const { readXlsx } = await import('./read-xlsx');
			const read = await readXlsx(bytes);
			return read.ok ? ok(withNotices(read.value, [])) : read;
		}
		case 'text': {
			const { readCsv } = await import('./read-csv');
			const { grid, encoding } = readCsv(bytes, fileName);
			const notices: SheetNotice[] =
				encoding === 'windows-1258' ? [{ kind: 'old-encoding', encoding }] : [];
			return ok(withNotices([grid], notices));
		}
		default:
			return err({ kind });
	}
}

function withNotices(grids: SheetGrid[], notices: SheetNotice[]): SheetFile {
	const garbled = grids.flatMap(({ name, rows }) => {
		const example = rows.flat().find(isGarbled);
		return example === undefined ? [] : [{ kind: 'garbled-text' as const, sheet: name, example }];
	});
	return { grids, notices: [...notices, ...garbled] };
}
