import type { Database } from '../storage/sqlite/driver';
import type { Mode, Person } from '../../../src/lib/domain/access/access';
import { communeOf } from '../../../src/lib/domain/commune-of';
import { communeDatabaseOf } from '../../../src/lib/domain/coverage/village-counts';
import { compareNatural } from '../../../src/lib/domain/text/natural-order';
import { communeModeFor, modeFor, REACH } from './permissions';

export interface Village {
	id: string;
	title: string;
}

/** @property untilMs when writing ends, where it was taken away */
export interface VillageAccess {
	mode: Mode;
	untilMs?: number;
}

export type OpenVillage = Village & VillageAccess;

type Taken = Village & { until: number };

/** The villages, and who was let into which. */
export class Villages {
	private readonly insert;
	private readonly updateTitle;
	private readonly select;
	private readonly selectAll;
	private readonly selectOwn;
	private readonly selectCommunes;
	private readonly selectTaken;
	private readonly selectCommuneTitle;
	private readonly upsertCommuneTitle;
	private readonly isOwn;
	private readonly isInCommune;
	private readonly takenOne;
	private readonly takenEver;
	private readonly removeOwn;
	private readonly addOwn;
	private readonly replaceOwn;
	private readonly upsertTaken;
	private readonly deleteTaken;

	constructor(
		db: Database,
		private readonly now: () => number
	) {
		this.insert = db.prepare(
			'INSERT INTO village (id, commune, title, created_at) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING'
		);
		this.updateTitle = db.prepare('UPDATE village SET title = ? WHERE id = ?');
		this.select = db.prepare<[string], Village>('SELECT id, title FROM village WHERE id = ?');
		this.selectAll = db.prepare<[], Village>('SELECT id, title FROM village');
		this.selectOwn = db.prepare<[string], Village>(
			'SELECT id, title FROM village JOIN person_village ON village = id WHERE person = ?'
		);
		this.selectCommunes = db.prepare<[string], Village>(
			`SELECT id, title FROM village WHERE commune IN (
				SELECT commune FROM village JOIN person_village ON village = id WHERE person = ?
			)`
		);
		this.selectTaken = db.prepare<[string, number], Taken>(
			`SELECT id, title, until FROM village JOIN village_taken ON village = id
			WHERE person = ? AND until > ?`
		);
		this.selectCommuneTitle = db.prepare<[string], { title: string }>(
			'SELECT title FROM commune_title WHERE commune = ?'
		);
		this.upsertCommuneTitle = db.prepare(
			`INSERT INTO commune_title (commune, title) VALUES (?, ?)
			ON CONFLICT (commune) DO UPDATE SET title = excluded.title`
		);
		this.isOwn = db.prepare<[string, string], unknown>(
			'SELECT 1 FROM person_village WHERE person = ? AND village = ?'
		);
		this.isInCommune = db.prepare<[string, string], unknown>(
			`SELECT 1 FROM person_village JOIN village ON village = id
			WHERE person = ? AND commune = (SELECT commune FROM village WHERE id = ?) LIMIT 1`
		);
		this.takenOne = db.prepare<[string, string, number], { until: number }>(
			'SELECT until FROM village_taken WHERE person = ? AND village = ? AND until > ?'
		);
		this.takenEver = db.prepare<[string, string], { until: number }>(
			'SELECT until FROM village_taken WHERE person = ? AND village = ?'
		);
		this.removeOwn = db.prepare('DELETE FROM person_village WHERE person = ? AND village = ?');
		this.addOwn = db.prepare(
			'INSERT INTO person_village (person, village) VALUES (?, ?) ON CONFLICT DO NOTHING'
		);
		this.replaceOwn = db.transaction((person: string, villages: readonly string[]) => {
			for (const { id } of this.selectOwn.all(person))
				if (!villages.includes(id)) this.removeOwn.run(person, id);
			for (const village of villages) this.addOwn.run(person, village);
		});
		this.upsertTaken = db.prepare(
			`INSERT INTO village_taken (person, village, until) VALUES (?, ?, ?)
			ON CONFLICT (person, village) DO UPDATE SET until = excluded.until`
		);
		this.deleteTaken = db.prepare('DELETE FROM village_taken WHERE person = ? AND village = ?');
	}

	find(id: string): Village | undefined {
		return this.select.get(id);
	}

	all(): Village[] {
		return this.selectAll.all().sort(inOrder);
	}

	/** @returns false when it was there already, which keeps its title */
	add({ id, title }: Village): boolean {
		return this.insert.run(id, communeOf(id), title, this.now()).changes === 1;
	}

