import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clockStart, nextReading, type DeviceTime } from '../../../../src/lib/domain/time/clock';
import {
	nothingKnown,
	timeAt,
	timeHeard,
	type KnownTime
} from '../../../../src/lib/domain/time/commune-time';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const NOON = Date.UTC(2026, 9, 20, 5);

/** A phone and the truth beside it. */
class Phone {
	trueMs = NOON;
	known: KnownTime;
	#awakeMs = 0;

	/** @param wrongByMs how far ahead its clock is; it has just reached the commune */
	constructor(private wrongByMs: number) {
		this.known = timeHeard(-wrongByMs, this.wallMs);
	}

	get wallMs(): number {
		return this.trueMs + this.wrongByMs;
	}

	/** How far its idea of the commune's time is from the truth. */
	get offMs(): number {
		return this.known.wallMs + this.known.offsetMs - this.trueMs;
	}

	awake(ms: number): this {
		this.trueMs += ms;
		this.#awakeMs += ms;
		return this;
	}

	asleep(ms: number): this {
		this.trueMs += ms;
		return this;
	}

	/** Its clock is set to be wrong by so much. */
	set(wrongByMs: number): this {
		this.wrongByMs = wrongByMs;
		return this;
	}

	look(): this {
		this.known = timeAt(this.known, this.wallMs, this.#awakeMs);
		this.#awakeMs = 0;
		return this;
	}

	restart(offMs: number): this {
		this.trueMs += offMs;
		this.known = timeAt(this.known, this.wallMs);
		this.#awakeMs = 0;
		return this;
	}

	hear(): this {
		this.known = timeHeard(-this.wrongByMs, this.wallMs);
		this.#awakeMs = 0;
		return this;
	}
}

describe('a clock that is put right while there is no network', () => {
	test.each([
		{ phone: 'ten days ahead', wrongBy: 10 * DAY },
		{ phone: 'three hours ahead', wrongBy: 3 * HOUR },
		{ phone: 'three days behind', wrongBy: -3 * DAY },
		{ phone: 'set for another zone', wrongBy: -7 * HOUR }
	])('does not date visits wrong, on a phone $phone', ({ wrongBy }) => {
		const phone = new Phone(wrongBy).awake(HOUR).look().set(0).awake(MINUTE).look();
		expect(phone.known.offsetMs).toBe(0);
		expect(phone.awake(5 * HOUR).look().offMs).toBe(0);
	});

	test('is noticed after a restart where it went back', () => {
		const phone = new Phone(10 * DAY)
			.awake(HOUR)
			.look()
			.set(0)
			.restart(8 * HOUR);
		expect(phone.offMs).toBe(0);
	});

	test('is believed on a phone that forgot the year, even over a restart', () => {
		const phone = new Phone(-50 * 365 * DAY).awake(HOUR).look().set(0).restart(DAY);
		expect(phone.offMs).toBe(0);
	});

	test('is known again at the next contact, where it could not be noticed', () => {
		const phone = new Phone(-3 * DAY).awake(HOUR).look().set(0).restart(HOUR);
		expect(phone.offMs).toBe(3 * DAY);
		expect(phone.hear().awake(HOUR).look().offMs).toBe(0);
	});
});

describe('a clock that goes wrong', () => {
	test('back to the day it was made, as without its battery: the time goes on where it was', () => {
		const phone = new Phone(0)
			.awake(HOUR)
			.look()
			.set(-5 * 365 * DAY)
			.restart(MINUTE);
		expect(phone.offMs).toBe(-MINUTE);
		expect(phone.awake(HOUR).look().offMs).toBe(-MINUTE);
	});

	test('by years ahead: the time goes on where it was', () => {
		const phone = new Phone(0)
			.awake(HOUR)
			.look()
			.set(9 * 365 * DAY)
			.restart(MINUTE);
		expect(phone.offMs).toBe(-MINUTE);
	});

	test('and is set again, forward and back as for a game, is as right as before', () => {
		const phone = new Phone(0).awake(HOUR).look().set(DAY).look().awake(MINUTE).set(0).look();
		expect(phone.offMs).toBe(0);
	});

	test('by another day back, on a phone that was behind: the jump is taken out', () => {
		const phone = new Phone(-3 * DAY)
			.awake(HOUR)
			.look()
			.set(-4 * DAY)
			.look();
		expect(phone.offMs).toBe(0);
	});

	test('by seconds, as networks put clocks right all day, is let be', () => {
		const phone = new Phone(10 * DAY)
			.awake(HOUR)
			.look()
			.set(10 * DAY - 15_000)
			.look();
		expect(Math.abs(phone.offMs)).toBeLessThanOrEqual(15_000);
	});
});

const wrongBy = fc.integer({ min: -20 * DAY, max: 20 * DAY });
const span = fc.integer({ min: 0, max: 3 * DAY });

test('nobody sets the clock: however long the phone is awake, asleep or off, its time is the commune’s', () => {
	const step = fc.record({ awake: span, asleep: span, off: fc.option(span, { nil: undefined }) });
	fc.assert(
		fc.property(wrongBy, fc.array(step), (wrong, steps) => {
			const phone = new Phone(wrong);
			for (const { awake, asleep, off } of steps) {
				// Asleep for just as long as the clock is behind, to the minute: then nobody can tell.
				fc.pre(Math.abs(asleep + wrong) > 2 * MINUTE);
				phone.awake(awake).asleep(asleep).look();
				if (off !== undefined) phone.restart(off);
				expect(phone.offMs).toBe(0);
			}
		})
	);
});

test('put back to right, whenever: from then on it is right, unless the phone was off for as long as it was wrong', () => {
	fc.assert(
		fc.property(
			fc.integer({ min: 3 * HOUR, max: 30 * DAY }),
			span,
			fc.integer({ min: 0, max: HOUR }),
			fc.boolean(),
			(wrong, before, since, restarted) => {
				const phone = new Phone(wrong).awake(before).look().set(0);
				if (restarted) phone.restart(since);
				else phone.asleep(since).look();
				expect(phone.offMs).toBe(0);
			}
		)
	);
});

/** Whatever people and networks do to a clock. */
const acts = fc.array(
	fc.oneof(
		fc.record({
			act: fc.constantFrom('awake' as const, 'asleep' as const, 'restart' as const),
			ms: span
		}),
		fc.record({
			act: fc.constant('set' as const),
			ms: fc.integer({ min: -4000 * DAY, max: 4000 * DAY })
		}),
		fc.record({ act: fc.constantFrom('look' as const, 'hear' as const), ms: fc.constant(0) })
	),
	{ maxLength: 40 }
);

test('whatever is done to the clock, it is never before what the commune said and the time awake since', () => {
	fc.assert(
		fc.property(wrongBy, acts, (wrong, all) => {
			const phone = new Phone(wrong);
			let certainMs = phone.trueMs;
			let awakeMs = 0;
			for (const { act, ms } of all) {
				phone[act](ms);
				if (act === 'awake') awakeMs += ms;
				if (act === 'look') certainMs += awakeMs;
				if (act === 'hear') certainMs = phone.trueMs;
				if (act === 'look' || act === 'hear' || act === 'restart') awakeMs = 0;
				const { wallMs, offsetMs } = phone.known;
				expect(wallMs + offsetMs).toBeGreaterThanOrEqual(certainMs - 10_000);
			}
		})
	);
});

test('and the readings that visits are dated by only ever grow', () => {
	fc.assert(
		fc.property(wrongBy, acts, (wrong, all) => {
			const phone = new Phone(wrong);
			let clock: DeviceTime = clockStart;
			let last = '';
			for (const { act, ms } of all) {
				phone[act](ms);
				const next = nextReading(clock, phone.known.wallMs + phone.known.offsetMs);
				clock = next.clock;
				expect(next.reading > last).toBe(true);
				last = next.reading;
			}
		})
	);
});

test('what an earlier release kept, a difference alone, holds', () => {
	expect(timeAt({ ...nothingKnown, offsetMs: 3 * DAY }, NOON)).toEqual({
		offsetMs: 3 * DAY,
		wallMs: NOON,
		certainMs: 0
	});
	expect(timeAt(nothingKnown, NOON).offsetMs).toBe(0);
});
