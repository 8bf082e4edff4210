import { readRequiredText, readText, type FieldError } from '$lib/domain/free-text';
import { plainDaysOf } from '$lib/domain/procedures/apply-local';
import {
	MOST_DAYS,
	MOST_LETTERS,
	NewVersion,
	WebLink,
	type LocalContent,
	type OwnFee,
	type OwnPaper
} from '$lib/domain/procedures/local';
import type { Fee, Procedure } from '$lib/domain/procedures/procedure';
import { err, ok, type Result } from '$lib/domain/result';
import { conditionOf, valuesOf, type PaperValues, type VersionValues } from './version-values';

/** What is wrong, by the field it stands beside: `feeOnline`, `paper:<id>`. */
export type VersionFaults = Record<
	string,
	FieldError | { kind: 'amount' | 'days' | 'link' | 'day' | 'until' | 'no-fee' }
>;

interface Known {
	/** As the catalogue has it; none for the commune's own. */
	base: Procedure | undefined;
	/** What is followed now, which the form began with. */
	current: Procedure | undefined;
}

/** Only what differs from the catalogue becomes part of the version, so that the rest follows the catalogue on. */
export function readVersion(
	values: VersionValues,
	{ base, current }: Known
): Result<NewVersion, VersionFaults> {
	const faults: VersionFaults = {};
	const text = (field: keyof VersionValues & string, most: number, required = false) => {
		const typed = String(values[field]);
		const read = required ? readRequiredText(field, typed, most) : readText(field, typed, most);
		if (!read.ok) faults[field] = read.error;
		return read.ok ? read.value : undefined;
	};
	const textLines = (field: 'needs' | 'steps') => {
		const read = values[field]
			.split('\n')
			.map((line) => readText(field, line, MOST_LETTERS.line))
			.flatMap((line) => {
				if (!line.ok) faults[field] = line.error;
				return line.ok && line.value !== undefined ? [line.value] : [];
			});
		return read.slice(0, 40);
	};

	const fee = readFee(values, faults);
	const papers = values.papers
		.filter((paper) => !paper.isDropped)
		.map((paper) => readPaper(paper, current ?? base, faults));
	const [where, hours, note] = [
		text('where', MOST_LETTERS.line),
		text('hours', MOST_LETTERS.line),
		text('note', MOST_LETTERS.note)
	];
	const link = values.link.trim();
	if (link !== '' && !WebLink.safeParse(link).success) faults['link'] = { kind: 'link' };
	if (!DAY.test(values.from)) faults['from'] = { kind: 'day' };
	if (values.until !== '' && values.until < values.from) faults['until'] = { kind: 'until' };

	const common = {
		...(values.isHidden && { hidden: true as const }),
		...(values.place !== '' && { place: values.place }),
		...(where !== undefined && { where }),
		...(hours !== undefined && { hours }),
		...(link !== '' && { link }),
		...(note !== undefined && { note })
	};
	let content: LocalContent;
	if (base) {
		const workingDays = readDays(values.days);
		if (workingDays === undefined) faults['days'] = { kind: 'days' };
		const kept = valuesOf(base, base, '').papers;
		content = {
			kind: 'override',
			...common,
			...(fee && !isSameFee(fee, base.fee) && { fee }),
			...(typeof workingDays === 'number' &&
				workingDays !== plainDaysOf(base.time) && { workingDays }),
			papers: papers.filter((_paper, i) => {
				const shown = values.papers.filter((paper) => !paper.isDropped)[i];
				return !kept.some((one) => JSON.stringify(one) === JSON.stringify(shown));
			}),
			without: values.papers
				.filter(({ id, isDropped }) => isDropped && base.documents.some((one) => one.id === id))
				.map(({ id }) => id)
		};
	} else {
		if (fee === undefined) faults['feeCounter'] ??= { kind: 'no-fee' };
		content = {
			kind: 'own',
			...common,
			name: text('name', MOST_LETTERS.name, true) ?? '',
			needs: textLines('needs'),
			group: values.group,
			channel: values.channel,
			fee: fee ?? {},
			time: text('time', MOST_LETTERS.line, true) ?? '',
			papers,
			steps: textLines('steps')
		};
	}
	if (Object.keys(faults).length > 0) return err(faults);
	const { from, until } = values;
	return ok(NewVersion.parse({ effective: { from, ...(until && { until }) }, content }));
}

const DAY = /^\d{4}-\d\d-\d\d$/;

function readFee(values: VersionValues, faults: VersionFaults): OwnFee | undefined {
	const fee: OwnFee = {};
	for (const [route, field] of [
		['online', 'feeOnline'],
		['counter', 'feeCounter']
	] as const) {
		const read = readAmount(values[field]);
		if (read === undefined) faults[field] = { kind: 'amount' };
		else if (read !== 'none') fee[route] = read;
	}
	const words = readText('feeWords', values.feeWords, MOST_LETTERS.line);
	if (!words.ok) faults['feeWords'] = words.error;
	else if (words.value !== undefined) fee.words = words.value;
	return Object.keys(fee).length > 0 ? fee : undefined;
}

/** "20.000 đ", "20 000", "0". */
function readAmount(typed: string): number | 'none' | undefined {
	const text = typed.replace(/\s|[.,](?=\d{3}(?!\d))/gu, '').replace(/(đ|đồng|vnd)$/iu, '');
	if (text === '') return 'none';
	return /^\d{1,9}$/.test(text) ? Math.min(Number(text), 100_000_000) : undefined;
}

function readDays(typed: string): number | 'none' | undefined {
	const text = typed.trim();
	if (text === '') return 'none';
	return /^[1-9]\d{0,2}$/.test(text) && Number(text) <= MOST_DAYS ? Number(text) : undefined;
}

const isSameFee = ({ online, counter, words }: OwnFee, before: Fee): boolean =>
	online === before.online && counter === before.counter && words === before.words?.vi;

function readPaper(
	{ id, name, how, needed, ifWords }: PaperValues,
	from: Procedure | undefined,
	faults: VersionFaults
): OwnPaper {
	const named = readRequiredText('name', name, MOST_LETTERS.line);
	if (!named.ok) faults[`paper:${id}`] = named.error;
	const before = from?.documents.find((one) => one.id === id);
	const when = needed === 'as-is' ? before?.when : conditionOf(needed);
	const isInWords = needed === 'in-words';
	const words = isInWords
		? readRequiredText('ifWords', ifWords, MOST_LETTERS.line)
		: readText('ifWords', needed === 'always' ? '' : ifWords, MOST_LETTERS.line);
	if (!words.ok) faults[`if:${id}`] = words.error;
	return {
		id,
		name: named.ok ? named.value : '',
		how,
		...(when && { when }),
		...(words.ok && words.value !== undefined && { ifWords: words.value })
	};
}
