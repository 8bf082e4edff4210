import type { SubmissionRow } from './submission-row';

/** Began it, sent it, or wrote about it last. */
export const hadAHandIn = (
	{ by, sent, last }: Pick<SubmissionRow, 'by' | 'sent' | 'last'>,
	me: string
): boolean => [by, sent?.by, last.by].includes(me);
