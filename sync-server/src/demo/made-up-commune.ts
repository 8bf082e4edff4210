import { clockStart, formatReading, tick, type Clock } from '../../../src/lib/domain/time/clock';
import type { Entry, EntryOf } from '../../../src/lib/domain/entries/entry';
import { stampFor, type EntryStamp } from '../../../src/lib/domain/entries/envelope';
import type { ListedAnswers } from '../../../src/lib/domain/entries/household-entries';
import { deviceId, ulid } from '../../../src/lib/domain/ids';
import {
	HOUSE_HINTS,
	madeUpFamily,
	NOTES_WHEN_MET,
	NOTES_WHEN_NOT_MET,
	type People
} from './made-up-people';
import { madeUpVisits, pickStory, type VisitFields } from './made-up-visits';
import { SeededRandom } from './random';

export interface MadeUpVillage {
	id: string;
	title: string;
	households: number;
	/** Who writes its entries. */
	volunteer: string;
	/** Who lives there, by weight; Kinh and Thái when left out. */
	peoples?: Partial<Record<People, number>>;
	/** 0 for a village just begun, 1 for one that is ahead. */
	progress?: number;
}

export interface MadeUpCommuneOptions {
	seed: number;
	villages: readonly MadeUpVillage[];
	/** Nothing happens after this. */
	untilMs: number;
}

/** The campaign so far: seven weeks, the lists brought in on its first day. */
const CAMPAIGN_DAYS = 49;
const DAY_MS = 86_400_000;
/** Teams walk by daylight: 00:00 to 10:30 UTC is 7:00 to 17:30 in Nghệ An. */
const WALK_ENDS_MS = 10.5 * 3_600_000;

/**
 * Real entries of people who do not exist, village by village in clock order: for the demo, the tests and the
 * benchmarks. The same options give the same entries.
 */
export function madeUpCommune({
	seed,
	villages,
	untilMs
}: MadeUpCommuneOptions): Map<string, Entry[]> {
	return new Map(
		villages.map((village, i) => [
			village.id,
			entriesOf(village, new SeededRandom(seed * 7919 + i), untilMs)
		])
	);
}

/** What will be an entry once its turn comes and the device's clock is read. */
interface Happening {
	ms: number;
	household: string;
	toEntry(stamp: EntryStamp): Entry;
}

function entriesOf(village: MadeUpVillage, random: SeededRandom, untilMs: number): Entry[] {
	const device = deviceId(random.bytes(7));
	const happenings = Array.from({ length: village.households }, () =>
		happeningsOf(village, random, untilMs)
	).flat();

	let clock: Clock = clockStart;
	return happenings
		.sort((a, b) => a.ms - b.ms)
		.map(({ ms, household, toEntry }) => {
			clock = tick(clock, ms);
			return toEntry(
				stampFor({
					kind: 'household',
					subject: household,
					at: formatReading(clock),
					by: village.volunteer,
					device,
					deviceTime: new Date(ms).toISOString()
				})
			);
		});
}

function happeningsOf(village: MadeUpVillage, random: SeededRandom, untilMs: number): Happening[] {
	const today = Math.floor(untilMs / DAY_MS) * DAY_MS;
	const listedMs = today - CAMPAIGN_DAYS * DAY_MS + random.whole(0, 600_000);
	const household = ulid(listedMs, random.bytes(10));
	const registration = register(village, random, new Date(untilMs).getUTCFullYear());
	const memberIds = registration.personal.members.map(({ id }) => id);

	const visits = madeUpVisits(random, pickStory(random, village.progress ?? 1), memberIds);
	const times = visits.map(() => walkTime(random, today, untilMs)).sort((a, b) => a - b);
	const firstMet = visits.findIndex(({ outcome }) => outcome === 'met');

	return [
		{ ms: listedMs, household, toEntry: (stamp) => ({ ...stamp, ...registration }) },
		...visits.flatMap((visit, i): Happening[] => {
			const ms = times[i] ?? untilMs;
			const notes = visit.outcome === 'met' ? NOTES_WHEN_MET : NOTES_WHEN_NOT_MET;
			const note = random.chance(0.2) ? random.pick<string>(notes) : undefined;
			const recorded: Happening = {
				ms,
				household,
				toEntry: (stamp) => ({ ...stamp, ...visitAt(ms, visit, note) })
			};
			return i === firstMet
				? [{ ms: ms - 60_000, household, toEntry: consent }, recorded]
				: [recorded];
		})
	];
}

/** A time on a walking day of the campaign that has passed; more often of late. */
function walkTime(random: SeededRandom, today: number, untilMs: number): number {
	const daysAgo = Math.floor((CAMPAIGN_DAYS - 1) * random.next() ** 1.5);
	const ms = today - daysAgo * DAY_MS + Math.floor(random.next() * WALK_ENDS_MS);
	return ms < untilMs ? ms : ms - DAY_MS;
}

type Fields<T extends Entry['type']> = Omit<EntryOf<T>, keyof EntryStamp>;

function register(
	{ peoples = { kinh: 2, thai: 1 } }: MadeUpVillage,
	random: SeededRandom,
	yearNow: number
): Fields<'household-registered'> {
	const family = madeUpFamily(random, random.weighted<People>(peoples), yearNow);
	const fromList = random.chance(0.8);
	return {
		type: 'household-registered',
		source: fromList ? 'import' : 'door',
		...(fromList && { statedSize: family.length + random.whole(0, 2), listed: listed(random) }),
		...(random.chance(0.5) && { lane: `Nhóm ${random.whole(1, 4)}` }),
		personal: {
			members: family.map((details) => ({ id: ulid(0, random.bytes(10)), ...details })),
			...(random.chance(0.6) && { houseHint: random.pick(HOUSE_HINTS) })
		}
	};
}

const listed = (random: SeededRandom): ListedAnswers => ({
	'has-id-card': { state: random.chance(0.93) ? 'yes' : 'no' },
	...(random.chance(0.7) && {
		'activated-on-phone': { state: random.chance(0.7) ? 'yes' : 'no' }
	})
});

const consent = (stamp: EntryStamp): EntryOf<'consent-given'> => ({
	...stamp,
	type: 'consent-given',
	purpose: 'coverage-record',
	textVersion: '1',
	how: 'spoken'
});

function visitAt(
	ms: number,
	{ comeBackInDays, ...visit }: VisitFields,
	note: string | undefined
): Fields<'visit-recorded'> {
	return {
		type: 'visit-recorded',
		...visit,
		...(comeBackInDays !== undefined && {
			comeBack: { on: new Date(ms + comeBackInDays * DAY_MS).toISOString().slice(0, 10) }
		}),
		...(note !== undefined && { personal: { note } })
	};
}
