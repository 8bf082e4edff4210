import { mayBeASlip } from '../duplicates/one-slip';
import { withoutTelex } from '../duplicates/telex';
import { foldSpelling, foldText } from '../text/fold-text';
import type { ProcedureGroup } from './groups';
import type { Procedure } from './procedure';

/**
 * Finding a procedure by what people say: "con mới sinh", "mất thẻ", a paper's name, a code. With marks or without, words
 * in any order, short forms ("CCCD"), one typing slip in a word or the keys of telex.
 */

/**
 * What was found, best first, and by what: the need or the paper that answered is shown beside the name. `nearly` where
 * nothing has all the words, and this has most of what they say.
 */
export interface FoundProcedure {
	readonly procedure: Procedure;
	readonly by: 'code' | 'need' | 'name' | 'paper' | 'several' | 'nearly';
	/** As it is written; empty where the name says it, or words were found in several places. */
	readonly matched: string;
}

interface Phrase {
	readonly text: string;
	readonly words: readonly string[];
	/** As they are written, where `words` have lost their marks. */
	readonly marked: ReadonlySet<string>;
}

interface IndexedProcedure {
	readonly procedure: Procedure;
	readonly codes: readonly string[];
	readonly needs: readonly Phrase[];
	readonly names: readonly Phrase[];
	readonly papers: readonly Phrase[];
	/** Every word of the three, and of what is said of it: of needs and names. */
	readonly all: readonly string[];
	readonly said: readonly string[];
}

export interface ProcedureIndex {
	readonly procedures: readonly IndexedProcedure[];
	/**
	 * Every word once, with what it tells, more where fewer procedures have it: a typed word is held against some hundreds
	 * of words instead of some thousands.
	 */
	readonly vocabulary: ReadonlyMap<string, number>;
}

/** Made once; simple and frequent procedures first, which is the order of those that answer a text equally well. */
export function indexProcedures(procedures: readonly Procedure[]): ProcedureIndex {
	const indexed = byUse(procedures).map((procedure) => {
		const needs = procedure.needs.map(phraseOf);
		const names = [phraseOf(procedure.name.vi), phraseOf(procedure.name.en)];
		const papers = procedure.documents.map(({ name }) => phraseOf(name.vi));
		const said = wordsIn([...needs, ...names]);
		const all = wordsIn([...needs, ...names, ...papers]);
		return { procedure, codes: procedure.codes.map(codeLetters), needs, names, papers, all, said };
	});
	return { procedures: indexed, vocabulary: weighed(indexed.map(({ all }) => all)) };
}

const wordsIn = (phrases: readonly Phrase[]): string[] => [
	...new Set(phrases.flatMap(({ words }) => words))
];

function weighed(texts: readonly (readonly string[])[]): Map<string, number> {
	const holders = new Map<string, number>();
	for (const word of texts.flat()) holders.set(word, (holders.get(word) ?? 0) + 1);
	return new Map([...holders].map(([word, n]) => [word, Math.log(1 + texts.length / n)]));
}

const USE = { often: 0, sometimes: 1, rarely: 2 } as const;

/** Frequent ones first, of these the packages, then the ones that need fewer papers, then as the catalogue has them. */
export const byUse = (procedures: readonly Procedure[]): Procedure[] =>
	procedures.toSorted(
		(a, b) =>
			USE[a.asked] - USE[b.asked] ||
			Number(b.parts !== undefined) - Number(a.parts !== undefined) ||
			papersOf(a) - papersOf(b)
	);

/** Those that are needed whatever is answered. */
export const papersOf = ({ documents }: Procedure): number =>
	documents.filter(({ when }) => when === undefined).length;

export const ofGroup = (
	procedures: readonly Procedure[],
	group: ProcedureGroup
): readonly Procedure[] => byUse(procedures.filter((one) => one.group === group));

export function searchProcedures(index: ProcedureIndex, text: string): readonly FoundProcedure[] {
	const asked = wordsAsked(index, text);
	if (asked.length === 0) return [];
	const telling = asked.filter((word) => !FILLERS.has(word));
	// "tôi muốn làm giấy khai sinh cho con": what says nothing by itself is left out, behind what has it.
	const ways = telling.length === asked.length || telling.length === 0 ? [asked] : [asked, telling];
	const found = ways.map((words) => findWords(index, words, text));
	const inOnePlace = once(found.map((some) => some.filter(({ by }) => by !== 'several')));
	if (inOnePlace.length > 0) return inOnePlace;
	// Words that meet in no one place find much by chance: only where nothing else answers.
	const inSeveral = once(found);
	return inSeveral.length > 0 ? inSeveral : findNearly(index, ways.at(-1) ?? []);
}

