import { describe, expect, test } from 'vitest';
import { DEFAULT_SETTINGS, type CommuneSettings } from '../../../src/lib/domain/commune-settings';
import { readValues, toValues } from '../../../src/lib/ui/settings/settings-form';

const settings: CommuneSettings = {
	...DEFAULT_SETTINGS,
	campaign: { name: '92 ngày đêm', from: '2026-11-01', to: '2027-01-31', targetPercent: 80 }
};

describe('the settings of a commune as its officer types them', () => {
	test.each([
		['with a campaign', settings],
		['between campaigns', DEFAULT_SETTINGS]
	])('%s say the same when nothing was changed', (_, one) => {
		expect(readValues(toValues(one))).toEqual({ ok: true, value: one });
	});

	test('end a campaign when all four of its fields are empty', () => {
		const values = { ...toValues(settings), name: ' ', from: '', to: '', targetPercent: '' };
		expect(readValues(values)).toEqual({ ok: true, value: DEFAULT_SETTINGS });
	});

	test.each([
		['a campaign without a name', { name: '' }, ['name']],
		['a campaign named with an identity number', { name: 'đợt 040099001234' }, ['name']],
		['a campaign named with a password', { name: 'mật khẩu Lan@1985' }, ['name']],
		['a campaign without days', { from: '', to: '' }, ['from', 'to']],
		['a last day before the first', { to: '2026-10-31' }, ['to']],
		['a target in words', { targetPercent: 'tám mươi' }, ['targetPercent']],
		['a target of none', { targetPercent: '0' }, ['targetPercent']],
		['half a metre', { metresFromHouse: '0,5' }, ['metresFromHouse']],
		['an hour that is none', { workFrom: '25:00' }, ['workFrom']],
		['several at once, in the order of the form', { workTo: '', name: '' }, ['name', 'workTo']]
	])('%s: the field is named', (_, typed, fields) => {
		expect(readValues({ ...toValues(settings), ...typed })).toEqual({ ok: false, error: fields });
	});
});
