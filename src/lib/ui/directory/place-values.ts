import { MOST_LETTERS } from '$lib/domain/procedures/local';
import { PlaceContent, PublicNumber, type OpeningHours } from '$lib/domain/directory/place';
import type { PlaceKind } from '$lib/domain/directory/places';
import { readRequiredText, readText, type FieldError } from '$lib/domain/free-text';
import { err, ok, type Result } from '$lib/domain/result';
import { parsePhone } from '$lib/domain/text/phone';

/** What an officer fills in of one place, as a half-filled form keeps it. */
export interface PlaceValues {
	kind: PlaceKind;
	name: string;
	address: string;
	days: number[];
	morningFrom: string;
	morningTo: string;
	afternoonFrom: string;
	afternoonTo: string;
	hoursWords: string;
	phones: { number: string; of: string }[];
	note: string;
	isGone: boolean;
}

export type PlaceFaults = Record<string, FieldError | { kind: 'time' | 'days' | 'phone' }>;

const WORKING_WEEK = [1, 2, 3, 4, 5];

export function placeValuesOf(content: PlaceContent | undefined): PlaceValues {
	const spans = content?.hours?.spans ?? [];
	// One span alone may be an afternoon.
	const isAfternoon = spans.length === 1 && (spans[0]?.from ?? '') >= '12:00';
	const [morning, afternoon] = isAfternoon ? [undefined, spans[0]] : spans;
	return {
		kind: content?.kind ?? 'one-stop',
		name: content?.name ?? '',
		address: content?.address ?? '',
		days: [...(content?.hours?.days ?? (content ? [] : WORKING_WEEK))],
		morningFrom: morning?.from ?? '',
		morningTo: morning?.to ?? '',
		afternoonFrom: afternoon?.from ?? '',
		afternoonTo: afternoon?.to ?? '',
		hoursWords: content?.hoursWords ?? '',
		phones: content?.phones.length
			? content.phones.map(({ number, of }) => ({ number, of: of ?? '' }))
			: [{ number: '', of: '' }],
		note: content?.note ?? '',
		isGone: content?.gone ?? false
	};
}

export function readPlace(values: PlaceValues): Result<PlaceContent, PlaceFaults> {
	const faults: PlaceFaults = {};
	const text = (field: 'address' | 'hoursWords' | 'note', most: number) => {
		const read = readText(field, values[field], most);
		if (!read.ok) faults[field] = read.error;
		return read.ok && read.value !== undefined ? { [field]: read.value } : {};
	};
	const name = readRequiredText('name', values.name, MOST_LETTERS.name);
	if (!name.ok) faults['name'] = name.error;
	const hours = readHours(values, faults);
	const phones = values.phones.flatMap(({ number, of }, i) => {
		const whose = readText('of', of, MOST_LETTERS.line);
		if (!whose.ok) faults[`of:${i}`] = whose.error;
		if (number.trim() === '') return [];
		const read = readNumber(number);
		if (read === undefined) faults[`phone:${i}`] = { kind: 'phone' };
		return [
			{ number: read ?? '', ...(whose.ok && whose.value !== undefined && { of: whose.value }) }
		];
	});
	const content = {
		kind: values.kind,
		name: name.ok ? name.value : '',
		...text('address', MOST_LETTERS.line),
		...(hours && { hours }),
		...text('hoursWords', MOST_LETTERS.line),
		phones,
		...text('note', MOST_LETTERS.note),
		...(values.isGone && { gone: true as const })
	};
	return Object.keys(faults).length > 0 ? err(faults) : ok(PlaceContent.parse(content));
}

function readHours(values: PlaceValues, faults: PlaceFaults): OpeningHours | undefined {
	const spans = (['morning', 'afternoon'] as const).flatMap((part) => {
		const [from, to] = [values[`${part}From`], values[`${part}To`]];
		if (from === '' && to === '') return [];
		if (!(from < to) || from === '') faults[`${part}To`] = { kind: 'time' };
		return [{ from, to }];
	});
	if (spans.length === 0) return undefined;
	if (values.days.length === 0) faults['days'] = { kind: 'days' };
	return { days: values.days.toSorted((a, b) => a - b), spans };
}

/** A phone as people write it, or a short public line. */
function readNumber(typed: string): string | undefined {
	const digits = typed.replace(/[\s.-]/g, '');
	if (/^1/.test(digits) && PublicNumber.safeParse(digits).success) return digits;
	const parsed = parsePhone(typed);
	return parsed.ok && parsed.value.others.length === 0 ? parsed.value.number : undefined;
}
