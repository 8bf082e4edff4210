import type { Database } from '../storage/sqlite/driver';
import type { Person } from '../../../src/lib/domain/access';
import { communeOf } from '../../../src/lib/domain/ids';
import { compareNatural } from '../../../src/lib/domain/text/natural-order';

export interface Village {
	id: string;
	title: string;
}

/** The villages, and who was let into which. */
export class Villages {
	private readonly insert;
	private readonly updateTitle;
	private readonly select;
	private readonly selectAll;
	private readonly selectOwn;
	private readonly selectCommunes;
	private readonly isOwn;
	private readonly isInCommune;
	private readonly clearOwn;
	private readonly addOwn;
	private readonly replaceOwn;

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
		this.isOwn = db.prepare<[string, string], unknown>(
			'SELECT 1 FROM person_village WHERE person = ? AND village = ?'
		);
		this.isInCommune = db.prepare<[string, string], unknown>(
			`SELECT 1 FROM person_village JOIN village ON village = id
			WHERE person = ? AND commune = (SELECT commune FROM village WHERE id = ?) LIMIT 1`
		);
		this.clearOwn = db.prepare('DELETE FROM person_village WHERE person = ?');
		this.addOwn = db.prepare(
			'INSERT INTO person_village (person, village) VALUES (?, ?) ON CONFLICT DO NOTHING'
		);
		this.replaceOwn = db.transaction((person: string, villages: readonly string[]) => {
			this.clearOwn.run(person);
			for (const village of villages) this.addOwn.run(person, village);
		});
	}

	find(id: string): Village | undefined {
		return this.select.get(id);
	}

	all(): Village[] {
		return inOrder(this.selectAll.all());
	}

	/** @returns false when it was there already, which keeps its title */
	add({ id, title }: Village): boolean {
		return this.insert.run(id, communeOf(id), title, this.now()).changes === 1;
	}

	rename({ id, title }: Village): void {
		this.updateTitle.run(title, id);
	}

	/** A volunteer opens their own villages, an officer every village of their communes, an administrator all. */
	openTo({ name, role }: Person): Village[] {
		if (role === 'administrator') return this.all();
		return inOrder((role === 'commune-officer' ? this.selectCommunes : this.selectOwn).all(name));
	}

	isOpenTo({ name, role }: Person, id: string): boolean {
		if (role === 'administrator') return this.find(id) !== undefined;
		return (role === 'commune-officer' ? this.isInCommune : this.isOwn).get(name, id) !== undefined;
	}

	setFor(person: string, villages: readonly string[]): void {
		this.replaceOwn(person, villages);
	}
}

/** A title to go on with until someone names the village: `village-17284-03` → `Thôn 03`. */
export const provisionalTitle = (id: string): string => `Thôn ${id.split('-')[2] ?? id}`;

const inOrder = (villages: Village[]): Village[] =>
	villages.sort((a, b) => compareNatural(a.title, b.title) || (a.id < b.id ? -1 : 1));
