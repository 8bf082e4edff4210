import { beforeEach, expect, test } from 'vitest';
import { nothingKnown, type KnownTime } from '../../../src/lib/domain/time/commune-time';
import { CommuneClock } from '../../../src/lib/store/commune-clock';

const HOUR = 60 * 60_000;
const DAY = 24 * HOUR;
const NOON = Date.UTC(2026, 9, 20, 5);

let wallMs: number;
let awakeMs: number;
let kept: KnownTime;
let writes: number;
let isFull: boolean;

beforeEach(() => {
	wallMs = NOON;
	awakeMs = 5_000;
	kept = nothingKnown;
	writes = 0;
	isFull = false;
});

const begin = () =>
	CommuneClock.begin(kept, {
		wallMs: () => wallMs,
		awakeMs: () => awakeMs,
		keep: async (known) => {
			if (isFull) throw new Error('the disk is full');
			kept = known;
			writes++;
		}
	});

function goOn(ms: number): void {
	wallMs += ms;
	awakeMs += ms;
}

test('a phone ten days ahead that is put right offline goes on with its own clock, and remembers that', async () => {
	wallMs = NOON + 10 * DAY;
	const clock = await begin();
	await clock.hear(-10 * DAY);
	goOn(HOUR);
	expect(clock.nowMs()).toBe(NOON + HOUR);
	wallMs -= 10 * DAY;
	expect(clock.nowMs()).toBe(NOON + HOUR);
	expect(kept.offsetMs).toBe(0);

	awakeMs = 0;
	wallMs += 3 * HOUR;
	expect((await begin()).nowMs()).toBe(NOON + 4 * HOUR);
});

test('what the clock showed is written down once a minute while it is looked at, not at every look', async () => {
	const clock = await begin();
	await clock.hear(0);
	const before = writes;
	for (let n = 0; n < 59; n++) {
		goOn(1_000);
		clock.look();
	}
	expect(writes).toBe(before);
	goOn(1_000);
	clock.look();
	expect(writes).toBe(before + 1);
	expect(kept.wallMs).toBe(wallMs);
});

test('the way to the server is not taken for a clock that is off', async () => {
	const clock = await begin();
	await clock.hear(5 * DAY);
	await clock.hear(5 * DAY + 1_500);
	expect(kept).toMatchObject({ offsetMs: 5 * DAY, certainMs: NOON + 5 * DAY });
});

test('a second tab goes by what the first was told, and takes no jump out twice', async () => {
	const [one, other] = [await begin(), await begin()];
	await one.hear(3 * DAY);
	other.follow(kept.offsetMs);
	expect(other.nowMs()).toBe(NOON + 3 * DAY);
	goOn(HOUR);
	wallMs -= DAY;
	one.look();
	expect(kept.offsetMs).toBe(4 * DAY);
	other.follow(kept.offsetMs);
	for (const clock of [one, other]) expect(clock.nowMs()).toBe(NOON + 3 * DAY + HOUR);
});

test('where nothing can be written the time is right all the same', async () => {
	isFull = true;
	wallMs = NOON + 10 * DAY;
	const clock = await begin();
	await clock.hear(-10 * DAY);
	wallMs -= 10 * DAY;
	expect(clock.nowMs()).toBe(NOON);
});
