import { declinedIn } from '../../../src/lib/domain/consent/declined-codes';
import type { Entry } from '../../../src/lib/domain/entries/entry';
import { householdCode } from '../../../src/lib/domain/household/household-code';
import { foldHouseholds } from '../../../src/lib/domain/household/merged-households';
import { bySubject } from '../read-entries';
import { print, type Call } from './command';

/** Nothing is kept by which a household that declined could be found in a list again: whoever brings it has to think of it. */
export function sayDeclined({ terminal }: Call, entries: readonly Entry[]): void {
	const histories = [...bySubject(entries)].map(
		([id, history]) => [id, { entries: history, unread: 0 }] as const
	);
	const declined = declinedIn(foldHouseholds(new Map(histories)).values());
	if (declined.length === 0) return;
	print(
		terminal.err,
		`${declined.length} hộ của thôn không đồng ý được ghi (${declined.map(householdCode).join(', ')}).`,
		'Danh sách có thể còn tên họ: hãy hỏi lại gia đình trước khi ghi tiếp.'
	);
}
