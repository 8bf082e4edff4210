import type { ListedAnswers } from '../entries/household-entries';
import { tidyText } from '../text/tidy-text';
import { RowClassifier } from './classify-row';
import { leftOutReason } from './column-meaning';
import { ColumnAbove, isDitto } from './ditto';
import type {
	ImportWarning,
	LeftOutColumn,
	RejectedRow,
	RejectReason,
	SkippedRow
} from './import-plan';
import { Alignment, joinOverflow } from './misaligned';
import type { SheetRecognition } from './recognition';
import { isHeadRelation } from './relations';
import { MAX, RowReader, type ReadMember } from './row-reader';
import { SheetColumns, tidyCell } from './sheet-columns';
import type { SheetGrid } from './sheet-grid';
import { shownCell } from './tidy-field';

/** A household while its rows are read. */
export interface Draft {
	sheet: string;
	row: number;
	head: ReadMember;
	others: ReadMember[];
	villageText: string;
	houseHint: string;
	statedSize: number | undefined;
	notes: string[];
	listed: ListedAnswers;
}

export interface SheetOutcome {
	drafts: Draft[];
	rejected: RejectedRow[];
	skipped: SkippedRow[];
	warnings: ImportWarning[];
	leftOut: LeftOutColumn[];
}

export const planSheet = (
	grid: SheetGrid,
	recognition: SheetRecognition,
	thisYear: number
): SheetOutcome => new SheetPlanner(grid, recognition, thisYear).plan();

/** As many as an entry takes: a list whose heads are not told apart would make one household of a village. */
const MAX_MEMBERS = 60;

class SheetPlanner {
	private readonly outcome: SheetOutcome = {
		drafts: [],
		rejected: [],
		skipped: [],
		warnings: [],
		leftOut: []
	};
	private readonly dataRows: readonly (readonly string[])[];
	private readonly columns: SheetColumns;
	private readonly alignment: Alignment;
	/** How many cells the header of a CSV file has. */
	private readonly headerWidth: number | undefined;
	private readonly villages = new ColumnAbove();
	private readonly addresses = new ColumnAbove();
	private noteAbove = '';
	private sawFullDate = false;
	/** Whose members the next rows are. */
	private household: Draft | 'none-yet' | 'rejected' = 'none-yet';

	constructor(
		private readonly grid: SheetGrid,
		private readonly recognition: SheetRecognition,
		private readonly thisYear: number
	) {
		const { headerRow, headerRows, columns } = recognition;
		const isSeparated = grid.delimiter !== undefined && headerRow > 0;
		this.dataRows = grid.rows.slice(headerRow === 0 ? 0 : headerRow - 1 + headerRows);
		this.columns = new SheetColumns(columns);
		this.alignment = new Alignment(this.columns, this.dataRows, isSeparated);
		if (isSeparated) this.headerWidth = grid.rows[headerRow + headerRows - 2]?.length;
	}

	plan(): SheetOutcome {
		const { headerRow, headerRows } = this.recognition;
		const firstDataRow = headerRow === 0 ? 1 : headerRow + headerRows;
		this.skipAbove(headerRow, firstDataRow);
		const nameColumn = this.recognition.columns.find(({ meaning }) => meaning === 'name');
		const classifier = new RowClassifier(this.columns, nameColumn?.heading ?? '');
		for (let row = firstDataRow; row <= this.grid.rows.length; row++) {
			if (this.grid.continued?.has(row)) continue;
			const written = this.grid.rows[row - 1] ?? [];
			const cells = written.map(tidyCell);
			const what = classifier.classify(cells);
			if (what === 'data') this.readRow(row, cells, written);
			else this.outcome.skipped.push({ sheet: this.grid.name, row, what });
		}
		this.noteLeftOut();
		return this.outcome;
	}

	private skipAbove(headerRow: number, firstDataRow: number): void {
		for (let row = 1; row < firstDataRow; row++) {
			const isBlank = (this.grid.rows[row - 1] ?? []).every((cell) => tidyText(cell) === '');
			const what = row >= headerRow ? 'header' : isBlank ? 'blank' : 'title';
			this.outcome.skipped.push({ sheet: this.grid.name, row, what });
		}
	}

