import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BROWSERS, readUserAgent, SYSTEMS } from '../../../../src/lib/domain/device/browser-name';
import {
	DATA_CAP_HEALTH,
	SYNC_HEALTH,
	TROUBLE_KINDS,
	type DeviceHealth
} from '../../../../src/lib/domain/device/device-health';
import { ALPHABET } from '../../../../src/lib/domain/spoken-code';
import { readSupportCode, supportCode } from '../../../../src/lib/domain/device/support-code';

/** What a code says to the letter. */
const exact = fc.record<DeviceHealth>({
	builtDay: fc.nat({ max: 4095 }),
	persisted: fc.boolean(),
	secondCopy: fc.boolean(),
	online: fc.boolean(),
	worksOffline: fc.boolean(),
	installed: fc.boolean(),
	signedIn: fc.constantFrom('nobody', 'accepted', 'turned-away'),
	freeMegabytes: fc.constantFrom(undefined, 0, 1, 512, 4096, 2 ** 19),
	waiting: fc.nat({ max: 511 }),
	refused: fc.nat({ max: 31 }),
	hoursSinceAllReceived: fc.option(fc.nat({ max: 254 }), { nil: undefined }),
	hoursSinceTried: fc.constantFrom(undefined, 0, 1, 6, 24, 72, 168, 720),
	sync: fc.constantFrom(...SYNC_HEALTH),
	dataCap: fc.constantFrom(...DATA_CAP_HEALTH),
	trouble: fc.constantFrom(...TROUBLE_KINDS),
	browser: fc.constantFrom(...BROWSERS),
	browserMajor: fc.nat({ max: 255 }),
	system: fc.constantFrom(...SYSTEMS)
});

test('what a volunteer reads out over the phone tells the office how the device is', () => {
	fc.assert(
		fc.property(exact, (health) => {
			const code = supportCode(health);
			expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/);
			expect(readSupportCode(code)).toEqual(health);
			expect(readSupportCode(code.toLowerCase().replace(/-/g, ' '))).toEqual(health);
		})
	);
});

test('any numbers at all make a code, and reading it again changes nothing more', () => {
	const any = fc.tuple(
		exact,
		fc.record({
			builtDay: fc.integer(),
			waiting: fc.nat(),
			refused: fc.nat(),
			browserMajor: fc.nat(),
			freeMegabytes: fc.double({ min: 0, max: 1e9, noNaN: true }),
			hoursSinceAllReceived: fc.double({ min: 0, max: 1e6, noNaN: true }),
			hoursSinceTried: fc.double({ min: 0, max: 1e6, noNaN: true })
		})
	);
	fc.assert(
		fc.property(any, ([health, numbers]) => {
			const told = readSupportCode(supportCode({ ...health, ...numbers }));
			expect(told).toBeDefined();
			expect(readSupportCode(supportCode(told!))).toEqual(told);
			expect(told!.waiting).toBe(Math.min(numbers.waiting, 511));
			expect(told!.freeMegabytes).toBeLessThanOrEqual(numbers.freeMegabytes);
		})
	);
});

test('a character heard wrongly is noticed', () => {
	fc.assert(
		fc.property(
			exact,
			fc.nat({ max: 15 }),
			fc.constantFrom(...ALPHABET),
			(health, place, heard) => {
				const code = supportCode(health).replace(/-/g, '');
				fc.pre(code[place] !== heard);
				expect(
					readSupportCode(code.slice(0, place) + heard + code.slice(place + 1))
				).toBeUndefined();
			}
		)
	);
});

describe('the browser', () => {
	test.each([
		{
			agent:
				'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/139.0.0.0 Mobile Safari/537.36',
			is: { browser: 'chrome', major: 139, system: 'android' }
		},
		{
			agent:
				'Mozilla/5.0 (Linux; Android 13; SAMSUNG SM-A037F) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/25.0 Chrome/121.0.0.0 Mobile Safari/537.36',
			is: { browser: 'samsung', major: 25, system: 'android' }
		},
		{
			agent:
				'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/138.0.0.0 Safari/537.36 Edg/138.0.0.0',
			is: { browser: 'edge', major: 138, system: 'windows' }
		},
		{
			agent:
				'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1',
			is: { browser: 'safari', major: 17, system: 'ios' }
		},
		{
			agent: 'Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0',
			is: { browser: 'firefox', major: 128, system: 'linux' }
		},
		{ agent: '', is: { browser: 'other', major: 0, system: 'other' } }
	])('$is.browser $is.major on $is.system is known by its own words', ({ agent, is }) => {
		expect(readUserAgent(agent)).toEqual(is);
	});
});
