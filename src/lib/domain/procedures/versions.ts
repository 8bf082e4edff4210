import { calendarDay, DAY_MS, momentOf } from '../time/calendar';
import { applyLocal } from './apply-local';
import { differenceBetween, type Difference } from './difference';
import type { LocalVersion } from './local';
import type { Procedure } from './procedure';

/**
 * Which version of a procedure counts on a day, and which one a dossier began with.
 *
 * @property catalogue what came with the application; of one id there may be several versions
 * @property local of the commune, in any order
 */
export interface Procedures {
	readonly catalogue: readonly Procedure[];
	readonly local: readonly LocalVersion[];
}

/** `1` for the catalogue's, `1+3` for the commune's third version over it: what a dossier keeps. */
export const pinOf = ({ version, local }: Procedure): string =>
	local === undefined ? `${version}` : `${version}+${local.number}`;

/**
 * @param when the day it is asked about, or the pin that a dossier has kept
 * @returns with `local.hidden` where the commune does not do it; undefined where nobody knows such a procedure
 */
export function procedureAsOf(
	{ catalogue, local }: Procedures,
	id: string,
	when: { readonly day: string } | { readonly pin: string }
): Procedure | undefined {
	const shipped = catalogue.filter((one) => one.id === id);
	const versions = local.filter(({ procedure }) => procedure === id);
	if ('pin' in when) return pinned(shipped, versions, when.pin);

	const base =
		newest(
			shipped.filter((one) => isFollowed(one.effective, when.day)),
			versionOf
		) ?? first(shipped);
	const own = versionAt(versions, when.day);
	return own ? applyLocal(base, own) : base;
}

const PIN = /^([1-9]\d*)(?:\+([1-9]\d*))?$/;

function pinned(
	shipped: readonly Procedure[],
	versions: readonly LocalVersion[],
	pin: string
): Procedure | undefined {
	const [, version, number] = PIN.exec(pin) ?? [];
	if (version === undefined) return undefined;
	const base = shipped.find((one) => one.version === Number(version));
	if (number === undefined) return base;
	const own = versions.find((one) => one.number === Number(number));
	return own && applyLocal(base, own);
}

/** Of those that are followed on that day the one that began last; of two that began together, the one written last. */
export function versionAt(
	versions: readonly LocalVersion[],
	day: string
): LocalVersion | undefined {
	return newest(
		versions.filter(({ effective }) => isFollowed(effective, day)),
		({ effective, number }) => [effective.from, number]
	);
}

/** All that are done in the commune on that day, in the catalogue's order; the commune's own come first. */
export function proceduresOn(procedures: Procedures, day: string): Procedure[] {
	const ids = new Set([
		...procedures.local
			.filter(({ content }) => content.kind === 'own')
			.map(({ procedure }) => procedure)
			.toSorted(),
		...procedures.catalogue.map(({ id }) => id)
	]);
	return [...ids].flatMap((id) => {
		const procedure = procedureAsOf(procedures, id, { day });
		return procedure === undefined || procedure.local?.hidden ? [] : [procedure];
	});
}

/** @property from the first day on which it is like this */
export interface ChangeOfProcedure {
	readonly from: string;
	readonly differences: readonly Difference[];
}

/** Long enough for everybody who knew it as it was to come by once more. */
const TOLD_FOR_DAYS = 60;

/** What became different lately, and what will, in the order of the days. */
export function changesAround(
	procedures: Procedures,
	id: string,
	day: string
): { begun: ChangeOfProcedure[]; coming: ChangeOfProcedure[] } {
	const since = daysLater(day, -TOLD_FOR_DAYS);
	const changes = turnsOf(procedures, id)
		.filter((turn) => turn > since)
		.map((from) => ({
			from,
			differences: differenceBetween(
				procedureAsOf(procedures, id, { day: daysLater(from, -1) }),
				procedureAsOf(procedures, id, { day: from })
			)
		}))
		.filter(({ differences }) => differences.length > 0);
	return {
		begun: changes.filter(({ from }) => from <= day),
		coming: changes.filter(({ from }) => from > day)
	};
}

/**
 * What one more version makes different on the first day on which anybody sees it: the day it begins, or a later one where
 * only its last day differs from that of the version it follows. Undefined where it makes no difference on any.
 */
export function changeBy(
	procedures: Procedures,
	version: LocalVersion
): ChangeOfProcedure | undefined {
	const { procedure: id, effective } = version;
	const added = { ...procedures, local: [...procedures.local, version] };
	for (const day of turnsOf(added, id)) {
		if (day < effective.from) continue;
		const differences = differenceBetween(
			procedureAsOf(procedures, id, { day }),
			procedureAsOf(added, id, { day })
		);
		if (differences.length > 0) return { from: day, differences };
	}
	return undefined;
}

/** The days on which another version of it may begin to count, in their order. */
function turnsOf({ catalogue, local }: Procedures, id: string): string[] {
	const turns = [...local, ...catalogue]
		.filter((one) => ('procedure' in one ? one.procedure : one.id) === id)
		.flatMap(({ effective: { from, until } }) =>
			until === undefined ? [from] : [from, daysLater(until, 1)]
		);
	return [...new Set(turns)].sort();
}

const isFollowed = ({ from, until }: { from: string; until?: string | undefined }, day: string) =>
	from <= day && (until === undefined || day <= until);

const versionOf = ({ version }: Procedure): [number] => [version];

/** Asked about a day before the sources were looked at: the earliest is nearest to the truth. */
const first = (shipped: readonly Procedure[]): Procedure | undefined =>
	newest(shipped, ({ version }) => [-version]);

function newest<T>(
	all: readonly T[],
	rank: (one: T) => readonly (string | number)[]
): T | undefined {
	let best: T | undefined;
	for (const one of all) if (best === undefined || isAfter(rank(one), rank(best))) best = one;
	return best;
}

function isAfter(a: readonly (string | number)[], b: readonly (string | number)[]): boolean {
	for (const [i, one] of a.entries()) {
		const other = b[i];
		if (other !== undefined && one !== other) return one > other;
	}
	return false;
}

export const daysLater = (day: string, days: number): string =>
	calendarDay(momentOf(day) + days * DAY_MS);
