import type { Difference } from '$lib/domain/procedures/difference';
import type { ProcedureDocument, ProcessingTime } from '$lib/domain/procedures/procedure';
import type { Route } from '$lib/domain/procedures/route';
import { catalogue } from './index';
import { procedureWords, said, timeInWords } from './procedures';

const vi = {
	appears: 'xã bắt đầu làm thủ tục này',
	ends: 'xã không làm thủ tục này nữa',
	paperAdded: (paper: string, condition: string) =>
		`cần thêm giấy: ${paper}${condition && ` (${condition})`}`,
	paperDropped: (paper: string) => `bỏ giấy: ${paper}`,
	paperNow: (before: string, after: string) => `thay ${before} bằng: ${after}`,
	paperCase: (paper: string, condition: string) =>
		`${paper}: không phải ai cũng cần (${condition})`,
	paperAlways: (paper: string) => `${paper}: ai cũng cần`,
	paperKind: (paper: string, kind: string) => `${paper}: ${kind}`,
	paperChanged: (paper: string) => `${paper}: có đổi, hãy xem lại`,
	kind: {
		paper: 'mang theo',
		original: 'mang bản chính',
		copy: 'mang bản sao',
		shown: 'chỉ cho xem, không nộp',
		form: 'điền tại chỗ',
		known: 'chỉ cần biết để khai'
	} satisfies Record<ProcedureDocument['how'], string>,
	fee: 'lệ phí',
	feeOf: {
		online: 'lệ phí nộp trên mạng',
		counter: 'lệ phí nộp tại quầy'
	} satisfies Record<Route, string>,
	cheaper: (what: string, from: string, to: string) => `${what} giảm từ ${from} còn ${to}`,
	dearer: (what: string, from: string, to: string) => `${what} tăng từ ${from} lên ${to}`,
	freed: (what: string, from: string) => `không phải trả ${what} nữa, trước là ${from}`,
	charged: (what: string, to: string) => `phải trả ${what} ${to}, trước được miễn`,
	feeKnown: (what: string, to: string) => `${what}: ${to}`,
	feeUnknown: (what: string) => `${what}: không còn ghi bao nhiêu, hãy hỏi lại`,
	fromTo: (what: string, from: string, to: string) => `${what}: ${to} (trước là: ${from})`,
	nowSaid: (what: string, to: string) => `${what}: ${to}`,
	of: {
		name: 'tên thủ tục',
		time: 'thời gian làm',
		channel: 'cách nộp',
		'fee-words': 'về lệ phí',
		where: 'nơi nhận',
		hours: 'giờ nhận',
		note: 'xã dặn thêm',
		link: 'trang của thủ tục'
	},
	gone: {
		'fee-words': 'không còn ghi chú về lệ phí',
		where: 'không còn ghi nơi nhận, hãy hỏi lại',
		hours: 'không còn giờ nhận riêng',
		note: 'xã không còn dặn thêm',
		link: 'không còn đường dẫn đến trang của thủ tục',
		place: 'không còn ghi nơi nộp trong danh bạ'
	},
	otherPlace: 'đổi nơi nộp, xem trong danh bạ',
	further: 'các bước hoặc phần khác có đổi, hãy xem lại',
	since: (day: string, line: string) => `Từ ${day}: ${line}`
};

const en: typeof vi = {
	appears: 'the commune begins to do this',
	ends: 'the commune no longer does this',
	paperAdded: (paper, condition) => `also needed: ${paper}${condition && ` (${condition})`}`,
	paperDropped: (paper) => `no longer needed: ${paper}`,
	paperNow: (before, after) => `in place of ${before}: ${after}`,
	paperCase: (paper, condition) => `${paper}: not needed by everybody (${condition})`,
	paperAlways: (paper) => `${paper}: needed by everybody`,
	paperKind: (paper, kind) => `${paper}: ${kind}`,
	paperChanged: (paper) => `${paper}: changed, please look again`,
	kind: {
		paper: 'brought',
		original: 'the original',
		copy: 'a copy',
		shown: 'only shown',
		form: 'filled in there',
		known: 'only to be known'
	},
	fee: 'fee',
	feeOf: { online: 'fee online', counter: 'fee at the desk' },
	cheaper: (what, from, to) => `${what} falls from ${from} to ${to}`,
	dearer: (what, from, to) => `${what} rises from ${from} to ${to}`,
	freed: (what, from) => `no ${what} any more, it was ${from}`,
	charged: (what, to) => `${what} of ${to}, it was free`,
	feeKnown: (what, to) => `${what}: ${to}`,
	feeUnknown: (what) => `${what}: no longer said, please ask`,
	fromTo: (what, from, to) => `${what}: ${to} (it was: ${from})`,
	nowSaid: (what, to) => `${what}: ${to}`,
	of: {
		name: 'name of the procedure',
		time: 'time it takes',
		channel: 'how to submit',
		'fee-words': 'about the fee',
		where: 'where',
		hours: 'opening hours',
		note: 'the commune adds',
		link: 'page of the procedure'
	},
	gone: {
		'fee-words': 'no note on the fee any more',
		where: 'no longer said where, please ask',
		hours: 'no opening hours of its own any more',
		note: 'the commune adds nothing any more',
		link: 'no link to a page of the procedure any more',
		place: 'no longer said which office of the directory'
	},
	otherPlace: 'submitted elsewhere, see the directory',
	further: 'steps or other parts changed, please look again',
	since: (day, line) => `From ${day}: ${line}`
};

