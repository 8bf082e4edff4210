import type { LocalVersion, OwnFee, OwnPaper, OwnProcedure, Override } from './local';
import type {
	Condition,
	Fee,
	OfCommune,
	Procedure,
	ProcedureDocument,
	ProcessingTime,
	Question,
	Words
} from './procedure';
import { ROUTE_QUESTION } from './route';

/**
 * A procedure as a commune follows it: the catalogue's with what the commune does otherwise, or the commune's own. Each
 * version is applied to the catalogue alone, never to another version.
 *
 * @param base the catalogue's; undefined where it has none
 * @returns undefined for changes to a procedure that is not there
 */
export function applyLocal(
	base: Procedure | undefined,
	version: LocalVersion
): Procedure | undefined {
	const { content } = version;
	if (content.kind === 'own') return ownProcedure(version, content);
	return base && withOverride(base, version, content);
}

function withOverride(base: Procedure, version: LocalVersion, content: Override): Procedure {
	const changed = new Map(content.papers.map((paper) => [paper.id, paper]));
	const known = new Set(base.documents.map(({ id }) => id));
	return {
		...base,
		effective: version.effective,
		authority: content.where === undefined ? base.authority : both(content.where, base.authority),
		fee: content.fee === undefined ? base.fee : feeOf(content.fee, base.fee),
		time: timeOf(content.workingDays, base.time),
		documents: [
			...base.documents
				.filter(({ id }) => !content.without.includes(id))
				.map((paper) => {
					const own = changed.get(paper.id);
					return own ? paperOf(own, base.questions, paper) : paper;
				}),
			...content.papers
				.filter(({ id }) => !known.has(id))
				.map((paper) => paperOf(paper, base.questions))
		],
		local: said(version)
	};
}

function ownProcedure(version: LocalVersion, content: OwnProcedure): Procedure {
	const { name, needs, group, channel, fee, time, papers, steps } = content;
	const listed = steps.map((text, i) => ({ id: `step-${i + 1}`, text: both(text) }));
	return {
		id: version.procedure,
		version: 1,
		effective: version.effective,
		codes: [],
		name: both(name),
		needs: needs.length > 0 ? needs : [name],
		authority: content.where === undefined ? COMMUNE : both(content.where, COMMUNE),
		level: 'commune',
		group,
		asked: 'sometimes',
		channel,
		...(channel === 'both' || channel === 'partly' ? { usually: 'counter' } : {}),
		questions: [],
		documents: papers.map((paper) => paperOf(paper, [])),
		steps: { online: listed, counter: listed },
		fee: feeOf(fee),
		time: { words: both(time), checked: true },
		sources: [`${version.at.slice(0, 10)}, ${version.by}`],
		verified: true,
		verifiedScope: WRITTEN_HERE,
		asOf: version.at.slice(0, 7),
		local: { ...said(version), own: true }
	};
}

const COMMUNE: Words = { vi: 'Ủy ban nhân dân xã', en: "Commune People's Committee" };
const WRITTEN_HERE: Words = { vi: 'do xã tự ghi', en: 'written by the commune itself' };

function said({ number, by, at, content }: LocalVersion): OfCommune {
	const { hidden, place, hours, link, note } = content;
	return {
		number,
		by,
		at,
		...(hidden && { hidden }),
		...(place !== undefined && { place }),
		...(hours !== undefined && { hours: both(hours) }),
		...(link !== undefined && { link }),
		...(note !== undefined && { note: both(note) })
	};
}

/** Whoever reads English reads the commune's words too. Words it did not change keep their translation. */
const both = (text: string, before?: Words): Words =>
	before?.vi === text ? before : { vi: text, en: text };

/** The commune vouches for what it charges. */
const feeOf = ({ online, counter, words }: OwnFee, before?: Fee): Fee => ({
	...(online !== undefined && { online }),
	...(counter !== undefined && { counter }),
	...(words !== undefined && { words: both(words, before?.words) }),
	checked: true
});

/** The number of working days, where the time is just that: `3-5` or `about 10` is not. */
export const plainDaysOf = ({ days }: ProcessingTime): number | undefined =>
	days?.unit === 'working' && days.from > 0 && days.to === undefined && !days.about
		? days.from
		: undefined;

const timeOf = (workingDays: number | undefined, before: ProcessingTime): ProcessingTime =>
	workingDays === undefined || workingDays === plainDaysOf(before)
		? before
		: { days: { from: workingDays, unit: 'working' }, checked: true };

function paperOf(
	{ id, name, how, when, ifWords }: OwnPaper,
	questions: readonly Question[],
	before?: ProcedureDocument
): ProcedureDocument {
	const { when: _when, ifWords: _words, ...kept } = before ?? {};
	const told = ifWords === undefined ? undefined : both(ifWords, before?.ifWords);
	const inWords = told ?? (when && conditionInWords(when, questions));
	return {
		...kept,
		id,
		name: both(name, before?.name),
		how,
		...(when && { when }),
		...(inWords && { ifWords: inWords })
	};
}

/** "nếu chọn: Nhà thuê"; where to submit has its default and needs no words. */
export function conditionInWords(
	when: Condition,
	questions: readonly Question[]
): Words | undefined {
	const answers = when.flatMap(({ question, is }) =>
		question === ROUTE_QUESTION
			? []
			: (questions.find(({ id }) => id === question)?.answers ?? []).filter(({ id }) =>
					is.includes(id)
				)
	);
	if (answers.length === 0) return undefined;
	const said = (language: keyof Words) => answers.map(({ text }) => text[language]).join(' / ');
	return { vi: `nếu chọn: ${said('vi')}`, en: `if: ${said('en')}` };
}
