export type FieldRole = 'volunteer' | 'commune-officer';

/** How a village is open to a person: with all, for what still waits there, or not at all. */
export type Openness = 'open' | 'closing' | 'closed';

interface Right {
	role: FieldRole;
	given: Set<string>;
	/** Taken away, and still open for what waits. */
	closing: Set<string>;
	/** All they ever were: what was written as an officer may be handed in as a volunteer. */
	roles: Set<FieldRole>;
}

/** Who may open what, kept by hand beside the server's own book: `docs/access.md` in few words. */
export class Rights {
	private readonly people = new Map<string, Right>();

	/** @param commune all villages of it, which are open to an officer who was given one */
	constructor(private readonly commune: readonly string[]) {}

	add(person: string, role: FieldRole, villages: readonly string[]): void {
		const roles = new Set([role]);
		this.people.set(person, { role, given: new Set(villages), closing: new Set(), roles });
	}

	change(
		person: string,
		{ role, villages }: { role?: FieldRole; villages?: readonly string[] },
		graceDays: number
	): void {
		const right = this.of(person);
		const before = this.openTo(right);
		if (role !== undefined) {
			right.role = role;
			right.roles.add(role);
		}
		if (villages !== undefined) right.given = new Set(villages);
		const after = this.openTo(right);
		for (const village of after) right.closing.delete(village);
		for (const village of before) {
			if (after.includes(village)) continue;
			if (graceDays > 0) right.closing.add(village);
			else right.closing.delete(village);
		}
	}

	openness(person: string, village: string): Openness {
		const right = this.of(person);
		if (this.openTo(right).includes(village)) return 'open';
		return right.closing.has(village) ? 'closing' : 'closed';
	}

	wasOfficer(person: string): boolean {
		return this.of(person).roles.has('commune-officer');
	}

	wasAlwaysOfficer(person: string): boolean {
		return !this.of(person).roles.has('volunteer');
	}

	given(person: string): string[] {
		return [...this.of(person).given];
	}

	private openTo({ role, given }: Right): string[] {
		if (role === 'commune-officer' && given.size > 0) return [...this.commune];
		return [...given];
	}

	private of(person: string): Right {
		const right = this.people.get(person);
		if (!right) throw new Error(`nobody is called ${person}`);
		return right;
	}
}
