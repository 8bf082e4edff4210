import fc from 'fast-check';
import {
	CLOSED_AS,
	DOERS,
	DOSSIER_STATUSES,
	OBSTACLES,
	REQUEST_ENDS
} from '../../src/lib/domain/entries/submission-entries';
import { stampAt, ulidOf } from './builders';

export const SUBMISSION = ulidOf(300);

/** What is written about submissions, two of one household; without the stamp. */
export function submissionBodies(member: fc.Arbitrary<string>) {
	const of = { v: fc.constant(2 as const), submission: fc.constantFrom(SUBMISSION, ulidOf(301)) };
	const paper = fc.constantFrom('giay-chung-sinh', 'giay-to-cu-tru');
	const step = fc.constantFrom('dang-nhap', 'gui');
	const doneBy = fc.constantFrom(...DOERS);
	const request = fc.nat(20).map((minute) => stampAt({ minute })._id);
	return [
		fc.record({
			...of,
			type: fc.constant('submission-started' as const),
			procedure: fc.constantFrom(
				{ id: 'dang-ky-khai-sinh', version: '1' },
				{ id: 'dang-ky-thuong-tru', version: '1+2' }
			),
			member,
			answers: fc.constant({ route: 'online' })
		}),
		fc.record({
			...of,
			type: fc.constant('submission-prepared' as const),
			items: fc.dictionary(paper, fc.boolean(), { noNullPrototype: true })
		}),
		fc.record({ ...of, type: fc.constant('submission-step' as const), step, doneBy }),
		fc.record({
			...of,
			type: fc.constant('submission-blocked' as const),
			obstacle: fc.constantFrom(...OBSTACLES)
		}),
		fc.record({
			...of,
			type: fc.constant('submission-planned' as const),
			where: fc.constant('commune-hall' as const),
			on: fc.constantFrom('2026-10-22', '2026-10-23')
		}),
		fc.record({
			...of,
			type: fc.constant('submission-sent' as const),
			submittedAt: fc.constantFrom('online' as const, 'counter' as const),
			sentAt: fc.constant('2026-10-20T02:00:00.000Z'),
			doneBy
		}),
		fc.record({
			...of,
			type: fc.constant('dossier-code-noted' as const),
			agreed: fc.constant(true as const),
			personal: fc.constant({ code: 'H41.20-261020-0012' })
		}),
		fc.record({
			...of,
			type: fc.constant('dossier-noted' as const),
			status: fc.constantFrom(...DOSSIER_STATUSES),
			on: fc.constantFrom('2026-10-21', '2026-10-22')
		}),
		fc.record({
			...of,
			type: fc.constant('submission-closed' as const),
			outcome: fc.constantFrom(...CLOSED_AS)
		}),
		fc.record({
			v: fc.constant(2 as const),
			type: fc.constant('request-noted' as const),
			procedure: fc.constant('dang-ky-khai-sinh')
		}),
		fc.record({
			...of,
			v: fc.constant(3 as const),
			type: fc.constant('submission-closed' as const),
			outcome: fc.constantFrom(...CLOSED_AS),
			on: fc.constantFrom('2026-10-19', '2026-10-20')
		}),
		fc.record({
			v: fc.constant(3 as const),
			type: fc.constant('request-closed' as const),
			request,
			end: fc.constantFrom(...REQUEST_ENDS)
		})
	];
}
