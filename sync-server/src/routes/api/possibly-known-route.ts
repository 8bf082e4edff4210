import type { FastifyInstance, FastifyRequest } from 'fastify';
import {
	AskPossiblyKnown,
	type PossiblyKnown
} from '../../../../src/lib/domain/duplicates/possibly-known';
import type { Accounts } from '../../access/accounts';
import type { AuditLine } from '../../audit/audit-line';
import { AskingBounds } from '../../elsewhere/asking-bounds';
import type { KnownElsewhere } from '../../elsewhere/known-elsewhere';
import { Problem, problems } from '../../problems';
import type { DbGate } from '../db/gate';
import { identityOf } from './identity';

export interface PossiblyKnownParts {
	accounts: Accounts;
	gate: DbGate;
	elsewhere: KnownElsewhere;
	record: (request: FastifyRequest, line: AuditLine) => void;
	now: () => number;
}

/**
 * `POST /api/possibly-known`: for households that were registered in a village, whether they may be known in another one.
 * Only what is registered can be asked about, by who may write there: nobody tries out names.
 */
export function possiblyKnownRoute(
	server: FastifyInstance,
	{ accounts, gate, elsewhere, record, now }: PossiblyKnownParts
): void {
	const bounds = new AskingBounds(now);
	const config = { action: 'ask-elsewhere' } as const;
	server.post('/possibly-known', { config }, async (request): Promise<PossiblyKnown> => {
		const asked = AskPossiblyKnown.safeParse(request.body);
		if (!asked.success) throw problems.badRequest('cần thôn và mã của các hộ');
		const { village, households } = asked.data;
		await gate.authorise(request, village, 'write');

		const { person } = identityOf(request);
		const waitMs = bounds.take(person.name, households.length);
		if (waitMs !== undefined) throw askedTooMuch(waitMs);
		record(request, { op: 'asked-elsewhere', db: village, detail: String(households.length) });

		const exceptIn = new Set(accounts.villages.openTo(person).map(({ id }) => id));
		return { possible: await elsewhere.possible({ village, households, exceptIn }) };
	});
}

const askedTooMuch = (waitMs: number): Problem =>
	new Problem(429, 'too_many_requests', 'bạn đã hỏi quá nhiều hộ, hãy thử lại sau', {
		'retry-after': String(Math.ceil(waitMs / 1000))
	});