const once = (lists: readonly (readonly FoundProcedure[])[]): FoundProcedure[] => [
	...lists
		.flat()
		.reduce(
			(seen, one) => (seen.has(one.procedure.id) ? seen : seen.set(one.procedure.id, one)),
			new Map<string, FoundProcedure>()
		)
		.values()
];

/** Words of a request rather than of what is wanted. */
const FILLERS = new Set(
	['tôi', 'em', 'cháu', 'muốn', 'cần', 'xin', 'làm', 'lên', 'xã', 'đi', 'cho', 'thủ', 'tục', 'giấy', 'tờ', 'gì', 'bị', 'để', 'của', 'thì', 'phải', 'được', 'có', 'tui', 'hỏi', 'giúp', 'giùm', 'nào'].map(foldSpelling)
); // prettier-ignore

/** As typed; with its last word still being typed; with a slip. What one finds in one place leaves no room for the next. */
const READINGS = [isWord, begins, slips] as const;

function findWords(
	{ procedures, vocabulary }: ProcedureIndex,
	asked: readonly string[],
	text: string
): readonly FoundProcedure[] {
	const known = [...vocabulary.keys()];
	const typed = { words: asked, marked: markedWords(text), code: codeLetters(text) };
	let inSeveral: readonly FoundProcedure[] = [];
	for (const matches of READINGS) {
		const meant = asked.map(
			(word, i) => new Set(known.filter(matches(word, i === asked.length - 1)))
		);
		const found = procedures.flatMap((one) => rank(one, { ...typed, meant }) ?? []);
		const inOnePlace = found.filter(({ by }) => by !== 'several');
		// A stable sort: of equal rank the index's own order stays.
		if (inOnePlace.length > 0) return inOnePlace.sort((a, b) => a.rank - b.rank);
		if (inSeveral.length === 0) inSeveral = found;
	}
	return inSeveral;
}

/** @property meant of each word, the words it may mean */
interface Typed {
	readonly words: readonly string[];
	readonly marked: readonly string[];
	readonly code: string;
	readonly meant: readonly ReadonlySet<string>[];
}

/** The whole phrase before one that only has its words, marks as typed before others. */
const PART_OF_IT = 0.25;
const OTHER_MARKS = 0.5;

/** 0 is best. */
function rank(
	{ procedure, codes, needs, names, papers, all, said }: IndexedProcedure,
	{ words: asked, marked, code, meant }: Typed
): (FoundProcedure & { readonly rank: number }) | undefined {
	const told = { procedure, matched: '' };
	if (codes.includes(code)) return { ...told, by: 'code', rank: 0 };
	if (code.length >= SHORTEST_CODE && codes.some((one) => one.startsWith(code)))
		return { ...told, by: 'code', rank: 1 };
	const holdsAll = (words: readonly string[]) =>
		meant.every((one) => words.some((word) => one.has(word)));
	if (!holdsAll(all)) return undefined;
	if (names.some(({ words }) => isSame(words, asked))) return { ...told, by: 'name', rank: 2 };
	const need = needs.find(({ words }) => isSame(words, asked));
	if (need) return { ...told, by: 'need', matched: need.text, rank: 2 };
	const places = [
		['need', needs],
		['name', names],
		['paper', papers]
	] as const;
	for (const [place, [by, phrases]] of places.entries()) {
		const hits = phrases.filter(({ words }) => holdsAll(words));
		const exact = hits.find((one) => marked.every((word) => one.marked.has(word)));
		const hit = exact ?? hits[0];
		if (!hit) continue;
		const less = (exact ? 0 : OTHER_MARKS) + (isSame(hit.words, asked) ? 0 : PART_OF_IT);
		return { procedure, by, matched: by === 'name' ? '' : hit.text, rank: 3 + place + less };
	}
	return holdsAll(said) ? { ...told, by: 'several', rank: 6 } : undefined;
}

/** Less than this of what was said is found by chance. */
const NEARLY = 0.6;

