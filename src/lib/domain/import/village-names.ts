import { foldText } from '../text/fold-text';
import { tidyText } from '../text/tidy-text';

/**
 * One village is written `Xóm 5`, `xóm 5`, `X5`, `5`, or `Xốp Nhị` and `Bản Xốp Nhị`. All ways of one list become the
 * one most rows use, with its kind of village when any row says it.
 *
 * @returns for each text as written the text to keep
 */
export function settleVillageNames(written: readonly string[]): Map<string, string> {
	const groups = new Map<string, Map<string, number>>();
	for (const text of written) {
		const name = tidyText(text);
		if (name === '') continue;
		const counts = groups.get(villageKey(name)) ?? new Map<string, number>();
		groups.set(villageKey(name), counts.set(name, (counts.get(name) ?? 0) + 1));
	}
	const settled = new Map<string, string>();
	for (const text of new Set(written)) {
		const counts = groups.get(villageKey(text));
		if (counts !== undefined) settled.set(text, bestName(counts));
	}
	return settled;
}

/** The same for all ways of writing one village: `Xóm  5`, `X5`, `5` → `5`. */
export const villageKey = (text: string): string =>
	foldText(text)
		.replace(KIND, '')
		.replace(/[^\p{L}\p{N}]+/gu, ' ')
		.trim();

const KIND_WORDS = 'xom|ban|thon|to dan pho|to|khoi|lang|ap|buon|khu pho|khu|cum';
const KIND = new RegExp(
	`^(?:(?:${KIND_WORDS})[\\s.]+(?=\\S)|(?:${KIND_WORDS}|[xbtk])[\\s.]*(?=\\d))`,
	'u'
);
const SAYS_KIND = new RegExp(`^(?:${KIND_WORDS})[\\s.]*\\S`, 'u');

function bestName(counts: ReadonlyMap<string, number>): string {
	const names = [...counts].sort(
		([a, times], [b, otherTimes]) => otherTimes - times || (a < b ? -1 : 1)
	);
	const withKind = names.find(([name]) => SAYS_KIND.test(foldText(name)));
	return (withKind ?? names[0] ?? [''])[0];
}
