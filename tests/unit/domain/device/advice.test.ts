import { describe, expect, test } from 'vitest';
import { adviceFor, type Advice } from '../../../../src/lib/domain/device/advice';
import type { DeviceHealth } from '../../../../src/lib/domain/device/device-health';
import { readSupportCode, supportCode } from '../../../../src/lib/domain/device/support-code';
import { codeIn, supportText } from '../../../../src/lib/domain/device/support-text';

const BUILT = 326;

/** A phone at the end of a good day. */
const well: DeviceHealth = {
	builtDay: BUILT,
	persisted: true,
	secondCopy: true,
	online: true,
	worksOffline: true,
	installed: true,
	signedIn: 'accepted',
	freeMegabytes: 4096,
	waiting: 0,
	refused: 0,
	hoursSinceAllReceived: 1,
	hoursSinceTried: 1,
	sync: 'idle',
	dataCap: 'off',
	trouble: 'none',
	browser: 'chrome',
	browserMajor: 140,
	system: 'android'
};

describe('who helps a volunteer over the phone is told what to say', () => {
	test.each<[string, Partial<DeviceHealth>, Advice[]]>([
		['nothing, of a phone that is well', {}, []],
		['nothing, of a morning’s visits that wait for the evening', { waiting: 9 }, []],
		[
			'of visits that wait since yesterday',
			{ waiting: 9, hoursSinceAllReceived: 30 },
			['send-what-waits']
		],
		[
			'of visits that never arrived',
			{ waiting: 9, hoursSinceAllReceived: undefined },
			['send-what-waits']
		],
		[
			'of a month’s data that is used up',
			{ waiting: 9, hoursSinceAllReceived: 30, dataCap: 'reached' },
			['press-send']
		],
		['nothing of the limit where nothing waits', { dataCap: 'reached' }, []],
		[
			'of a valley',
			{ waiting: 9, hoursSinceAllReceived: 30, sync: 'unreachable' },
			['find-network']
		],
		['of an account that is turned away', { signedIn: 'turned-away' }, ['sign-in']],
		['of refused records', { refused: 2 }, ['open-box']],
		['of a full phone', { freeMegabytes: 128 }, ['make-room']],
		['nothing of a browser that does not tell its room', { freeMegabytes: undefined }, []],
		['of a write that failed', { trouble: 'QuotaExceededError' }, ['make-room']],
		['of a release that is two months old', { builtDay: BUILT - 60 }, ['update']],
		[
			'the most urgent first',
			{ persisted: false, worksOffline: false, refused: 1, signedIn: 'nobody' },
			['sign-in', 'open-box', 'open-online', 'ask-to-keep']
		]
	])('%s', (_, health, advice) => {
		expect(adviceFor({ ...well, ...health }, BUILT)).toEqual(advice);
	});
});

test('what a scanner shows, or somebody pasted, is read as the code in it', () => {
	const code = supportCode(well);
	const troubles = [
		{ name: 'unreachable', where: '', source: 'sync', count: 3, lastMs: 0 } as const
	];
	const scanned = supportText(code, { troubles, nowMs: 60_000 });
	for (const typed of [scanned, scanned.replace(/\n/g, ''), code, code.toLowerCase()])
		expect(readSupportCode(codeIn(typed))).toEqual(well);
	expect(readSupportCode(codeIn('GC1 040099001234'))).toBeUndefined();
});
