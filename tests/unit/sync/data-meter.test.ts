import { expect, test } from 'vitest';
import { DATA_CAPS, dataCapState } from '../../../src/lib/sync/data-cap';
import { DataMeter, usedInMonth, withTraffic } from '../../../src/lib/sync/data-meter';

const EVE_OF_DECEMBER = Date.UTC(2026, 10, 30, 16, 59, 0); // 23:59 in Nghệ An
const DECEMBER = Date.UTC(2026, 10, 30, 17, 1, 0);

test('a month of data begins at midnight in Vietnam', () => {
	const use = withTraffic(
		withTraffic(undefined, EVE_OF_DECEMBER, { sentBytes: 700, receivedBytes: 300 }),
		DECEMBER,
		{ sentBytes: 5, receivedBytes: 0 }
	);
	expect(usedInMonth(use, EVE_OF_DECEMBER)).toBe(1000);
	expect(usedInMonth(use, DECEMBER)).toBe(5);
});

test('a year is kept and no more', () => {
	let use = {};
	for (let month = 0; month < 30; month++)
		use = withTraffic(use, Date.UTC(2026, month, 15), { sentBytes: 1, receivedBytes: 0 });
	expect(Object.keys(use)).toHaveLength(12);
	expect(usedInMonth(use, Date.UTC(2026, 29, 15))).toBe(1);
});

test('what requests report is handed on once', () => {
	const meter = new DataMeter();
	meter.count({ sentBytes: 10, receivedBytes: 0 });
	meter.count({ sentBytes: 1, receivedBytes: 5 });
	expect(meter.take()).toEqual({ sentBytes: 11, receivedBytes: 5 });
	expect(meter.take()).toEqual({ sentBytes: 0, receivedBytes: 0 });
});

test('a limit is near from four fifths on and reached at the last byte of it', () => {
	for (const cap of DATA_CAPS) {
		const bytes = cap * 1_000_000;
		expect(dataCapState(cap, 0)).toBe('within');
		expect(dataCapState(cap, bytes * 0.8 - 1)).toBe('within');
		expect(dataCapState(cap, bytes * 0.8)).toBe('near');
		expect(dataCapState(cap, bytes - 1)).toBe('near');
		expect(dataCapState(cap, bytes)).toBe('reached');
	}
});

test('without a limit nothing is ever held back', () => {
	expect(dataCapState(undefined, Number.MAX_SAFE_INTEGER)).toBe('off');
});
