import type { Checklist, ListedDocument } from './checklist';
import type { Words } from './procedure';
import type { Route } from './route';

/** Where to go; of an office, nobody's own. */
export interface Office {
	readonly name: string;
	readonly address?: string;
	readonly hours?: string;
	readonly phone?: string;
}

/** How the slip is worded in one language. */
export interface SlipWords {
	readonly language: keyof Words;
	readonly bring: string;
	readonly nothing: string;
	/** The phone of whoever submits online. */
	readonly phone: string;
	readonly show: string;
	readonly ready: string;
	readonly fill: Readonly<Record<Route, string>>;
	readonly spared: string;
	readonly inPerson: string;
	readonly signatures: string;
	readonly fee: (checklist: Checklist) => string;
	readonly time: (checklist: Checklist) => string;
	readonly deadline: string;
	readonly where: string;
	readonly hours: string;
	readonly call: string;
	readonly unverified: string;
	readonly code: (code: string) => string;
}

/** One part of the slip: what it is about, and its lines. */
export interface SlipPart {
	readonly title: string;
	readonly lines: readonly string[];
}

export interface Slip {
	readonly title: string;
	readonly parts: readonly SlipPart[];
	readonly foot: readonly string[];
}

/** The "bring these" slip. It knows the procedure and what applies, and nothing about whom it is for. */
export function slipOf(checklist: Checklist, words: SlipWords, office?: Office): Slip {
	const { procedure } = checklist;
	const said = (both: Words) => both[words.language];
	const listed = (documents: readonly ListedDocument[]) =>
		documents.map((document) => paperLine(document, said));
	const bring = [
		...listed(checklist.bring),
		...(checklist.route === 'online' ? [words.phone] : [])
	];
	const parts: SlipPart[] = [
		{ title: words.bring, lines: bring.length === 0 ? [words.nothing] : bring },
		{ title: words.ready, lines: listed(checklist.ready) },
		{ title: words.show, lines: listed(checklist.show) },
		{ title: words.fill[checklist.route], lines: listed(checklist.fill) },
		{ title: words.spared, lines: checklist.spared.map(({ name }) => said(name)) },
		{ title: words.inPerson, lines: checklist.inPerson.map(({ text }) => said(text)) },
		{ title: words.signatures, lines: checklist.signatures.map(said) }
	];
	const [code] = procedure.codes;
	return {
		title: said(procedure.name),
		parts: parts.filter(({ lines }) => lines.length > 0),
		foot: [
			words.fee(checklist),
			words.time(checklist),
			...(procedure.deadline ? [`${words.deadline}: ${said(procedure.deadline)}`] : []),
			`${words.where}: ${[office?.name ?? said(procedure.authority), office?.address].filter(Boolean).join(', ')}`,
			...(office?.hours ? [`${words.hours}: ${office.hours}`] : []),
			...(office?.phone ? [`${words.call}: ${office.phone}`] : []),
			...(code === undefined ? [] : [words.code(code)]),
			...(procedure.verified ? [] : [words.unverified])
		]
	};
}

/** For a message to somebody. */
export const slipText = ({ title, parts, foot }: Slip): string =>
	[
		title,
		...parts.flatMap((part) => ['', `${part.title}:`, ...part.lines.map((line) => `- ${line}`)]),
		'',
		...foot
	].join('\n');

/** For a code on a screen: short enough that a cheap camera reads it. */
export function slipForCode({ title, parts: [first], foot }: Slip): string {
	return [
		title,
		...(first ? [`${first.title}:`, ...first.lines.map((line) => `- ${line}`)] : []),
		...foot
	].join('\n');
}

const paperLine = (
	{ name, ifWords, sure }: ListedDocument,
	said: (both: Words) => string
): string => (!sure && ifWords ? `${said(name)} (${said(ifWords)})` : said(name));
