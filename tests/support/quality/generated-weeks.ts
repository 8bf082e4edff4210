import type { LookedAtVisit } from '../../../src/lib/domain/quality/visit-signals';
import type { Place } from '../../../src/lib/domain/visit/place';
import { seededChance, type Chance } from '../seeded-random';

/**
 * Weeks of one volunteer's visits whose truth is known. Honest people meet half of the houses, take their time, walk
 * between doors and stand where the house is, as far as a cheap phone knows; some of them note on paper and type in the
 * evening. Careless ones make up a village at home, in an evening or two.
 */
export type WeekKind = 'honest' | 'honest-typed-later' | 'careless';

/** Monday 2 November 2026, midnight in Nghệ An. */
const MONDAY_MS = Date.UTC(2026, 10, 1, 17);
const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const VILLAGE = { latitude: 19.26, longitude: 104.4 };
const METRES_PER_DEGREE = 111_320;

export function generatedWeek(kind: WeekKind, seed: number): LookedAtVisit[] {
	const chance = seededChance(seed);
	const week = new Week(chance);
	if (kind === 'careless') {
		for (const day of chance.percent(50) ? [2] : [1, 4]) week.madeUpEvening(day);
	} else for (let day = 0; day < 6; day++) week.walkedDay(day);
	if (kind === 'honest-typed-later') week.typeLater(chance.whole(0, 5));
	return week.visits;
}

class Week {
	visits: LookedAtVisit[] = [];
	private houses = 0;
	private readonly home: Place;

	constructor(private readonly chance: Chance) {
		this.home = this.near(VILLAGE, chance.between(200, 900));
	}

	walkedDay(day: number): void {
		const { chance } = this;
		for (const [from, to] of [
			[chance.between(6.7, 8), chance.between(10, 11.3)],
			[chance.between(13.5, 15), chance.between(17, 19)]
		] as const) {
			if (chance.percent(30)) continue;
			let minute = from * 60;
			while (minute < to * 60) {
				const met = chance.percent(60);
				const minutes = met ? Math.max(1.5, 9 * Math.exp(0.6 * chance.normal())) : 0.7;
				this.add(day, minute + minutes, {
					met,
					// Whoever opens the form only on leaving leaves no time in it.
					minutes: chance.percent(15) ? Math.min(minutes, 1.2) : minutes,
					place: (house) => this.near(house, 12),
					// The young ones who can do it already.
					madeCapable: met && chance.percent(7),
					answers: met ? this.answers(0.6) : ''
				});
				minute += minutes + chance.between(2, 12);
			}
		}
	}

	madeUpEvening(day: number): void {
		const { chance } = this;
		let minute = chance.between(19, 22.5) * 60;
		const favourite = this.answers(0.3);
		for (let left = chance.whole(15, 45); left > 0; left--) {
			const met = chance.percent(85);
			const minutes = chance.between(0.3, 1.4);
			this.add(day, minute + minutes, {
				met,
				minutes,
				place: () => this.near(this.home, 8),
				madeCapable: met && chance.percent(30),
				answers: met ? (chance.percent(75) ? favourite : this.answers(0.3)) : ''
			});
			minute += minutes + chance.between(0.1, 0.6);
		}
	}

	/** What was noted on paper all day is typed after supper: the hours and the places are those of the typing. */
	typeLater(day: number): void {
		const begins = MONDAY_MS + day * DAY_MS;
		let ms = begins + this.chance.between(18.5, 20) * 60 * MINUTE_MS;
		this.visits = this.visits.map((visit) => {
			if (visit.ms < begins || visit.ms >= begins + DAY_MS) return visit;
			ms += this.chance.between(0.8, 2.5) * MINUTE_MS;
			return {
				...visit,
				ms,
				minutes: this.chance.between(0.6, 2),
				...(visit.place && { place: this.near(this.home, 8) })
			};
		});
	}

	private add(
		day: number,
		minute: number,
		{
			place,
			...visit
		}: Pick<LookedAtVisit, 'met' | 'answers' | 'madeCapable'> & {
			minutes: number;
			place: (house: Place) => Place;
		}
	): void {
		const { chance } = this;
		const house = this.near(VILLAGE, 1500);
		// Half of the households agreed, and of these half were visited by somebody before.
		const agreed = chance.percent(50);
		this.visits.push({
			...visit,
			id: `visit ${this.houses++}`,
			ms: MONDAY_MS + day * DAY_MS + minute * MINUTE_MS,
			...(agreed && { place: place(house) }),
			...(agreed && chance.percent(50) && { house: this.near(house, 15) })
		});
	}

	/** @param varied how often a household is unlike the usual ones */
	private answers(varied: number): string {
		const { chance } = this;
		const usual = chance.pick(['no phone', 'activated, with help', 'not activated']);
		return chance.next() < varied ? `${usual} ${chance.whole(1, 12)}` : usual;
	}

	/** Some fixes of a cheap phone in a valley are far off, and mostly say so. */
	private near({ latitude, longitude }: Omit<Place, 'accuracyMetres'>, metres: number): Place {
		const { chance } = this;
		const isBadFix = chance.percent(3);
		const spread = metres + (isBadFix ? 250 : 0);
		return {
			latitude: latitude + (chance.normal() * spread) / METRES_PER_DEGREE,
			longitude: longitude + (chance.normal() * spread) / METRES_PER_DEGREE,
			accuracyMetres: isBadFix ? chance.between(100, 400) : chance.between(5, 40)
		};
	}
}
