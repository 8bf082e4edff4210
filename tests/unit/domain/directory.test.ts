import { afterEach, describe, expect, test } from 'vitest';
import {
	OfficeBook,
	lostPlaces,
	lostVersions,
	withBook,
	type HeardOffice
} from '../../../src/lib/domain/directory/office-book';
import type { Place } from '../../../src/lib/domain/directory/place';
import { placeFor, placesShown } from '../../../src/lib/domain/directory/places';
import { procedureOf } from '../../../src/lib/domain/procedures/catalogue';
import type { LocalVersion } from '../../../src/lib/domain/procedures/local';
import { chooseLocale } from '../../../src/lib/i18n';
import { hoursInWords, officeOf } from '../../../src/lib/i18n/directory';

afterEach(() => chooseLocale('vi'));

const place = (id: string, kind: Place['content']['kind'], more = {}): Place => ({
	id,
	number: 1,
	by: 'canbo',
	at: '2026-11-22T02:00:00.000Z',
	content: { kind, name: id, phones: [], ...more }
});
const places = [
	place('mot-cua-cu', 'one-stop', { gone: true }),
	place('cong-an', 'police'),
	place('mot-cua', 'one-stop'),
	place('buu-dien', 'post')
];

test('what is no longer there is not shown, the rest by kind', () => {
	expect(placesShown(places).map(({ id }) => id)).toEqual(['mot-cua', 'cong-an', 'buu-dien']);
});

test.each([
	['dang-ky-khai-sinh', 'mot-cua'],
	['dang-ky-thuong-tru', 'cong-an'],
	['cap-dien-moi-ha-ap', undefined],
	['cap-ho-chieu-pho-thong', undefined]
])('%s is handed in at %s', (id, expected) => {
	expect(placeFor(procedureOf(id)!, places)?.id).toBe(expected);
});

test('where the commune named a place it is that one, as long as it is there', () => {
	const at = (named: string) => ({
		...procedureOf('dang-ky-thuong-tru')!,
		local: { number: 1, by: 'canbo', at: '2026-11-22', place: named }
	});
	expect(placeFor(at('buu-dien'), places)?.id).toBe('buu-dien');
	expect(placeFor(at('mot-cua-cu'), places)?.id).toBe('cong-an');
});

test.each([
	[[1, 2, 3, 4, 5], 'Thứ Hai đến thứ Sáu: 07:30–11:30'],
	[[1, 2, 4, 5, 6], 'Thứ Hai, thứ Ba, thứ Năm đến thứ Bảy: 07:30–11:30'],
	[[2, 4], 'Thứ Ba, thứ Năm: 07:30–11:30'],
	[[7], 'Chủ nhật: 07:30–11:30']
])('open on %j reads “%s”', (days, words) => {
	expect(hoursInWords({ days, spans: [{ from: '07:30', to: '11:30' }] })).toBe(words);
});

test('hours for one procedure alone stand on its slip in the place of the office’s', () => {
	const { content } = place('mot-cua', 'one-stop', {
		hours: { days: [1], spans: [{ from: '07:30', to: '11:30' }] },
		phones: [{ number: '02383856789', of: 'trực ban' }]
	});
	expect(officeOf(content)).toEqual({
		name: 'mot-cua',
		hours: 'Thứ Hai: 07:30–11:30',
		phone: '0238 385 6789 (trực ban)'
	});
	expect(officeOf(content, 'Sáng thứ Ba').hours).toBe('Sáng thứ Ba');
});

describe('what a device heard of the book', () => {
	const version = (number: number): LocalVersion => ({
		procedure: 'dang-ky-khai-sinh',
		number,
		by: 'canbo',
		at: '2026-11-22T02:00:00.000Z',
		effective: { from: '2026-11-22' },
		content: { kind: 'override', papers: [], without: [] }
	});
	const known: HeardOffice = {
		revision: 3,
		server: 'before',
		versions: [version(1), version(2)],
		places: [place('mot-cua', 'one-stop')]
	};

	test('a version stays that a restored server lacks, and is what goes back to it', () => {
		const told: OfficeBook = { revision: 1, versions: [version(1)], places: [] };
		expect(withBook(known, told, 'restored')).toEqual({
			revision: 1,
			server: 'restored',
			versions: [version(1), version(2)],
			places: []
		});
		expect(lostVersions(known, told)).toEqual([version(2)]);
	});

	test('a place goes back to a restored server that lacks it or what was written about it last', () => {
		const [desk] = known.places as [Place];
		const moved = { ...desk, number: 3 };
		const heard: HeardOffice = { ...known, places: [moved, place('buu-dien', 'post')] };
		const told: OfficeBook = { revision: 1, versions: [], places: [desk] };
		expect(lostPlaces(heard, told)).toEqual([
			{ id: 'mot-cua', number: 2, content: desk.content },
			{ id: 'buu-dien', number: 1, content: place('buu-dien', 'post').content }
		]);
		expect(lostPlaces(heard, { ...told, places: heard.places })).toEqual([]);
		expect(lostPlaces(undefined, told)).toEqual([]);
	});

	test('under one number it is the server’s', () => {
		const other = { ...version(2), by: 'lanhdao' };
		const told: OfficeBook = { revision: 2, versions: [version(1), other], places: [] };
		expect(withBook(known, told, 'restored').versions).toEqual([version(1), other]);
		expect(lostVersions(known, told)).toEqual([]);
	});

	test('what a newer server knows and this application does not is passed over', () => {
		const told = OfficeBook.parse({
			revision: 4,
			versions: [version(1), { ...version(2), content: { kind: 'something-new' } }],
			places: [place('mot-cua', 'one-stop'), place('bay', 'spaceport' as 'other')]
		});
		expect(told.versions).toEqual([version(1)]);
		expect(told.places.map(({ id }) => id)).toEqual(['mot-cua']);
	});
});