export const differenceWords = catalogue({ vi, en });

/** One line, within a sentence: "bỏ giấy: Giấy chứng sinh". Several where one paper changed in several ways. */
export function differenceInWords(difference: Difference): string[] {
	const words = differenceWords();
	const procedure = procedureWords();
	switch (difference.kind) {
		case 'appears':
		case 'ends':
		case 'further':
			return [words[difference.kind]];
		case 'paper-added': {
			const { name, ifWords } = difference.paper;
			return [words.paperAdded(said(name), ifWords ? said(ifWords) : '')];
		}
		case 'paper-dropped':
			return [words.paperDropped(said(difference.paper.name))];
		case 'paper-changed':
			return paperChanged(difference.from, difference.to);
		case 'fee':
			return [feeChanged(difference)];
		case 'name':
			return [words.fromTo(words.of.name, said(difference.from), said(difference.to))];
		case 'time': {
			const span = (time: ProcessingTime) => within(timeInWords(time).join('; '));
			return [words.fromTo(words.of.time, span(difference.from), span(difference.to))];
		}
		case 'channel':
			return [
				words.fromTo(
					words.of.channel,
					within(procedure.channel[difference.from]),
					within(procedure.channel[difference.to])
				)
			];
		case 'place':
			return [difference.to === undefined ? words.gone.place : words.otherPlace];
		case 'fee-words':
		case 'where':
		case 'hours':
		case 'note':
		case 'link':
			return [turned(difference)];
	}
}

/** As neighbours tell it: it rises, it falls, it is no longer to be paid. */
function feeChanged({ route, from, to }: Extract<Difference, { kind: 'fee' }>): string {
	const words = differenceWords();
	const { free, money } = procedureWords();
	const what = route === undefined ? words.fee : words.feeOf[route];
	if (to === undefined) return words.feeUnknown(what);
	if (from === undefined) return words.feeKnown(what, to === 0 ? within(free) : money(to));
	if (to === 0) return words.freed(what, money(from));
	if (from === 0) return words.charged(what, money(to));
	return (to < from ? words.cheaper : words.dearer)(what, money(from), money(to));
}

/** A sentence of its own, as a part of another. */
const within = (text: string): string => text.charAt(0).toLowerCase() + withoutStop(text.slice(1));

const withoutStop = (text: string): string => text.replace(/\.$/, '');

/** What is long is not said twice: what it was before can be read among the versions. */
function turned({
	kind,
	from,
	to
}: Extract<Difference, { kind: 'fee-words' | 'where' | 'hours' | 'note' | 'link' }>): string {
	const words = differenceWords();
	if (to === undefined) return words.gone[kind];
	const what = words.of[kind];
	return from === undefined || from.vi.length > SHORT
		? words.nowSaid(what, said(to))
		: words.fromTo(what, withoutStop(said(from)), withoutStop(said(to)));
}

const SHORT = 40;

function paperChanged(from: ProcedureDocument, to: ProcedureDocument): string[] {
	const words = differenceWords();
	const name = said(to.name);
	const condition = ({ when, ifWords }: ProcedureDocument) => JSON.stringify([when, ifWords]);
	const lines = [
		...(said(from.name) === name ? [] : [words.paperNow(said(from.name), name)]),
		...(from.how === to.how ? [] : [words.paperKind(name, words.kind[to.how])]),
		...(condition(from) === condition(to)
			? []
			: [
					to.ifWords
						? words.paperCase(name, said(to.ifWords))
						: to.when
							? words.paperChanged(name)
							: words.paperAlways(name)
				])
	];
	return lines.length > 0 ? lines : [words.paperChanged(name)];
}
