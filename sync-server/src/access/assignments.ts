import type { Database } from '../storage/sqlite/driver';
import { mayWrite, type Person, type Role } from '../../../src/lib/domain/access/access';
import type { People } from './people';
import type { Villages } from './villages';

/** Two weeks: a phone that stays in the hills over a weekend, or in a drawer over Tết, still hands in its work. */
export const DEFAULT_GRACE_DAYS = 14;

const DAY_MS = 24 * 3_600_000;

export interface Assignment {
	role?: Role;
	villages?: readonly string[];
}

/**
 * Gives people roles and villages, and takes them away. What someone can no longer write to stays writable, and not
 * readable, for some days, so that what they recorded without a network is not lost.
 */
export class Assignments {
	private readonly inOneStep;

	constructor(
		db: Database,
		private readonly parts: { people: People; villages: Villages; now: () => number }
	) {
		this.inOneStep = db.transaction((name: string, assignment: Assignment, graceDays: number) =>
			this.apply(name, assignment, graceDays)
		);
	}

	/** @returns the villages that were taken away */
	change(name: string, assignment: Assignment, graceDays = DEFAULT_GRACE_DAYS): string[] {
		return this.inOneStep.immediate(name, assignment, graceDays);
	}

	private apply(name: string, { role, villages }: Assignment, graceDays: number): string[] {
		const { people, villages: book, now } = this.parts;
		const before = this.writableBy(people.active(name));
		if (role !== undefined) people.setRole(name, role);
		if (villages !== undefined) book.setFor(name, villages);
		const after = this.writableBy(people.active(name));

		for (const village of after) book.giveBack(name, village);
		const taken = [...before].filter((village) => !after.has(village));
		for (const village of taken)
			// Without days of grace too: that it was theirs is remembered, for who may still have a copy.
			book.take(name, village, now() + graceDays * DAY_MS);
		return taken;
	}

	/** What is theirs to write by right, without what was taken away before. */
	private writableBy(person: Person | undefined): Set<string> {
		if (person === undefined) return new Set();
		return new Set(
			this.parts.villages
				.accessOf(person)
				.filter((access) => mayWrite(access) && access.untilMs === undefined)
				.map(({ id }) => id)
		);
	}
}
