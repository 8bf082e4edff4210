import type { Database } from '../storage/sqlite/driver';
import type { Access, OpenDatabase, Person } from '../../../src/lib/domain/access';
import type { DocStore } from '../storage/doc-store';
import { Devices } from './devices';
import { Doorkeeper } from './identify';
import { Passwords } from './passwords';
import { People } from './people';
import type { SignInDesk } from './sign-in';
import { SignInThrottle } from './sign-in-throttle';
import { provisionalTitle, Villages, type Village } from './villages';

/** People, villages and devices of one server, and what each may open. */
export class Accounts {
	readonly people: People;
	readonly villages: Villages;
	readonly devices: Devices;
	readonly passwords = new Passwords();
	readonly desk: SignInDesk;
	readonly doorkeeper: Doorkeeper;

	constructor(
		sqlite: Database,
		private readonly store: DocStore,
		private readonly now: () => number
	) {
		this.people = new People(sqlite, now);
		this.villages = new Villages(sqlite, now);
		this.devices = new Devices(sqlite, now);
		this.desk = {
			people: this.people,
			passwords: this.passwords,
			throttle: new SignInThrottle(now)
		};
		this.doorkeeper = new Doorkeeper(this.devices, this.desk, now);
	}

	/** What a person may open, and how far each database is. */
	async accessOf(person: Person): Promise<Access> {
		return {
			person,
			now: new Date(this.now()).toISOString(),
			server: this.store.uuid,
			databases: await Promise.all(
				this.villages.openTo(person).map((village) => this.openDatabase(village))
			)
		};
	}

	private async openDatabase({ id, title }: Village): Promise<OpenDatabase> {
		return { name: id, title, mode: 'read-write', seq: (await this.store.updateSeq(id)) ?? '0' };
	}

	/**
	 * A village and its database, which comes first, so that whoever is let in finds it.
	 *
	 * @returns false when the village was there already, which keeps its title
	 */
	async addVillage(village: Village): Promise<boolean> {
		await this.store.createDatabase(village.id);
		return this.villages.add(village);
	}

	/** Villages that are not there yet get a title to go on with. Returns those it made. */
	async addMissingVillages(ids: readonly string[]): Promise<Village[]> {
		const missing = ids
			.filter((id) => this.villages.find(id) === undefined)
			.map((id) => ({ id, title: provisionalTitle(id) }));
		for (const village of missing) await this.addVillage(village);
		return missing;
	}

	/** Also signs the person out wherever they are signed in: whoever knew the old password may hold a token. */
	async changePassword(name: string, password: string): Promise<void> {
		const phc = await this.passwords.hash(password);
		this.people.setPassword(name, phc);
		this.devices.revokeAllOf(name);
	}

	/** @returns how many devices the person was signed in on */
	disable(name: string): number {
		this.people.disable(name);
		return this.devices.revokeAllOf(name);
	}
}
