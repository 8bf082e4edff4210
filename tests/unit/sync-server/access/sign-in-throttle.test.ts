import { expect, test } from 'vitest';
import { SignInThrottle, waitAfterMs } from '../../../../sync-server/src/access/sign-in-throttle';

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
	const throttle = new SignInThrottle(clockAt(0).now);
	const letThrough = Array.from({ length: 100 }, () => {
		if (throttle.waitMs('tnv1') > 0) return false;
		throttle.tries('tnv1');
		return true;
	});
	expect(letThrough.filter(Boolean)).toHaveLength(5);
});

test('one name waiting keeps nobody else out', () => {
	const throttle = new SignInThrottle(clockAt(0).now);
	for (let i = 0; i < 9; i++) throttle.tries('tnv1');
	expect(throttle.waitMs('tnv1')).toBeGreaterThan(0);
	expect(throttle.waitMs('tnv2')).toBe(0);
});

test('the wait passes, the right password ends it, an hour of quiet forgets it', () => {
	const { clock, now } = clockAt(1_000_000);
	const throttle = new SignInThrottle(now);
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
	const throttle = new SignInThrottle(clockAt(0).now);
	for (let i = 0; i < 9; i++) throttle.tries('first');
	for (let i = 0; i < 10_000; i++) throttle.tries(`n${i}`);
	expect(throttle.waitMs('first')).toBe(0);
});
