import type { Entry, EntryOf } from '../../../../src/lib/domain/entries/entry';
import { joinedWith, standingOfAll, type Households } from './joined';

/** What is known of helping one person with one procedure, question by question, as in `expected-household.ts`. */
export interface ExpectedSubmission {
	member: string;
	procedure: string;
	answers: Record<string, string>;
	items: Record<string, boolean>;
	/** Who did each; the first telling counts. */
	steps: Record<string, string>;
	obstacles: string[];
	/** What holds it up now. */
	blocked: string | null;
	plannedFor: string | null;
	sentBy: string | null;
	code: string | null;
	heard: string[];
	outcome: string | null;
}

type Told = Extract<Entry, { submission: string }>;

/** @param standing in the order of the clock */
export function expectedSubmissions(
	standing: readonly Entry[]
): Record<string, ExpectedSubmission> {
	const started = standing.filter(
		(entry): entry is EntryOf<'submission-started'> => entry.type === 'submission-started'
	);
	return Object.fromEntries(
		started
			.toReversed()
			.map((start) => [start.submission, submissionOf(start, toldOf(start.submission, standing))])
	);
}

const toldOf = (submission: string, standing: readonly Entry[]): Told[] =>
	standing.filter(
		(entry): entry is Told => 'submission' in entry && entry.submission === submission
	);

function submissionOf(
	start: EntryOf<'submission-started'>,
	told: readonly Told[]
): ExpectedSubmission {
	const all = <T extends Told['type']>(type: T) =>
		told.filter((entry): entry is Extract<Told, { type: T }> => entry.type === type);
	const corrected = all('submission-corrected');
	const { id, version } = all('submission-repinned').at(-1)?.procedure ?? start.procedure;
	const sent = all('submission-sent').at(-1);
	const blocked = all('submission-blocked');
	// What went out was not given up.
	const closed = all('submission-closed').findLast(
		({ outcome }) => !sent || outcome !== 'given-up'
	);
	const lastOf = (...types: Told['type'][]) =>
		told.findLastIndex(({ type }) => types.includes(type));
	const isBlocked = lastOf('submission-blocked') > lastOf('submission-step', 'submission-sent');
	const isPlanned = lastOf('submission-planned') > lastOf('submission-sent');
	return {
		member: corrected.findLast(({ member }) => member !== undefined)?.member ?? start.member,
		procedure: `${id} ${version}`,
		answers: Object.assign({}, start.answers, ...corrected.map(({ answers }) => answers)) as Record<
			string,
			string
		>,
		items: Object.assign({}, ...all('submission-prepared').map(({ items }) => items)) as Record<
			string,
			boolean
		>,
		steps: Object.fromEntries(
			all('submission-step')
				.toReversed()
				.map(({ step, doneBy }) => [step, doneBy])
		),
		obstacles: blocked.map(({ obstacle }) => obstacle),
		blocked: isBlocked ? (blocked.at(-1)?.obstacle ?? null) : null,
		plannedFor: isPlanned ? (all('submission-planned').at(-1)?.on ?? null) : null,
		sentBy: sent?.doneBy ?? null,
		code: closed ? null : (all('dossier-code-noted').at(-1)?.personal.code ?? null),
		heard: all('dossier-noted').map(({ status }) => status),
		outcome: closed?.outcome ?? null
	};
}

/** Ids of codes that nobody may have any more: their dossiers are closed, whoever of those it is one house with says so. */
export function codesToBeForgotten(households: Households): Set<string> {
	const standing = standingOfAll(households);
	const codes = new Set<string>();
	for (const [id, entries] of households) {
		const closed = closedIn([id, ...joinedWith(id, standing)].map((one) => standing.said.get(one)));
		for (const entry of entries)
			if (entry.type === 'dossier-code-noted' && closed.has(entry.submission)) codes.add(entry._id);
	}
	return codes;
}

function closedIn(all: readonly (readonly Entry[] | undefined)[]): Set<string> {
	const standing = all.flatMap((entries) => entries ?? []);
	const wentOut = (submission: string) =>
		standing.some((entry) => entry.type === 'submission-sent' && entry.submission === submission);
	return new Set(
		standing.flatMap((entry) =>
			entry.type === 'submission-closed' &&
			!(entry.outcome === 'given-up' && wentOut(entry.submission))
				? [entry.submission]
				: []
		)
	);
}
