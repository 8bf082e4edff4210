import type { Entry } from '../../../../src/lib/domain/entries/entry';

/** What somebody was told is saved. */
export interface SavedEntry {
	id: string;
	entry: Entry;
	village: string;
	household: string;
	person: string;
	device: string;
}

export interface SavedHousehold {
	id: string;
	village: string;
}

/** The book of all that people were told is saved, in the order it happened. Nothing leaves it. */
export class SavedEntries {
	readonly all: SavedEntry[] = [];
	readonly households: SavedHousehold[] = [];
	/** Households of which the commune has erased something; it takes nothing more about them. */
	readonly erased = new Set<string>();
	/** Entries by themselves, whose households go on. */
	readonly erasedAlone = new Set<string>();
	/** By command, which no list follows: who withdraws afterwards is waited for in vain. */
	readonly erasedByCommand = new Set<string>();
	/** Refused ones that were mended: their copies stand for them. */
	readonly replaced = new Set<string>();
	/** The battery ended while they were. */
	readonly perhapsReplaced = new Set<string>();
	private readonly byId = new Map<string, SavedEntry>();

	note(saved: SavedEntry): void {
		if (this.byId.has(saved.id)) throw new Error(`${saved.id} was saved twice`);
		this.byId.set(saved.id, saved);
		this.all.push(saved);
		const { household: id, village } = saved;
		if (!this.households.some((known) => known.id === id)) this.households.push({ id, village });
	}

	find(id: string): SavedEntry | undefined {
		return this.byId.get(id);
	}

	by(device: string): SavedEntry[] {
		return this.all.filter((saved) => saved.device === device);
	}

	isReplaced({ id }: SavedEntry): boolean {
		return this.replaced.has(id) || this.perhapsReplaced.has(id);
	}

	isErased({ id, household }: SavedEntry): boolean {
		return this.erased.has(household) || this.erasedAlone.has(id);
	}
}