/** Nothing has every word: what has most of what they tell. A word nobody knows may have told more than any, a number not. */
function findNearly(
	{ procedures, vocabulary }: ProcedureIndex,
	asked: readonly string[]
): FoundProcedure[] {
	const unknown = Math.log(1 + procedures.length);
	const told = asked.map((word, i) => {
		const isMeant = begins(word, i === asked.length - 1);
		const words = [...vocabulary].filter(([one]) => isMeant(one));
		const weights = words.map(([, weight]) => weight);
		return {
			words: new Set(words.map(([one]) => one)),
			weight: weights.length > 0 ? Math.max(...weights) : /^\d+$/.test(word) ? 0 : unknown
		};
	});
	const enough = NEARLY * told.reduce((sum, { weight }) => sum + weight, 0);
	return procedures
		.map(({ procedure, needs, names }) => {
			const has = [...needs, ...names].map(({ words }) =>
				told.reduce(
					(sum, one) => sum + (words.some((word) => one.words.has(word)) ? one.weight : 0),
					0
				)
			);
			return { procedure, weight: Math.max(...has) };
		})
		.filter(({ weight }) => weight > 0 && weight >= enough)
		.sort((a, b) => b.weight - a.weight)
		.map(({ procedure }) => ({ procedure, by: 'nearly', matched: '' }));
}

/** All of it was typed: what has it as a part of something longer comes after it. */
const isSame = (words: readonly string[], asked: readonly string[]): boolean =>
	words.length === asked.length && words.every((word) => asked.includes(word));

function isWord(asked: string): (word: string) => boolean {
	return (word) => word === asked;
}

/** Only the last word may still be in the middle of being typed: `ba mất` means no `bằng`. */
function begins(asked: string, isLast: boolean): (word: string) => boolean {
	return (word) => (isLast ? word.startsWith(asked) : word === asked);
}

/** In a shorter word one slip makes anything: `sinh` and `xinh`, but not `con` and `mot`. */
const SHORTEST_WITH_A_SLIP = 4;

function slips(asked: string, isLast: boolean): (word: string) => boolean {
	const isMeant = [asked, withoutTelex(asked)].map((one) => begins(one, isLast));
	const maySlip = asked.length >= SHORTEST_WITH_A_SLIP;
	return (word) =>
		isMeant.some((is) => is(word)) ||
		(maySlip &&
			word.length >= SHORTEST_WITH_A_SLIP &&
			mayBeASlip(word, asked) &&
			beginAlike(word, asked));
}

/** Nobody types `tuoi` for `nuoi`; but for what many say alike, the first letter of a word is right. */
function beginAlike(a: string, b: string): boolean {
	if (a[0] === b[0] || a.length !== b.length || a[0] === b[1]) return true;
	return ALIKE.some((letters) => letters.includes(a[0] ?? '') && letters.includes(b[0] ?? ''));
}

const ALIKE = ['sx', 'ln', 'dgrv', 'ckq', 'ct'];

const SHORTEST_CODE = 4;

/** `1.004222`, `1004222`, `c08_xphcdb`: letters and digits alone. */
const codeLetters = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]/g, '');

/** As officials and neighbours write them for short. */
const SHORT_FORMS: ReadonlyMap<string, readonly string[]> = new Map(
	Object.entries({
		cccd: 'căn cước',
		cc: 'căn cước',
		cmnd: 'chứng minh',
		cmt: 'chứng minh',
		bhyt: 'bảo hiểm y tế',
		bhxh: 'bảo hiểm xã hội',
		bhtn: 'thất nghiệp',
		gplx: 'bằng lái',
		gks: 'giấy khai sinh',
		lltp: 'lý lịch tư pháp',
		dk: 'đăng ký',
		hk: 'hộ khẩu'
	}).map(([short, long]) => [foldSpelling(short), foldSpelling(long).split(' ')])
);

const wordsOf = (text: string): string[] =>
	(foldSpelling(text).match(/[\p{L}\p{N}]+/gu) ?? []).flatMap(
		(word) => SHORT_FORMS.get(word) ?? word
	);

/** A short form that is still being typed is one already, unless a word begins like that. */
function wordsAsked({ vocabulary }: ProcedureIndex, text: string): string[] {
	const words = wordsOf(text);
	const last = words.at(-1) ?? '';
	if (last.length < 2 || [...vocabulary.keys()].some((word) => word.startsWith(last))) return words;
	const begun = [...SHORT_FORMS].find(([short]) => short.startsWith(last));
	return begun ? [...words.slice(0, -1), ...begun[1]] : words;
}

/** Words that have marks; `hoà` and `hòa` are the same. */
const markedWords = (text: string): string[] =>
	(
		text
			.toLowerCase()
			.normalize('NFC')
			.match(/[\p{L}\p{N}]+/gu) ?? []
	)
		.filter((word) => foldText(word) !== word)
		.map((word) => foldText(word) + [...word.normalize('NFD')].filter(isMark).sort().join(''));

const isMark = (letter: string): boolean => /[\p{M}đ]/u.test(letter);

const phraseOf = (text: string): Phrase => ({
	text,
	words: wordsOf(text),
	marked: new Set(markedWords(text))
});
