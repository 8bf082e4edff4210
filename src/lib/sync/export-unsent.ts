import type { Ledger, ReplicatedDocument } from '../store/ledger';
import { unsentRows } from '../store/push-mark';

/** A file to hand over when nothing else goes: another person's import, a cable, a mail to the commune. */
export interface UnsentFile {
	app: 'go-cua';
	exportedAt: string;
	person: string;
	device: string;
	villages: string[];
	entries: UnsentEntry[];
}

export interface UnsentEntry {
	village: string;
	state: 'waiting' | 'refused';
	reason?: string;
	entry: Record<string, unknown>;
}

export interface ExportParts {
	person: string;
	device: string;
	ledgers: readonly Ledger[];
	nowMs: number;
}

/** Reads the ledgers alone: neither the network nor an accepted token is needed. */
export async function exportUnsent({ person, device, ledgers, nowMs }: ExportParts) {
	const entries: UnsentEntry[] = [];
	for (const ledger of ledgers) {
		const { village } = ledger;
		const { waiting, refused } = await unsentRows(ledger);
		for (const { document } of waiting)
			entries.push({ village, state: 'waiting', entry: asWritten(document) });
		for (const { document, reason } of refused)
			entries.push({ village, state: 'refused', reason, entry: asWritten(document) });
	}
	const file: UnsentFile = {
		app: 'go-cua',
		exportedAt: new Date(nowMs).toISOString(),
		person,
		device,
		villages: [...new Set(entries.map(({ village }) => village))],
		entries
	};
	return {
		fileName: `go-cua-chua-gui-${person}-${stamp(nowMs)}.json`,
		text: JSON.stringify(file, null, '\t'),
		entries: entries.length
	};
}

/** As the person wrote it, without what the database keeps beside it. */
function asWritten(document: ReplicatedDocument): Record<string, unknown> {
	const written: Record<string, unknown> = { ...document };
	delete written['_rev'];
	delete written['_revisions'];
	return written;
}

const HO_CHI_MINH_OFFSET_MS = 7 * 3_600_000;

/** `20261122-1640`, the hour the person's own clock on the wall shows. */
const stamp = (ms: number): string =>
	new Date(ms + HO_CHI_MINH_OFFSET_MS)
		.toISOString()
		.slice(0, 16)
		.replace(/[-:]/g, '')
		.replace('T', '-');
