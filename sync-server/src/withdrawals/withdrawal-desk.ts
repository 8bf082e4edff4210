import type { Person } from '../../../src/lib/domain/access/access';
import {
	MOST_ERASED_AT_ONCE,
	type ErasedHere,
	type WithdrawalState
} from '../../../src/lib/domain/consent/withdrawals';
import type { Accounts } from '../access/accounts';
import { AuditLog } from '../audit/audit-log';
import type { Database } from '../storage/sqlite/driver';
import type { Holder, Withdrawals } from './withdrawals';

export interface WithdrawalDeskParts {
	withdrawals: Withdrawals;
	accounts: Accounts;
	sqlite: Database;
	eraseAfterMs: number;
	now: () => number;
}

/** What officers see of withdrawals, and what devices say when they have erased theirs. */
export class WithdrawalDesk {
	private readonly audit: AuditLog;

	constructor(private readonly parts: WithdrawalDeskParts) {
		this.audit = new AuditLog(parts.sqlite, parts.now);
	}

	/** Of the villages that are open to someone, the newest first. */
	shownTo(person: Person): WithdrawalState[] {
		const { accounts, withdrawals, eraseAfterMs } = this.parts;
		const titles = new Map(accounts.villages.openTo(person).map(({ id, title }) => [id, title]));
		return withdrawals.all().flatMap((one) => {
			const title = titles.get(one.village);
			if (title === undefined) return [];
			const { village, household, askedAtMs, receivedAtMs, erasedAtMs, person: by } = one;
			return {
				...{ village, title, household, by },
				askedAt: iso(askedAtMs),
				...(erasedAtMs === null
					? { eraseAt: iso(receivedAtMs + eraseAfterMs) }
					: { erasedAt: iso(erasedAtMs) }),
				...withdrawals.confirmations(one)
			};
		});
	}

	/**
	 * What somebody's device is still to erase in villages that are no longer open to them: no tombstone comes to it any
	 * more. What it has let go of meanwhile it confirms at once.
	 */
	toErase(person: Person, device: string): ErasedHere['erased'] {
		const { accounts, withdrawals } = this.parts;
		const awaited = withdrawals.awaitedFrom({ device, person: person.name });
		if (awaited.length === 0) return [];
		const open = new Set(accounts.villages.openTo(person).map(({ id }) => id));
		return awaited.filter(({ village }) => !open.has(village)).slice(0, MOST_ERASED_AT_ONCE);
	}

	/** What this device never had, or has said before, changes nothing and is told nothing. */
	confirm({ erased }: ErasedHere, holder: Holder): void {
		const { withdrawals, sqlite, now } = this.parts;
		const confirm = sqlite.transaction(() => {
			const confirmed = erased.filter((one) => withdrawals.confirm(one, holder, now()));
			this.audit.append(
				holder,
				confirmed.map(({ village, household }) => ({
					op: 'erasure-confirmed',
					db: village,
					target: household
				}))
			);
		});
		confirm.immediate();
	}
}

const iso = (ms: number): string => new Date(ms).toISOString();
