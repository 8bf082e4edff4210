import { liveQuery } from 'dexie';
import { settingsIn, type SettingsByCommune } from '$lib/domain/commune-settings';
import { headOf, type Household } from '$lib/domain/household/household';
import { communeOf } from '$lib/domain/commune-of';
import { lookedAt } from '$lib/domain/quality/looked-at-visit';
import { visitSignals, type LookedAtVisit } from '$lib/domain/quality/visit-signals';
import { knocksOnDoors, onlyLooks } from '$lib/domain/access/roles';
import { OWN } from '$lib/store/own-db';
import { DAY_MS } from '$lib/domain/time/calendar';
import type { LookBackView, LookedBackAt } from '../api';
import type { Device } from '../device';
import type { LedgerSide } from '../ledger-side';
import type { PersonSide } from '../person-side';
import { answering, nothingToEnd, type Query } from './query';

const DAYS = 7;
/** What is mentioned in passing: older visits were mentioned in their time. */
const HINTED_DAYS = 2;

/**
 * Volunteers look back at their own visits, officers at everybody's, in all their villages. Each village is told as soon as
 * it is looked through, and not looked through again while nothing new came there.
 */
export const lookBack: Query<'lookBack'> = (device, { villages }, answer) => {
	const { person } = device;
	if (!person) {
		answer(null);
		return nothingToEnd;
	}
	const looked = new Map<string, { from: string; people: LookedBackAt[] }>();
	let isWhole = false;
	let ended = false;

	const look = async (): Promise<LookBackView | null> => {
		const view: LookBackView = { days: DAYS, villages: [] };
		for (const village of villages) {
			const from = await whatIsKnown(person, village);
			let last = looked.get(village);
			if (last?.from !== from) {
				const people = await read(device, person, { village, days: DAYS });
				if (!people) return null;
				looked.set(village, (last = { from, people }));
			}
			view.villages.push({ village, people: last.people });
			if (!isWhole && !ended) answer({ ...view, villages: [...view.villages] });
		}
		isWhole = true;
		return view;
	};
	const { again, end } = answering(look, answer);
	const subscription = liveQuery(() =>
		Promise.all([person.read.feed.bulkGet([...villages]), person.own.read(OWN.settings)])
	).subscribe(again);
	return () => {
		ended = true;
		end();
		subscription.unsubscribe();
	};
};

/** Up to where a village has come, and what its commune has set. */
const whatIsKnown = async (person: PersonSide, village: string): Promise<string> =>
	JSON.stringify(await Promise.all([person.read.feed.get(village), person.own.read(OWN.settings)]));

interface Hints {
	/** What was known then. */
	from: string;
	untilMs: number[];
}

/** By village; kept while nothing new came, for a screen that is opened at every door asks. */
const hinted = new WeakMap<PersonSide, Map<string, Hints>>();

/** Of one's own visits alone, and only to say that there is something to look at. */
export const lookBackHint: Query<'lookBackHint'> = (device, { village }, answer) => {
	const { person } = device;
	if (!person) {
		answer(0);
		return nothingToEnd;
	}
	const { again, end } = answering(() => countUnseen(device, person, village), answer);
	again();
	return end;
};

async function countUnseen(device: Device, person: PersonSide, village: string): Promise<number> {
	if (!knocksOnDoors(person.session.person.role)) return 0;
	const known = hinted.get(person) ?? new Map<string, Hints>();
	hinted.set(person, known);
	const from = await whatIsKnown(person, village);
	let last = known.get(village);
	if (last?.from !== from) {
		const people = await read(device, person, { village, days: HINTED_DAYS });
		if (!people) return 0;
		const own = people.flatMap(({ signals }) => signals);
		last = { from, untilMs: own.map(({ untilMs }) => untilMs) };
		known.set(village, last);
	}
	const seenMs = (await person.own.read<number>(OWN.lookedBack(village))) ?? 0;
	return last.untilMs.filter((ms) => ms > seenMs).length;
}

interface Found {
	household: Household;
	by: string;
	visit: LookedAtVisit;
}

async function read(
	device: Device,
	person: PersonSide,
	{ village, days }: { village: string; days: number }
): Promise<LookedBackAt[] | undefined> {
	const side = await device.ledgerSide();
	if (!side) return undefined;
	const settings = await person.own.read<SettingsByCommune>(OWN.settings);
	const { quality } = settingsIn(settings, communeOf(village));
	const nowMs = Date.now() + (await device.db.serverOffsetMs());
	const found = await visitsOf(person, side, { village, nowMs, days });
	const people = [...new Set(found.map(({ by }) => by))].map((by) => {
		const own = found.filter((one) => one.by === by);
		return {
			by,
			visits: own.length,
			signals: visitSignals(
				own.map(({ visit }) => visit),
				quality
			).map((signal) => {
				const named = own.filter(({ visit }) => (signal.visits as string[]).includes(visit.id));
				return {
					...signal,
					...latestOf(named),
					questions: named.flatMap(({ household, visit }) =>
						household.questions.filter(({ about, isOver }) => about === visit.id && !isOver)
					),
					fromMs: Math.min(...named.map(({ visit }) => visit.ms)),
					untilMs: Math.max(...named.map(({ visit }) => visit.ms)),
					households: named.map(({ household }) => ({
						id: household.id,
						name: headOf(household).name
					}))
				};
			})
		};
	});
	return people.sort((a, b) => b.signals.length - a.signals.length);
}

function latestOf(named: readonly Found[]) {
	const latest = named.reduce<Found | undefined>(
		(a, b) => (a && a.visit.ms >= b.visit.ms ? a : b),
		undefined
	);
	return latest ? { latest: { householdId: latest.household.id, entryId: latest.visit.id } } : {};
}

/** Households without a visit in these days are not even read. */
async function visitsOf(
	person: PersonSide,
	side: LedgerSide,
	{ village, nowMs, days }: { village: string; nowMs: number; days: number }
): Promise<Found[]> {
	const { role } = person.session.person;
	const ownOnly = !side.isOfficer && !onlyLooks(role);
	const untilMs = nowMs - (ownOnly ? 0 : DAY_MS);
	const fromMs = untilMs - days * DAY_MS;
	const rows = await person.read.households.where({ village }).toArray();
	const visited = rows.filter(({ lastVisit }) => (lastVisit?.ms ?? 0) >= fromMs);
	const found: Found[] = [];
	for (const { id } of visited) {
		const household = (await side.household(id))?.household;
		if (!household) continue;
		for (const visit of household.visits) {
			if (ownOnly && visit.by !== person.name) continue;
			const looked = lookedAt(household, visit, Date.parse);
			if (looked.ms >= fromMs && looked.ms <= untilMs)
				found.push({ household, by: visit.by, visit: looked });
		}
	}
	return found;
}