	private readRow(row: number, tidied: readonly string[], written: readonly string[]): void {
		const misaligned = this.alignment.whyMisaligned(tidied);
		if (misaligned) return this.reject(row, written, misaligned);
		const whole = joinOverflow(written, this.columns, this.headerWidth, this.grid.delimiter ?? ',');
		if (!whole) return this.reject(row, written, { kind: 'misaligned', cells: 'too-many' });

		const cells = whole === written ? tidied : whole.map(tidyCell);
		const reader = new RowReader(this.columns, cells, this.thisYear);
		this.readPerson(row, cells, reader, this.readNote(cells, whole));
		this.sawFullDate ||= reader.sawFullDate;
	}

	private readPerson(row: number, cells: readonly string[], reader: RowReader, note: string): void {
		const village = this.villages.read(this.columns.read(cells, 'village'));
		const address = this.addresses.read(this.columns.read(cells, 'address'));
		const relation = this.columns.read(cells, 'relation');
		const beginsHousehold = this.isHead(cells, relation);

		const name = reader.name();
		if (name === undefined) {
			if (beginsHousehold) this.household = 'rejected';
			const isEmpty = !/[\p{L}\p{N}]/u.test(this.columns.read(cells, 'name'));
			return this.reject(row, cells, { kind: isEmpty ? 'no-name' : 'name-unreadable' });
		}
		if (!beginsHousehold) return this.addMember(row, cells, reader, name, relation, note);

		const head = reader.member(name, relation === '' ? '' : 'Chủ hộ');
		const draft: Draft = {
			sheet: this.grid.name,
			row,
			head,
			others: [],
			villageText: reader.text(village, MAX.village),
			houseHint: reader.text(address, MAX.house),
			statedSize: reader.statedSize(),
			notes: note === '' ? [] : [reader.text(note, MAX.note, { keepLines: true })],
			listed: reader.listed()
		};
		this.household = draft;
		this.outcome.drafts.push(draft);
		this.warn(row, reader);
	}

	private addMember(
		row: number,
		cells: readonly string[],
		reader: RowReader,
		name: string,
		relation: string,
		note: string
	): void {
		const { household } = this;
		if (household === 'none-yet') return this.reject(row, cells, { kind: 'member-before-head' });
		if (household === 'rejected') return this.reject(row, cells, { kind: 'head-rejected' });
		if (household.others.length + 1 >= MAX_MEMBERS)
			return this.reject(row, cells, { kind: 'household-too-large' });
		household.others.push(reader.member(name, reader.text(relation, MAX.relation)));
		// A household has one note: what stands beside a member is told of that member.
		if (note !== '')
			household.notes.push(`${name}: ${reader.text(note, MAX.note, { keepLines: true })}`);
		this.warn(row, reader);
	}

	private isHead(cells: readonly string[], relation: string): boolean {
		if (this.recognition.layout === 'head-per-row') return true;
		if (relation !== '') return isHeadRelation(relation);
		return /\d/.test(this.columns.read(cells, 'ordinal'));
	}

	/** A ditto in a note means the row directly above; an empty note above means there is none. */
	private readNote(cells: readonly string[], written: readonly string[]): string {
		const index = this.columns.indexOf('note');
		// The note as written has its line breaks still.
		const lines = index === undefined ? [] : (written[index] ?? '').split('\n').map(tidyCell);
		const [, ...others] = this.columns.allOf(cells, 'note');
		const note = [...lines, ...others].filter((line) => line !== '').join('\n');
		this.noteAbove = isDitto(note) ? this.noteAbove : note;
		return this.noteAbove;
	}

	private warn(row: number, reader: RowReader): void {
		for (const remark of reader.remarks)
			this.outcome.warnings.push({ sheet: this.grid.name, row, ...remark });
	}

	private reject(row: number, cells: readonly string[], reason: RejectReason): void {
		const safeCells = cells.map((cell, index) => {
			const { meaning } = this.recognition.columns[index] ?? { meaning: undefined };
			const isKept = meaning === undefined || leftOutReason(meaning) === undefined;
			return isKept ? shownCell(cell, { isPhone: meaning === 'phone' }) : '';
		});
		this.outcome.rejected.push({ sheet: this.grid.name, row, reason, cells: safeCells });
	}

	private noteLeftOut(): void {
		for (const { index, heading, meaning } of this.recognition.columns) {
			const why =
				leftOutReason(meaning) ??
				(meaning === 'birth' && this.sawFullDate ? 'only-year-kept' : undefined);
			const isEmpty =
				heading === '' && this.dataRows.every((row) => tidyText(row[index] ?? '') === '');
			if (why && !isEmpty)
				this.outcome.leftOut.push({
					sheet: this.grid.name,
					column: index + 1,
					heading: tidyText(heading),
					why
				});
		}
	}
}
