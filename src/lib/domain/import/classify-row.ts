import { parsePhone } from '../text/phone';
import { foldText } from '../text/fold-text';
import { headingWords, isNameHeading, meaningOfHeading } from './headings';
import type { SkippedWhat } from './import-plan';
import type { SheetColumns } from './sheet-columns';

/**
 * What a row below the header is. A name is never judged by a word in it: Nguyễn Cảnh Tổng is no total. What decides is
 * the whole cell, where it stands, and whether anything else is said of a person.
 */
export type RowClass = 'data' | SkippedWhat;

export class RowClassifier {
	// After a total or a place and date come signatures, whose names are no households.
	private isAfterEnd = false;

	private readonly nameHeading: string;

	constructor(
		private readonly columns: SheetColumns,
		nameHeading: string
	) {
		this.nameHeading = headingWords(nameHeading);
	}

	/** @param cells tidied */
	classify(cells: readonly string[]): RowClass {
		const filled = cells.filter((cell) => cell !== '');
		if (filled.length === 0) return 'blank';
		if (this.isHeader(cells, filled)) {
			this.isAfterEnd = false;
			return 'header';
		}
		if (isColumnNumbers(filled)) return 'column-numbers';
		if (this.beginsEnd(cells, filled)) return 'total';
		if (this.beginsSignatures(cells, filled)) return 'footer';
		if (this.isAfterEnd && !this.isPerson(cells)) return 'footer';
		this.isAfterEnd = false;
		return this.shapeOf(cells, filled);
	}

	private shapeOf(cells: readonly string[], filled: readonly string[]): RowClass {
		const name = this.columns.read(cells, 'name');
		if (name === '' && !this.columns.saysSomething(cells)) {
			const isNumbered = /^\d+[.)]?$/.test(this.columns.read(cells, 'ordinal'));
			const rest = filled.length - this.count(cells, 'ordinal') - this.count(cells, 'village');
			if (isNumbered) return rest === 0 ? 'number-only' : 'data';
			return 'section';
		}
		const standsAlone = filled.length === 1 && name !== '';
		return standsAlone && SECTION.test(foldText(name)) ? 'section' : 'data';
	}

	private count = (cells: readonly string[], meaning: 'ordinal' | 'village'): number =>
		this.columns.read(cells, meaning) === '' ? 0 : 1;

	private isHeader(cells: readonly string[], filled: readonly string[]): boolean {
		const name = this.columns.read(cells, 'name');
		if (name === '' || filled.length < 2) return false;
		const words = headingWords(name);
		if (words !== this.nameHeading && !isNameHeading(words)) return false;
		return filled.filter((cell) => meaningOfHeading(cell)?.confidence === 'certain').length >= 2;
	}

	private beginsEnd(cells: readonly string[], filled: readonly string[]): boolean {
		const isTotal = TOTAL.test(foldText(filled[0] ?? '')) && !this.saysWho(cells);
		if (isTotal) this.isAfterEnd = true;
		return isTotal;
	}

	private beginsSignatures(cells: readonly string[], filled: readonly string[]): boolean {
		if (this.isNumbered(cells) || this.saysWho(cells)) return false;
		const begins = filled.some(
			(cell) => PLACE_AND_DATE.test(foldText(cell)) || SIGNATORY.test(foldText(cell))
		);
		if (begins) this.isAfterEnd = true;
		return begins;
	}

	private isPerson = (cells: readonly string[]): boolean =>
		this.isNumbered(cells) || this.columns.saysSomething(cells);

	private isNumbered = (cells: readonly string[]): boolean =>
		/^\d+[.)]?$/.test(this.columns.read(cells, 'ordinal'));

	private saysWho = (cells: readonly string[]): boolean =>
		this.columns.read(cells, 'relation') !== '' ||
		/\d{4}/.test(this.columns.read(cells, 'birth')) ||
		parsePhone(this.columns.read(cells, 'phone')).ok;
}

/** "(1) (2) (3)" or "1 2 3" under the headings. */
function isColumnNumbers(filled: readonly string[]): boolean {
	const numbers = filled.map((cell) => Number(/^\(?(\d{1,2})\)?$/.exec(cell)?.[1] ?? NaN));
	return numbers.length >= 3 && numbers.every((number, i) => number === (numbers[0] ?? 0) + i);
}

const TOTAL =
	/^(?:tong cong|tong so|tong|cong don|cong)(?:[\s:.,;()\d]|\b(?:ho|khau|nguoi|nhan khau|so)\b)*$/u;
const SECTION = /^(?:[ivx]+|[a-d]|\d{1,2})\s?[.)/:-]\s?|^(?:ghi chu|luu y|ket thuc)\b|:$/u;
const PLACE_AND_DATE = /\bngay\b.{0,12}\bthang\b.{0,12}\bnam\b/u;
const SIGNATORY =
	/^(?:nguoi lap(?: bieu| danh sach)?|nguoi ghi|truong (?:ban|xom|thon|khoi|ap)|(?:xom|ban|thon|ap) truong|(?:pho )?chu tich|tm\b.*|t\/m\b.*|k\/?t\b.*|\(?ky(?:,| va)? ?(?:ghi ro )?(?:ho )?ten\)?|xac nhan.*)$/u;