	rename({ id, title }: Village): void {
		this.updateTitle.run(title, id);
	}

	/** What a commune is called, as far as somebody has said it: `17284` → `Xã Mường Lam` */
	communeTitle(commune: string): string | undefined {
		return this.selectCommuneTitle.get(commune)?.title;
	}

	/** Of those that somebody has named, by their codes. */
	communeTitles(communes: ReadonlySet<string>): Record<string, string> {
		return Object.fromEntries(
			[...communes].flatMap((commune) => {
				const title = this.communeTitle(commune);
				return title === undefined ? [] : [[commune, title]];
			})
		);
	}

	nameCommune(commune: string, title: string): void {
		this.upsertCommuneTitle.run(commune, title);
	}

	/** The villages whose records are open to someone, by what they were given and by their role. */
	openTo(person: Person): Village[] {
		return modeFor(person.role) === undefined ? [] : this.withinReach(person);
	}

	/** The same villages, and those that were taken away and can still be written to, each with how it is open. */
	accessOf(person: Person): OpenVillage[] {
		const taken = new Map(
			this.selectTaken.all(person.name, this.now()).map((village) => [village.id, village])
		);
		const open = this.openTo(person).map((village): OpenVillage => {
			const until = taken.get(village.id)?.until;
			taken.delete(village.id);
			return { ...village, ...openAs(person, until) };
		});
		const closing = [...taken.values()].map(({ id, title, until }): OpenVillage => ({
			id,
			title,
			mode: 'write-only',
			untilMs: until
		}));
		return [...open, ...closing].sort(inOrder);
	}

	/** The other villages of their communes, for those who write down where people move to. */
	elsewhereFor(person: Person): Village[] {
		if (modeFor(person.role) !== 'read-write') return [];
		const open = new Set(this.openTo(person).map(({ id }) => id));
		return this.selectCommunes
			.all(person.name)
			.filter(({ id }) => !open.has(id))
			.sort(inOrder);
	}

	/** How one village is open to someone; undefined where it is not, or there is none. */
	accessTo(person: Person, id: string): VillageAccess | undefined {
		const until = this.takenOne.get(person.name, id, this.now())?.until;
		if (modeFor(person.role) !== undefined && this.isWithinReach(person, id))
			return openAs(person, until);
		return until === undefined ? undefined : { mode: 'write-only', untilMs: until };
	}

	/** When a village that was taken away from someone was closed to them, or will be; undefined where it never was. */
	closedToMs({ name }: Person, id: string): number | undefined {
		return this.takenEver.get(name, id)?.until;
	}

	/** The communes' own databases that are open to someone. */
	communesOpenTo(person: Person): OpenVillage[] {
		const mode = communeModeFor(person.role);
		if (mode === undefined) return [];
		const names = new Set(this.withinReach(person).map(({ id }) => communeDatabaseOf(id)));
		return [...names].map((id) => {
			const commune = communeOf(id);
			return { id, title: this.communeTitle(commune) ?? `Xã ${commune}`, mode };
		});
	}

	setFor(person: string, villages: readonly string[]): void {
		this.replaceOwn.immediate(person, villages);
	}

	take(person: string, village: string, untilMs: number): void {
		this.upsertTaken.run(person, village, untilMs);
	}

	giveBack(person: string, village: string): void {
		this.deleteTaken.run(person, village);
	}

	private withinReach({ name, role }: Person): Village[] {
		switch (REACH[role]) {
			case 'all':
				return this.all();
			case 'commune':
				return this.selectCommunes.all(name).sort(inOrder);
			case 'assigned':
				return this.selectOwn.all(name).sort(inOrder);
			case 'none':
				return [];
		}
	}

	private isWithinReach({ name, role }: Person, id: string): boolean {
		switch (REACH[role]) {
			case 'all':
				return this.find(id) !== undefined;
			case 'commune':
				return this.isInCommune.get(name, id) !== undefined;
			case 'assigned':
				return this.isOwn.get(name, id) !== undefined;
			case 'none':
				return false;
		}
	}
}

/** Someone who may only look from now on still hands in what was written before. */
function openAs({ role }: Person, until: number | undefined): VillageAccess {
	const mode = modeFor(role) ?? 'read-only';
	return mode === 'read-only' && until !== undefined
		? { mode: 'read-write', untilMs: until }
		: { mode };
}

/** A title to go on with until someone names the village: `village-17284-03` → `Thôn 03`. */
export const provisionalTitle = (id: string): string => `Thôn ${id.split('-')[2] ?? id}`;

const inOrder = (a: Village, b: Village): number =>
	compareNatural(a.title, b.title) || (a.id < b.id ? -1 : 1);
