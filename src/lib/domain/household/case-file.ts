import { DECISIONS, type CaseName, type Decision } from '../entries/case-entries';
import type { Entry, EntryOf } from '../entries/entry';
import type { MetMember } from '../entries/visit-entries';
import type { CaseSide, Household, Member, ReviewCase, Scope } from './household';
import { whoAndWhen } from './who-and-when';

interface Raised extends ReviewCase {
	/** Whether it is a person's to decide from now on; a move is so only where nobody arrives. */
	isShown: boolean;
	decided?: Decision;
	/** Brings about what was decided. */
	settle: (decision: Decision) => void;
}

/**
 * Follows a fold and notes what two people wrote down that cannot both hold. What was decided holds from its reading on,
 * the later of two decisions over the earlier; who was not one of the two, nor an officer, decides nothing.
 */
export class CaseFile {
	readonly #raised = new Map<string, Raised>();
	readonly #decisions = new Map<string, EntryOf<'case-settled'>[]>();
	/** Who took the household out of scope, and how it stood then. */
	#out: { entry: Entry; scope: Scope } | undefined;
	readonly #left = new Map<string, { entry: Entry; reason: NonNullable<Member['left']> }>();

	/** @param ordered all that is going to be folded, in clock order */
	constructor(
		private readonly household: Household,
		ordered: readonly Entry[]
	) {
		for (const entry of ordered) {
			if (entry.type !== 'case-settled') continue;
			const key = keyOf(entry.case);
			this.#decisions.set(key, [...(this.#decisions.get(key) ?? []), entry]);
		}
	}

	wentOut(entry: Entry): void {
		const { household } = this;
		this.#out = { entry, scope: household.scope };
		if (entry.type !== 'household-moved' || entry.to === undefined) return;
		const side = sideOf(entry);
		this.#raise(
			{ kind: 'moved-not-there', entry: entry._id, sides: [side, side] },
			(decision) => {
				household.scope = decision === 'gone' ? { state: 'out', reason: 'moved' } : { state: 'in' };
				if (decision === 'lives-here') this.cameBack();
			},
			{ isShown: false }
		);
	}

	cameBack(): void {
		this.#out = undefined;
	}

	memberLeft(member: Member, entry: Entry): void {
		if (member.left) this.#left.set(member.id, { entry, reason: member.left });
	}

	memberBack(memberId: string): void {
		this.#left.delete(memberId);
	}

	met(visit: EntryOf<'visit-recorded'>, people: readonly MetMember[]): void {
		const { household } = this;
		const out = this.#out;
		this.#out = household.scope.state === 'in' ? undefined : out;
		if (out && out.entry.by !== visit.by) {
			const kind = out.scope.state === 'out' && out.scope.reason === 'moved' ? 'moved' : 'out';
			// Said once: who calls again meanwhile adds nothing to it.
			this.#out = undefined;
			this.#raise(
				{ kind: `met-after-${kind}`, entry: visit._id, sides: [sideOf(out.entry), sideOf(visit)] },
				(decision) => {
					household.scope = decision === 'gone' ? out.scope : { state: 'in' };
					this.#out = decision === 'gone' ? out : undefined;
				}
			);
		}
		for (const { memberId } of people) this.#metMember(visit, memberId);
	}

	#metMember(visit: EntryOf<'visit-recorded'>, memberId: string): void {
		const left = this.#left.get(memberId);
		const member = this.household.members.find(({ id }) => id === memberId);
		if (!left || !member || left.entry.by === visit.by) return;
		this.#left.delete(memberId);
		this.#raise(
			{
				kind: 'member-met-after-left',
				entry: visit._id,
				memberId,
				sides: [sideOf(left.entry), sideOf(visit)]
			},
			(decision) => {
				if (decision === 'gone') member.left = left.reason;
				else delete member.left;
			}
		);
	}

	voidedButUsed(registration: Entry, takenBack: Entry, use: Entry): void {
		const { household } = this;
		let isDissolved = false;
		this.#raise(
			{
				kind: 'registration-voided-but-used',
				entry: registration._id,
				sides: [sideOf(takenBack), sideOf(use)]
			},
			(decision) => {
				if (decision === 'gone') household.scope = { state: 'out', reason: 'dissolved' };
				else if (isDissolved) household.scope = { state: 'in' };
				isDissolved = decision === 'gone';
			}
		);
	}

	settle(entry: EntryOf<'case-settled'>): void {
		const raised = this.#raised.get(keyOf(entry.case));
		if (raised) decide(raised, entry);
	}

	open(): ReviewCase[] {
		return [...this.#raised.values()]
			.filter(({ isShown, decided }) => isShown && decided === undefined)
			.map(({ isShown: _, settle: _settle, ...shown }) => shown);
	}

	#raise(
		named: ReviewCase,
		settle: Raised['settle'],
		{ isShown = true }: { isShown?: boolean } = {}
	): void {
		const key = keyOf(named);
		const known = this.#raised.get(key);
		if (known) {
			// One visit met two who had left: one case about both.
			const { settle: first } = known;
			known.settle = (decision) => [first, settle].forEach((each) => each(decision));
		} else this.#raised.set(key, { ...named, isShown, settle });
		const raised = this.#raised.get(key);
		const raisedBy = named.sides[1].at;
		// A clock that was behind may have decided before what it decided about.
		for (const entry of this.#decisions.get(key) ?? [])
			if (raised && entry.at <= raisedBy) decide(raised, entry);
	}
}

function decide(raised: Raised, entry: EntryOf<'case-settled'>): void {
	const isConcerned = raised.sides.some(({ by }) => by === entry.by);
	const decision = DECISIONS.find((one) => one === entry.decision);
	if (!decision || (entry.byOfficer !== true && !isConcerned)) return;
	raised.decided = decision;
	raised.settle(decision);
}

export const keyOf = ({ kind, entry }: CaseName): string => `${kind} ${entry}`;

export const sideOf = (entry: Entry): CaseSide => ({
	...whoAndWhen(entry),
	type: entry.type,
	...(entry.type === 'visit-recorded' ? { outcome: entry.outcome } : {}),
	...(entry.type === 'household-merged' ? { into: entry.into } : {})
});
