import type { SubmissionRow } from './submission-row';

/** Got ready, or nearly: a day is planned for the sending, or only the network was missing. Needs no procedure to tell. */
export const waitsForNetwork = ({ sent, closed, planned, blocked }: SubmissionRow): boolean =>
	!sent &&
	!closed &&
	(planned !== undefined || blocked === 'no-signal' || blocked === 'portal-down');
