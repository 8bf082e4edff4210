import { afterEach, beforeEach, expect, test } from 'vitest';
import { openMemory, type Data } from '../../../../sync-server/src/open-data';
import { SignInThrottle, waitAfterMs } from '../../../../sync-server/src/access/sign-in-throttle';

let data: Data;

beforeEach(() => {
	data = openMemory();
});

afterEach(() => data.store.close());

const throttleAt = (now: () => number) => new SignInThrottle(data.sqlite, now);

const clockAt = (startMs: number) => {
	const clock = { ms: startMs };
	return { clock, now: () => clock.ms };
};

test.each([
	{ failures: 1, waitMs: 0 },
	{ failures: 4, waitMs: 0 },
	{ failures: 5, waitMs: 1_000 },
	{ failures: 6, waitMs: 2_000 },
	{ failures: 9, waitMs: 16_000 },
	{ failures: 30, waitMs: 300_000 },
	{ failures: 5_000, waitMs: 300_000 }
])('after $failures wrong passwords in a row a name waits $waitMs ms', ({ failures, waitMs }) => {
	expect(waitAfterMs(failures)).toBe(waitMs);
});

test('guesses sent all at once count like guesses sent one by one', () => {
	const throttle = throttleAt(clockAt(0).now);
	const letThrough = Array.from({ length: 100 }, () => {
		if (throttle.waitMs('tnv1') > 0) return false;
		throttle.tries('tnv1');
		return true;
	});
	expect(letThrough.filter(Boolean)).toHaveLength(5);
});

test('one name waiting keeps nobody else out', () => {
	const throttle = throttleAt(clockAt(0).now);
	for (let i = 0; i < 9; i++) throttle.tries('tnv1');
	expect(throttle.waitMs('tnv1')).toBeGreaterThan(0);
	expect(throttle.waitMs('tnv2')).toBe(0);
});

test('the wait passes, the right password ends it, an hour of quiet forgets it', () => {
	const { clock, now } = clockAt(1_000_000);
	const throttle = throttleAt(now);
	for (let i = 0; i < 6; i++) throttle.tries('tnv1');
	expect(throttle.waitMs('tnv1')).toBe(2_000);
	clock.ms += 2_000;
	expect(throttle.waitMs('tnv1')).toBe(0);

	throttle.succeeded('tnv1');
	throttle.tries('tnv1');
	expect(throttle.waitMs('tnv1')).toBe(0);

	for (let i = 0; i < 20; i++) throttle.tries('tnv1');
	clock.ms += 3_600_000;
	throttle.tries('tnv1');
	expect(throttle.waitMs('tnv1')).toBe(0);
});

test('a flood of made-up names does not fill the memory', () => {
	const throttle = throttleAt(clockAt(0).now);
	for (let i = 0; i < 9; i++) throttle.tries('first');
	for (let i = 0; i < 10_000; i++) throttle.tries(`n${i}`);
	expect(throttle.waitMs('first')).toBe(0);
});

test('a restart of the server forgives nobody, but those who came in', () => {
	const { clock, now } = clockAt(1_000_000);
	const before = throttleAt(now);
	for (const name of ['tnv1', 'tnv2'])
		for (let i = 0; i < 6; i++) {
			before.tries(name);
			before.failed(name);
		}
	before.tries('tnv2');
	before.succeeded('tnv2');

	const after = throttleAt(now);
	expect(after.waitMs('tnv1')).toBe(2_000);
	expect(after.waitMs('tnv2')).toBe(0);
	clock.ms += 3_600_001;
	expect(throttleAt(now).waitMs('tnv1')).toBe(0);
});

test('what was typed as a name is not kept: it may be a password', () => {
	const throttle = throttleAt(clockAt(0).now);
	throttle.tries('mat-khau-go-nham');
	throttle.failed('mat-khau-go-nham');
	const rows = data.sqlite
		.prepare<[], { name_hash: Buffer }>('SELECT * FROM sign_in_failure')
		.all();
	expect(rows).toHaveLength(1);
	expect(rows[0]?.name_hash.toString('latin1')).not.toContain('mat-khau');
});

test('on a disk that takes nothing more, guessing waits all the same', () => {
	const throttle = throttleAt(clockAt(0).now);
	data.sqlite.pragma('query_only = ON');
	for (let i = 0; i < 6; i++) {
		throttle.tries('tnv1');
		throttle.failed('tnv1');
	}
	data.sqlite.pragma('query_only = OFF');
	expect(throttle.waitMs('tnv1')).toBe(2_000);
});
