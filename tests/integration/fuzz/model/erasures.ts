import type { Entry } from '../../../../src/lib/domain/entries/entry';
import { lastWordOn, saysNo } from './consents';
import { joinedWith, standingOfAll, type Households, type Standing } from './joined';
import { standingIn } from './standing';

/**
 * @property must whose words may stay nowhere
 * @property may besides: written about the same people, as far as somebody says so
 * @property unclear those of them that said no themselves, where nobody can tell whether it counts
 */
export interface Forgotten {
	must: Set<string>;
	may: Set<string>;
	unclear: readonly string[];
}

/** @property erasedByCommand those of them that nobody asked for at a door: whoever says so erases what they name */
export interface ErasedBefore {
	erased: ReadonlySet<string>;
	erasedByCommand: ReadonlySet<string>;
}

/** Who wants to be forgotten once nothing can be taken back any more. */
export function toBeForgotten(
	households: Households,
	{ erased, erasedByCommand }: ErasedBefore
): Forgotten {
	const standing = standingOfAll(households);
	const must = new Set<string>();
	const unclear: string[] = [];
	for (const [id, said] of standing.said) {
		const group = [id, ...joinedWith(id, standing)];
		const together = group.flatMap((one) => standing.said.get(one) ?? []);
		const words = group.length === 1 ? said : standingIn(together);
		if (isUnclear(said, standing)) {
			if (saysNo(lastWordOn('coverage-record', said))) unclear.push(id);
		} else if (saysNo(lastWordOn('coverage-record', words)))
			for (const one of group) if (isAboutSomebody(households.get(one))) must.add(one);
	}
	const may = new Set([...must, ...unclear]);
	const isGone = (id: string) => must.has(id) || (erased.has(id) && !erasedByCommand.has(id));
	for (let found = true; found;) {
		found = false;
		for (const [id, entries] of households) {
			const from = movedFrom(entries);
			if (from.some((one) => erased.has(one) || may.has(one))) may.add(id);
			if (must.has(id) || !from.some(isGone)) continue;
			must.add(id);
			may.add(id);
			found = true;
		}
	}
	const asked = [...may];
	for (let id = asked.pop(); id !== undefined; id = asked.pop())
		for (const other of saidToBeTheSame(id, standing, households))
			if (!may.has(other)) {
				may.add(other);
				asked.push(other);
			}
	return { must, may, unclear };
}

/** Who said no before anything was typed left nothing to be forgotten, whatever was taken back of it since. */
const isAboutSomebody = (entries: readonly Entry[] | undefined): boolean =>
	entries?.some(({ type }) => !ABOUT_NOBODY.has(type)) ?? false;

const ABOUT_NOBODY: ReadonlySet<Entry['type']> = new Set([
	'household-refused',
	'household-merged',
	'entry-voided'
]);

/** Merged with what was taken back as a mistake: whose word counts there is nobody's to say. */
const isUnclear = (said: readonly Entry[], { there }: Standing): boolean =>
	said.some(
		(entry) =>
			(entry.type === 'household-merged' && !there.has(entry.into)) ||
			(entry.type === 'household-took-in' && !there.has(entry.household))
	);

/** Also where only one side is left that says so, in the village they came from, and wherever else they went from there. */
function saidToBeTheSame(id: string, standing: Standing, households: Households): string[] {
	const links = (standing.said.get(id) ?? []).flatMap((entry) => {
		if (entry.type === 'household-took-in') return [entry.household];
		return entry.type === 'household-merged' ? [entry.into] : [];
	});
	const entries = households.get(id) ?? [];
	const arrivals = [...households].flatMap(([other, told]) =>
		movedFrom(told).includes(id) ? [other] : []
	);
	return [
		...links,
		...movedFrom(entries),
		...arrivals,
		...declinedAs(entries),
		...joinedWith(id, standing)
	];
}

/** The code by which they declined before they agreed after all: who declines once more is counted by the later one. */
const declinedAs = (entries: readonly Entry[]): string[] =>
	entries.flatMap((entry) =>
		entry.type === 'household-registered' &&
		entry.source === 'door' &&
		typeof entry.from === 'string'
			? [entry.from]
			: []
	);

/** The codes that who moved in had where they came from. */
export const movedFrom = (entries: readonly Entry[]): string[] =>
	entries.flatMap((entry) =>
		entry.type === 'household-registered' &&
		entry.source === 'moved-in' &&
		typeof entry.from === 'object'
			? [entry.from.household]
			: []
	);
