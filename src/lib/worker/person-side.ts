import { knocksOnDoors, mayRead } from '$lib/domain/access/roles';
import type { Session } from '$lib/store/device-db';
import { HouseholdIndex } from '$lib/store/household-index';
import { OWN, OwnDb } from '$lib/store/own-db';
import { ReadModel } from '$lib/store/read-model';

/**
 * What the person who is signed in may look at, without the ledgers: enough for the first screen after a cold start.
 * Closed and left behind when somebody else takes the device.
 */
export class PersonSide {
	readonly name: string;
	readonly own: OwnDb;
	readonly read: ReadModel;
	readonly #indexes = new Map<string, HouseholdIndex>();
	#closed = false;

	constructor(public session: Session) {
		this.name = session.person.name;
		this.own = new OwnDb(this.name);
		this.read = new ReadModel(this.name);
	}

	/** All rows of one village in memory; kept while this person works here. */
	index(village: string): HouseholdIndex {
		let index = this.#indexes.get(village);
		if (!index) this.#indexes.set(village, (index = new HouseholdIndex(this.read, village)));
		return index;
	}

	/** The rows that a day at the doors begins with are read while the page is still drawing its frame. */
	async readAhead(): Promise<void> {
		if (!knocksOnDoors(this.session.person.role)) return;
		const village = await this.village();
		if (village !== undefined && !this.#closed) this.index(village);
	}

	/** The village the screens show: the one chosen, or the only one. */
	async village(): Promise<string | undefined> {
		const chosen = await this.own.read<string>(OWN.village);
		const open = this.session.access.databases.filter(mayRead).map(({ name }) => name);
		if (chosen !== undefined && open.includes(chosen)) return chosen;
		return open.length === 1 ? open[0] : undefined;
	}

	close(): void {
		this.#closed = true;
		for (const index of this.#indexes.values()) index.close();
		this.own.close();
		this.read.close();
	}
}
