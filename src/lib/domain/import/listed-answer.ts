import type { ListedAnswers } from '../entries/household-entries';
import type { NotPossibleReason } from '../visit/skills';
import { foldText } from '../text/fold-text';

export type ListedAnswer = NonNullable<ListedAnswers[keyof ListedAnswers]>;

/**
 * What an old list says in a skill cell. Missing stays missing: a blank, `?` or `vắng` was not asked and is never "no".
 * A date or any other text is not understood, which is said and counts as not asked.
 */
export function readListedAnswer(
	cell: string
): ListedAnswer | { state: 'not-asked' } | { state: 'unreadable' } {
	const words = foldText(cell)
		.replace(/[.!,;:()]/gu, ' ')
		.replace(/\s+/gu, ' ')
		.trim();
	if (NOT_ASKED.test(words)) return { state: 'not-asked' };
	const hindrance = HINDRANCES.find(([, pattern]) => pattern.test(words));
	if (hindrance !== undefined) {
		const [reason] = hindrance;
		return reason === undefined ? { state: 'not-possible' } : { state: 'not-possible', reason };
	}
	if (YES.test(words)) return { state: 'yes' };
	return NO.test(words) ? { state: 'no' } : { state: 'unreadable' };
}

/** Words that only a skill cell holds, never a phone or a number cell: `0`, `1` and "không" are left out. */
export const isYesWord = (cell: string): boolean =>
	!/^\d+$/.test(cell.trim()) && readListedAnswer(cell).state === 'yes';

const NOT_ASKED =
	/^(?:[-–—?/]*|chua hoi|chua ro|khong ro|ko ro|vang|vang nha|vang mat|chua gap|di vang)$/u;

const YES =
	/^(?:x|v|✓|✔|☑|co|roi|da|ok|1|true|yes|biet|duoc|xong|co roi|(?:da|co) (?:co|kich hoat|nop|lam|cai|cai dat|dang ky|dang nhap|biet|duoc|xong|tra cuu|dung)(?: duoc)?(?: roi)?)$/u;

const NO =
	/^(?:chua|khong|k|ko|kg|hong|0|false|no|(?:chua|khong|ko|k) (?:co|lam|kich hoat|biet|nop|cai|duoc|dang nhap|dang ky|dung|xong|tra cuu)(?: duoc)?)$/u;

/** Sickness and age hinder too; which it was is nobody's business here. */
const HINDRANCES: readonly (readonly [NotPossibleReason | undefined, RegExp])[] = [
	['feature-phone', /cuc gach|den trang|phim bam|(?:dt|may|dien thoai) thuong\b/u],
	['no-phone', /^(?:khong|ko|k|chua) (?:co )?(?:dt|sdt|dien thoai|may|smartphone)\b/u],
	['sim-lost', /\bmat (?:sim|so|dien thoai|dt|may)\b/u],
	['sim-not-own', /chinh chu|sim (?:cua )?(?:con|chong|vo|nguoi khac)/u],
	[
		'works-away',
		/\bdi (?:lam|xa)\b|\bo xa\b|\blam an xa\b|\bxkld\b|\bdi (?:nuoc ngoai|mien nam)\b/u
	],
	['forgot-passcode', /\bquen\b/u],
	['account-locked', /\bkhoa\b/u],
	['no-signal', /\b(?:khong|ko|mat|k) (?:co )?(?:song|mang)\b/u],
	['declines', /\btu choi\b|\b(?:khong|ko|k) (?:muon|dong y|hop tac|lam)\b$/u],
	[undefined, /\b(?:gia yeu|om|benh|khuyet tat|nam vien|mu chu|khong biet chu|ko biet chu)\b/u]
];
