import { birthBandOf } from '../entries/member-entries';
import { parsePhone } from '../text/phone';
import { tidyText } from '../text/tidy-text';
import { readBirthYear } from './birth-year';
import type { ImportWarning, PlannedMember, RowPlace } from './import-plan';
import { readListedAnswer } from './listed-answer';
import type { ListedAnswers } from '../entries/household-entries';
import { cellAt, type SheetColumns } from './sheet-columns';
import { shownCell, tidyField } from './tidy-field';

/** @property year known only while rows are compared; never kept */
export interface ReadMember {
	member: PlannedMember;
	year: number | undefined;
}

type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;
type Remark = DistributiveOmit<ImportWarning, keyof RowPlace>;

/** Longest texts of the entries (`household-registered`). */
export const MAX = { name: 120, callName: 60, relation: 60, village: 80, house: 200, note: 1000 };

/** Reads one row's cells, and tells what could not be read. */
export class RowReader {
	readonly remarks: Remark[] = [];
	sawFullDate = false;

	constructor(
		private readonly columns: SheetColumns,
		private readonly cells: readonly string[],
		private readonly thisYear: number
	) {}

	/** @returns undefined when the cell holds no letter, or more than a name */
	name(): string | undefined {
		const written = this.columns
			.read(this.cells, 'name')
			.replace(/^\d{1,4}\s*[.)]\s*(?=\p{L})/u, '');
		if (written.length > MAX.name) return undefined;
		const name = this.field(written, MAX.name);
		return /\p{L}/u.test(name) ? name : undefined;
	}

	member(name: string, relation: string): ReadMember {
		const year = this.year();
		const callName = this.field(this.columns.read(this.cells, 'call-name'), MAX.callName);
		const phone = this.phone();
		return {
			year,
			member: {
				name,
				...(callName === '' ? {} : { callName }),
				...(relation === '' ? {} : { relation }),
				...(year === undefined ? {} : { birthBand: birthBandOf(year) }),
				...(phone === undefined ? {} : { phone })
			}
		};
	}

	text = (cell: string, max: number, options = {}): string => this.field(cell, max, options);

	statedSize(): number | undefined {
		const text = this.columns.read(this.cells, 'stated-size');
		const size = Number(/^(\d{1,2})(?:\s*(?:khẩu|người|nk))?$/iu.exec(text)?.[1] ?? NaN);
		// Sixty is more than any household, and as much as an entry takes.
		if (size >= 1 && size <= 60) return size;
		if (text !== '' && !/^[-–—0]*$/u.test(text))
			this.remarks.push({ kind: 'size-unreadable', text: shownCell(text) });
		return undefined;
	}

	listed(): ListedAnswers {
		const listed: ListedAnswers = {};
		for (const { skill, index } of this.columns.skills) {
			const text = cellAt(this.cells, index);
			const answer = readListedAnswer(text);
			if (answer.state === 'unreadable')
				this.remarks.push({ kind: 'answer-unreadable', text: shownCell(text) });
			else if (answer.state !== 'not-asked') listed[skill] = answer;
		}
		return listed;
	}

	private year(): number | undefined {
		const text = this.columns.read(this.cells, 'birth');
		const read = readBirthYear(text, this.thisYear);
		if (read.kind === 'unreadable')
			this.remarks.push({ kind: 'birth-unreadable', text: shownCell(text) });
		if (read.kind !== 'year') return undefined;
		this.sawFullDate ||= read.wasFullDate;
		return read.year;
	}

	private phone(): string | undefined {
		const cells = this.columns.readAll(this.cells, 'phone');
		const parsed = cells.map((text) => ({ text, phone: parsePhone(text) }));
		for (const { text, phone } of parsed)
			if (!phone.ok && phone.error.kind === 'unreadable')
				this.remarks.push({ kind: 'phone-unreadable', text: shownCell(text, { isPhone: true }) });
		const numbers = parsed.flatMap(({ phone }) =>
			phone.ok ? [phone.value.number, ...phone.value.others.map(({ number }) => number)] : []
		);
		const [first, ...others] = new Set(numbers);
		for (const number of others) this.remarks.push({ kind: 'second-phone', number });
		return first;
	}

	private field(cell: string, max: number, options = {}): string {
		if (tidyText(cell) === '') return '';
		const { text, removed, wasCut } = tidyField(cell, max, options);
		for (const what of new Set(removed)) this.remarks.push({ kind: 'text-removed', what });
		if (wasCut) this.remarks.push({ kind: 'text-cut', max });
		return /[\p{L}\p{N}]/u.test(text) ? text : '';
	}
}
