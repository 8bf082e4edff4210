import { tidyText } from '../text/tidy-text';

/**
 * A year of birth as lists have it: `1972`, `'1972`, `12/3/1972`. Only the year leaves this function. What leaves a
 * doubt is no year: `72`, `khoảng 1950`, a year to come.
 */
export function readBirthYear(
	cell: string,
	thisYear: number
):
	| { kind: 'empty' }
	| { kind: 'unreadable' }
	| { kind: 'year'; year: number; wasFullDate: boolean } {
	const text = tidyText(cell).replace(/^['’]/u, '');
	if (/^[-–—?.]*$/u.test(text)) return { kind: 'empty' };
	const found = FORMS.map((form) => form.exec(text)?.[1]).find((year) => year !== undefined);
	const year = Number(found);
	if (found === undefined || year > thisYear || year < thisYear - OLDEST_YEARS)
		return { kind: 'unreadable' };
	return { kind: 'year', year, wasFullDate: !YEAR_ALONE.test(text) };
}

/** Nobody in Vietnam has been known to be older than about 120. */
const OLDEST_YEARS = 120;

const YEAR_ALONE = /^(?:ns|sn|sinh năm)?[.: ]*(\d{4})$/iu;
const FORMS = [
	YEAR_ALONE,
	/^(?:\d{1,2}\s*[/.-]\s*)?\d{1,2}\s*[/.-]\s*(\d{4})$/,
	/^(\d{4})-\d{1,2}-\d{1,2}(?:[T ].*)?$/
];
