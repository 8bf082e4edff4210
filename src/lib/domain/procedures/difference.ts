import type { Fee, Procedure, ProcedureDocument, ProcessingTime, Words } from './procedure';
import { ROUTES, type Route } from './route';

/** What one version of a procedure says otherwise than another, in the order a citizen would ask about it. */
export type Difference =
	/** It was not there, or not done; or the other way round. */
	| { kind: 'appears' | 'ends' }
	| { kind: 'name'; from: Words; to: Words }
	| { kind: 'paper-added' | 'paper-dropped'; paper: ProcedureDocument }
	| { kind: 'paper-changed'; from: ProcedureDocument; to: ProcedureDocument }
	/** @property route undefined where both cost the same, before and after */
	| { kind: 'fee'; route: Route | undefined; from: number | undefined; to: number | undefined }
	| { kind: 'fee-words'; from: Words | undefined; to: Words | undefined }
	| { kind: 'time'; from: ProcessingTime; to: ProcessingTime }
	| {
			kind: 'where' | 'hours' | 'note' | 'link';
			from: Words | undefined;
			to: Words | undefined;
	  }
	/** Another place of the directory; its name is read there. */
	| { kind: 'place'; from: string | undefined; to: string | undefined }
	| { kind: 'channel'; from: Procedure['channel']; to: Procedure['channel'] }
	/** Steps, questions, words to find it by: too long for a line. */
	| { kind: 'further' };

/**
 * Nothing where both say the same, whichever versions they are. What is hidden counts as not there.
 */
export function differenceBetween(
	older: Procedure | undefined,
	newer: Procedure | undefined
): Difference[] {
	const [from, to] = [shown(older), shown(newer)];
	if (!from || !to) {
		if (from) return [{ kind: 'ends' }];
		return to ? [{ kind: 'appears' }] : [];
	}
	const told: Difference[] = [
		...(isSame(from.name, to.name)
			? []
			: [{ kind: 'name' as const, from: from.name, to: to.name }]),
		...papers(from.documents, to.documents),
		...fees(from.fee, to.fee),
		...(isSame(from.time, to.time)
			? []
			: [{ kind: 'time' as const, from: from.time, to: to.time }]),
		...(from.channel === to.channel
			? []
			: [{ kind: 'channel' as const, from: from.channel, to: to.channel }]),
		...texts(from, to),
		...(from.local?.place === to.local?.place
			? []
			: [{ kind: 'place' as const, from: from.local?.place, to: to.local?.place }])
	];
	return isSame(furtherOf(from), furtherOf(to)) ? told : [...told, { kind: 'further' }];
}

const shown = (procedure: Procedure | undefined): Procedure | undefined =>
	procedure?.local?.hidden ? undefined : procedure;

function papers(
	before: readonly ProcedureDocument[],
	after: readonly ProcedureDocument[]
): Difference[] {
	return [
		...before
			.filter(({ id }) => !after.some((one) => one.id === id))
			.map((paper) => ({ kind: 'paper-dropped' as const, paper })),
		...after.flatMap((to): Difference[] => {
			const from = before.find(({ id }) => id === to.id);
			if (!from) return [{ kind: 'paper-added', paper: to }];
			return isSame(from, to) ? [] : [{ kind: 'paper-changed', from, to }];
		})
	];
}

function fees(before: Fee, after: Fee): Difference[] {
	const changed = ROUTES.filter((route) => before[route] !== after[route]);
	const alike = ({ online, counter }: Fee) => online === counter;
	const amounts: Difference[] =
		changed.length === ROUTES.length && alike(before) && alike(after)
			? [{ kind: 'fee', route: undefined, from: before.online, to: after.online }]
			: changed.map((route) => ({ kind: 'fee', route, from: before[route], to: after[route] }));
	return isSame(before.words, after.words)
		? amounts
		: [...amounts, { kind: 'fee-words', from: before.words, to: after.words }];
}

function texts(before: Procedure, after: Procedure): Difference[] {
	const said = ({ authority, local }: Procedure) => ({
		where: authority,
		hours: local?.hours,
		note: local?.note,
		link: local?.link === undefined ? undefined : { vi: local.link, en: local.link }
	});
	const [from, to] = [said(before), said(after)];
	return (['where', 'hours', 'link', 'note'] as const)
		.filter((kind) => !isSame(from[kind], to[kind]))
		.map((kind) => ({ kind, from: from[kind], to: to[kind] }));
}

/** All that no kind above tells; and nothing of which version it is, or who wrote it. */
function furtherOf(procedure: Procedure): unknown {
	const {
		version: _version,
		effective: _effective,
		name: _name,
		documents: _documents,
		fee: _fee,
		time: _time,
		channel: _channel,
		authority: _authority,
		sources: _sources,
		verified: _verified,
		verifiedScope: _scope,
		asOf: _asOf,
		local: _local,
		...rest
	} = procedure;
	return rest;
}

/** Written by the same code, so that fields stand in one order; what is undefined is not there. */
export const isSame = (a: unknown, b: unknown): boolean => canonical(a) === canonical(b);

const canonical = (value: unknown): string =>
	JSON.stringify(value, (_key, inner: unknown) =>
		typeof inner === 'object' && inner !== null && !Array.isArray(inner)
			? Object.fromEntries(Object.entries(inner).toSorted(([a], [b]) => (a < b ? -1 : 1)))
			: inner
	) ?? '';
