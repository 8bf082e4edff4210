import { expect, test } from 'vitest';
import type { PlaceContent } from '../../../src/lib/domain/directory/place';
import {
	placeValuesOf,
	readPlace,
	type PlaceValues
} from '../../../src/lib/ui/directory/place-values';

const desk: PlaceContent = {
	kind: 'one-stop',
	name: 'Bộ phận một cửa',
	address: 'Bản Na Lợt',
	hours: { days: [1, 2, 3, 4, 5], spans: [{ from: '07:30', to: '11:30' }] },
	phones: [{ number: '02383856789', of: 'Trực ban' }, { number: '1022' }],
	note: 'Thứ Năm là ngày không viết giấy'
};

const read = (change: Partial<PlaceValues>) => readPlace({ ...placeValuesOf(desk), ...change });

test.each<[string, PlaceContent]>([
	['with a morning', desk],
	[
		'with an afternoon alone',
		{ ...desk, hours: { days: [6], spans: [{ from: '13:30', to: '17:00' }] } }
	],
	['with no hours and no phone', { kind: 'post', name: 'Bưu điện', phones: [] }],
	['that is gone', { ...desk, gone: true }]
])('a place %s is saved as it was', (_what, content) => {
	expect(readPlace(placeValuesOf(content))).toEqual({ ok: true, value: content });
});

test.each([
	['0238.385.6789', '02383856789'],
	['+84 912 345 678', '0912345678'],
	['113', '113'],
	['1800 1096', '18001096'],
	['1900 561 252', '1900561252'],
	['1800 1096', '18001096']
])('the number “%s” is kept as %s', (typed, number) => {
	const done = read({ phones: [{ number: typed, of: '' }] });
	expect(done.ok && done.value.phones).toEqual([{ number }]);
});

test.each<[string, Partial<PlaceValues>, string]>([
	['no name', { name: ' ' }, 'name'],
	['a number that is none', { phones: [{ number: '0238 385', of: '' }] }, 'phone:0'],
	['an old identity number', { phones: [{ number: '186 123 456', of: '' }] }, 'phone:0'],
	['an identity number', { phones: [{ number: '040099001234', of: '' }] }, 'phone:0'],
	['an end before the beginning', { morningTo: '07:00' }, 'morningTo'],
	['an end without a beginning', { morningFrom: '' }, 'morningTo'],
	['hours on no day', { days: [] }, 'days'],
	['a number of an identity card', { note: 'căn cước 040123456789' }, 'note']
])('%s is told beside its field', (_what, change, field) => {
	const done = read(change);
	expect(done.ok ? [] : Object.keys(done.error)).toEqual([field]);
});
