import type { Skill } from '$lib/domain/visit/skills';
import type { SkillsInWords } from '$lib/i18n/skills';

/**
 * What is between somebody and the number that matters, the same on every screen: steps seen to be lacking are counted and
 * named; what nobody asked about is no step yet.
 *
 * @returns "Còn một bước: tự đăng nhập.", "Chưa hỏi: nộp hồ sơ."
 */
export function stepsLeftInWords(
	{ lacking, unasked }: { lacking: readonly Skill[]; unasked: readonly Skill[] },
	{ skill, sentence }: SkillsInWords
): string[] {
	const said: string[] = [];
	if (lacking.length > 0) said.push(sentence.stepsLeft(lacking.map((one) => skill[one].step)));
	if (unasked.length > 0) said.push(sentence.notAsked(unasked.map((one) => skill[one].topic)));
	return said;
}
