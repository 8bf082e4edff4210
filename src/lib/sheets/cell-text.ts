/** A cell of a workbook as a reader sees it. */
export function cellText(value: unknown): string {
	if (value === null || value === undefined) return '';
	if (typeof value === 'number') return numberText(value);
	if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
	if (value instanceof Date) return dateText(value);
	return String(value).normalize('NFC');
}

/** Plain digits, never 9.12E+8: a phone number kept as a quantity has its digits still. */
function numberText(value: number): string {
	if (!Number.isFinite(value)) return '';
	return Number.isInteger(value) ? BigInt(value).toString() : String(value);
}

// The reader gives a date cell as midnight UTC of the day it shows.
function dateText(date: Date): string {
	const two = (value: number) => String(value).padStart(2, '0');
	return `${two(date.getUTCDate())}/${two(date.getUTCMonth() + 1)}/${date.getUTCFullYear()}`;
}
