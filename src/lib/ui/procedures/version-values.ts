import { conditionInWords, plainDaysOf } from '$lib/domain/procedures/apply-local';
import type { ProcedureGroup } from '$lib/domain/procedures/groups';
import type {
	Channel,
	Condition,
	DocumentKind,
	Procedure,
	ProcedureDocument
} from '$lib/domain/procedures/procedure';
import { ROUTE_QUESTION } from '$lib/domain/procedures/route';

/** One paper in the form. @property needed when: `always`, `as-is`, `in-words`, or an answer as `question:answer` */
export interface PaperValues {
	id: string;
	name: string;
	how: DocumentKind;
	needed: string;
	ifWords: string;
	isDropped: boolean;
}

/** What an officer fills in; plain text, as a half-filled form keeps it. */
export interface VersionValues {
	name: string;
	needs: string;
	group: ProcedureGroup;
	channel: Channel;
	time: string;
	/** Of one of the catalogue; empty where it is no plain number of working days. */
	days: string;
	steps: string;
	feeOnline: string;
	feeCounter: string;
	feeWords: string;
	papers: PaperValues[];
	place: string;
	where: string;
	hours: string;
	link: string;
	note: string;
	isHidden: boolean;
	from: string;
	until: string;
}

const amount = (money: number | undefined): string => (money === undefined ? '' : String(money));
const lines = (texts: readonly string[]): string => texts.join('\n');

/** The form begins with what is followed now. @param base as the catalogue has it; none for the commune's own */
export function valuesOf(
	current: Procedure | undefined,
	base: Procedure | undefined,
	from: string
): VersionValues {
	const local = current?.local;
	const dropped = (base?.documents ?? []).filter(
		({ id }) => !current?.documents.some((one) => one.id === id)
	);
	const papersOf = (papers: readonly ProcedureDocument[], isDropped: boolean) =>
		papers.map((paper): PaperValues => ({ ...paperValues(paper, base), isDropped }));
	return {
		name: current?.name.vi ?? '',
		needs: lines(current?.needs ?? []),
		group: current?.group ?? 'support',
		channel: current?.channel ?? 'counter',
		time: current?.time.words?.vi ?? '',
		days: String((current && plainDaysOf(current.time)) ?? ''),
		steps: lines(current?.steps.counter.map(({ text }) => text.vi) ?? []),
		feeOnline: amount(current?.fee.online),
		feeCounter: amount(current?.fee.counter),
		feeWords: current?.fee.words?.vi ?? '',
		papers: [...papersOf(current?.documents ?? [], false), ...papersOf(dropped, true)],
		place: local?.place ?? '',
		where: current && current.authority.vi !== base?.authority.vi ? current.authority.vi : '',
		hours: local?.hours?.vi ?? '',
		link: local?.link ?? '',
		note: local?.note?.vi ?? '',
		isHidden: local?.hidden ?? false,
		from,
		// A version for a while stays one unless somebody says otherwise.
		until: (local && current?.effective.until) ?? ''
	};
}

function paperValues(
	{ id, name, how, when, ifWords }: ProcedureDocument,
	base: Procedure | undefined
): Omit<PaperValues, 'isDropped'> {
	const isFromAnswer =
		when !== undefined && ifWords?.vi === conditionInWords(when, base?.questions ?? [])?.vi;
	return {
		id,
		name: name.vi,
		how,
		needed: neededOf(when, ifWords !== undefined),
		ifWords: isFromAnswer ? '' : (ifWords?.vi ?? '')
	};
}

function neededOf(when: Condition | undefined, isInWords: boolean): string {
	if (when === undefined) return isInWords ? 'in-words' : 'always';
	const [line, ...more] = when;
	const [answer, ...others] = line?.is ?? [];
	if (line === undefined) return 'always';
	const isOneAnswer = more.length === 0 && others.length === 0;
	return isOneAnswer && answer !== undefined ? `${line.question}:${answer}` : 'as-is';
}

export const conditionOf = (needed: string): Condition | undefined => {
	const [question = '', answer] = needed.split(':');
	return answer === undefined ? undefined : [{ question, is: [answer] }];
};

/** The answers that may decide whether a paper is needed. */
export const answersThatDecide = (base: Procedure | undefined) =>
	(base?.questions ?? []).flatMap(({ id, text, answers }) =>
		answers.map((answer) => ({ needed: `${id}:${answer.id}`, question: text, answer: answer.text }))
	);

export const NEEDED_AT = {
	online: `${ROUTE_QUESTION}:online`,
	counter: `${ROUTE_QUESTION}:counter`
} as const;
