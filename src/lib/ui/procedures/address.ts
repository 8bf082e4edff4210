import type { Answers } from '$lib/domain/procedures/checklist';
import type { LessonName } from '$lib/domain/visit/lessons';

/** At which household the catalogue was opened: the way back, and nothing else. */
const HOUSEHOLD = 'household';

export const householdIn = (params: URLSearchParams): string | undefined =>
	params.get(HOUSEHOLD) ?? undefined;

/** What was answered so far stands in the address: it outlives a reload, and the slip reads the same. */
export const answersIn = (params: URLSearchParams): Answers =>
	Object.fromEntries([...params].filter(([name]) => name !== HOUSEHOLD));

/** The same address with another answer, or without one. */
export function withAnswer(
	params: URLSearchParams,
	question: string,
	answer: string | undefined
): string {
	const next = new URLSearchParams(params);
	if (answer === undefined) next.delete(question);
	else next.set(question, answer);
	return `?${next}`;
}

/** A lesson that leads back to what was searched for. */
export const lessonHref = (lesson: LessonName, params: URLSearchParams): string => {
	const href = procedureHref(`/teach/${lesson}`, params);
	return `${href}${href.includes('?') ? '&' : '?'}from=${CATALOGUE}`;
};

const CATALOGUE = 'procedures';

export const isFromCatalogue = (params: URLSearchParams): boolean =>
	params.get('from') === CATALOGUE;

/** Another page of the catalogue, with the way back to the household. */
export function procedureHref(path: string, params: URLSearchParams): string {
	const household = householdIn(params);
	return household === undefined ? path : `${path}?${HOUSEHOLD}=${encodeURIComponent(household)}`;
}
