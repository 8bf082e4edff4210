import type { Condition, Procedure, ProcedureDocument, Question, Step, Words } from './procedure';
import { ROUTE_QUESTION, type Route } from './route';

/** Answers by their question; one that was not asked is not there. */
export type Answers = Readonly<Record<string, string>>;

/** A paper that is needed for sure, or perhaps: what decides it was not answered, or cannot be known beforehand. */
export interface ListedDocument extends ProcedureDocument {
	readonly sure: boolean;
}

/**
 * What one citizen needs for one procedure.
 *
 * @property questions those that matter, answered or not, in the order they are asked
 * @property next the first one without an answer
 * @property bring papers to put into the bag
 * @property show only shown to the officer, and taken home again
 * @property ready known or at hand: a number, a photo
 * @property fill filled in on the portal, or at the desk
 * @property spared need not be brought, and why
 * @property inPerson for what somebody has to come
 * @property signatures whose signature or consent is wanted
 */
export interface Checklist {
	readonly procedure: Procedure;
	readonly route: Route;
	readonly questions: readonly Question[];
	readonly next: Question | undefined;
	readonly bring: readonly ListedDocument[];
	readonly show: readonly ListedDocument[];
	readonly ready: readonly ListedDocument[];
	readonly fill: readonly ListedDocument[];
	readonly spared: readonly (ProcedureDocument & { readonly why: Words })[];
	readonly steps: readonly Step[];
	readonly inPerson: readonly Step[];
	readonly signatures: readonly Words[];
}

/** The ways to submit it; of several the first is what most people do. */
export function routesOf({ channel, usually }: Procedure): readonly [Route, ...Route[]] {
	if (channel === 'online' || channel === 'counter') return [channel];
	return usually === 'counter' ? ['counter', 'online'] : ['online', 'counter'];
}

export function checklistFor(procedure: Procedure, answers: Answers): Checklist {
	const routes = routesOf(procedure);
	const route = routes.find((one) => one === answers[ROUTE_QUESTION]) ?? routes[0];
	const known: Answers = { ...knownAnswers(procedure, answers), [ROUTE_QUESTION]: route };
	const questions = procedure.questions.filter(
		(question) => holds(question.when, known) === 'yes' && matters(question, procedure, known)
	);

	const spared: (ProcedureDocument & { why: Words })[] = [];
	const listed: ListedDocument[] = [];
	for (const document of procedure.documents) {
		const needed = holds(document.when, known);
		if (needed === 'no') continue;
		if (document.spared && holds(document.spared.when, known) === 'yes')
			spared.push({ ...document, why: document.spared.why });
		else listed.push({ ...document, sure: needed === 'yes' && !isOpenCase(document) });
	}
	const ofKind = (...kinds: ProcedureDocument['how'][]) =>
		listed.filter(({ how }) => kinds.includes(how));

	const steps = procedure.steps[route];
	return {
		procedure,
		route,
		questions,
		next: questions.find(({ id }) => known[id] === undefined),
		bring: ofKind('paper', 'original', 'copy'),
		show: ofKind('shown'),
		ready: ofKind('known'),
		fill: ofKind('form'),
		spared,
		steps,
		inPerson: steps.filter(({ inPerson }) => inPerson),
		signatures: [...listed.filter(({ sure }) => sure), ...spared].flatMap(
			({ signature }) => signature ?? []
		)
	};
}

/** Of answers from anywhere those that the procedure asks for; where to submit is kept where it was chosen. */
export function answersToKeep(procedure: Procedure, answers: Answers): Record<string, string> {
	const route = routesOf(procedure).find((one) => one === answers[ROUTE_QUESTION]);
	return {
		...knownAnswers(procedure, answers),
		...(route === undefined ? {} : { [ROUTE_QUESTION]: route })
	};
}

type Holds = 'yes' | 'no' | 'unknown';

/** An unanswered question leaves it open; one answer that contradicts settles it. */
export function holds(condition: Condition | undefined, answers: Answers): Holds {
	let open = false;
	for (const { question, is } of condition ?? []) {
		const answer = answers[question];
		if (answer === undefined) open = true;
		else if (!is.includes(answer)) return 'no';
	}
	return open ? 'unknown' : 'yes';
}

/** The source names a case that no question settles. */
const isOpenCase = ({ when, ifWords }: ProcedureDocument): boolean =>
	ifWords !== undefined && when === undefined;

/** Answers that the procedure knows, of questions that are asked at all: an address may hold any. */
function knownAnswers({ questions }: Procedure, answers: Answers): Record<string, string> {
	const known: Record<string, string> = {};
	for (const { id, answers: possible, when } of questions) {
		const answer = answers[id];
		// A question comes after those it depends on.
		const asked = (when ?? []).every(
			({ question, is }) => question === ROUTE_QUESTION || is.includes(known[question] ?? '')
		);
		if (asked && possible.some((one) => one.id === answer)) known[id] = answer ?? '';
	}
	return known;
}

/** Whether any answer could still change what is on the list, whatever else was answered. */
function matters(question: Question, { documents, questions }: Procedure, known: Answers): boolean {
	const others = { ...known };
	delete others[question.id];
	const decides = (condition: Condition | undefined) =>
		condition?.some((line) => line.question === question.id) === true &&
		holds(condition, others) !== 'no';
	return (
		documents.some(
			({ when, spared: free }) =>
				decides(when) || (holds(when, others) !== 'no' && decides(free?.when))
		) || questions.some(({ when }) => decides(when))
	);
}
