import type { Entry } from '../../src/lib/domain/entries/entry';
import { HEAD, stampAt, ulidOf, type Moment } from './builders';

export const DOSSIER = ulidOf(310);
export const CODE = 'H41.20-261020-0912';

/** A birth registration from its start to its result, five minutes between the entries. */
export const dossier = (moment: Moment = {}, submission = DOSSIER): Entry[] => {
	const at = (minute: number) => ({
		...stampAt({ ...moment, minute: (moment.minute ?? 5) + minute }),
		v: 2 as const,
		submission
	});
	return [
		{
			...at(0),
			type: 'submission-started',
			procedure: { id: 'dang-ky-khai-sinh', version: '1' },
			member: HEAD,
			answers: { route: 'online' }
		},
		{
			...at(5),
			type: 'submission-sent',
			submittedAt: 'online',
			sentAt: '2026-10-20T01:10:00.000Z',
			doneBy: 'citizen',
			dueOn: '2026-10-22'
		},
		{ ...at(10), type: 'dossier-code-noted', agreed: true, personal: { code: CODE } },
		{ ...at(15), type: 'dossier-noted', status: 'result-ready', on: '2026-10-20' },
		{ ...at(20), type: 'submission-closed', outcome: 'result-received', satisfied: 'yes' }
	];
};
