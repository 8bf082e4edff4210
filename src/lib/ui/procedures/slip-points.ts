import type { Slip } from '$lib/domain/procedures/slip';

/**
 * How large a slip is set, so that it stays on one sheet: as large as it fits, and never smaller than can be read. A guess
 * from the length of its lines; `SlipSheet` has the same measures.
 */

export type SlipPaper = 'a5' | 'a4';

/** Within its margins, in points, with the sizes of its letters, the largest first. */
const PAPER = {
	a5: { width: 363, height: 538, sizes: [13, 12, 11, 10] },
	a4: { width: 510, height: 757, sizes: [17, 16, 15, 14, 13] }
} as const satisfies Record<SlipPaper, unknown>;

/** Of a letter with its share of the spaces, in em; Vietnamese in Be Vietnam Pro, seen on paper. */
const LETTER = 0.52;
const BOLD_LETTER = 0.56;

export function slipPoints(slip: Slip, blanks: readonly string[], paper: SlipPaper): number {
	const { width, height, sizes } = PAPER[paper];
	const fits = sizes.find((size) => heightOf(slip, blanks, width / size) * size <= height);
	return fits ?? sizes[sizes.length - 1] ?? 0;
}

/** In em, on lines as wide as so many em. */
function heightOf({ title, parts, foot }: Slip, blanks: readonly string[], width: number): number {
	const lines = (text: string, room: number, letter = LETTER): number =>
		Math.max(1, Math.ceil((text.length * letter) / room));
	const [first, ...further] = parts;
	/** Its letters are larger, and it stands in a frame. */
	const framed =
		1.9 + 1.15 * sum(first?.lines ?? [], (line) => 1.4 * lines(line, width / 1.15 - 3.2) + 0.3);
	return (
		1.35 * 1.3 * lines(title, width / 1.35, BOLD_LETTER) +
		0.7 +
		1.15 * 1.4 +
		framed +
		sum(further, (part) => 2.1 + sum(part.lines, (line) => 1.4 * lines(line, width - 1) + 0.3)) +
		1.4 +
		sum(foot, (line) => 1.4 * lines(line, width)) +
		1.7 * blanks.length +
		2.2
	);
}

const sum = <T>(list: readonly T[], of: (one: T) => number): number =>
	list.reduce((all, one) => all + of(one), 0);
