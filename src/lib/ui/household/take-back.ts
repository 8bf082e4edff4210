import type { Role } from '$lib/domain/access/roles';
import { parseReading } from '$lib/domain/time/clock';
import type { HistoryLine } from '$lib/domain/household/household';

/** A mistake is found the same week or by somebody else; older entries are for an officer to void. */
const OWN_DAYS = 7;
const DAY_MS = 24 * 60 * 60 * 1000;

export interface Reader {
	name: string;
	role: Role;
}

/** Whether this person is offered to take an entry back: an own recent one, or any for an officer. */
export function mayTakeBack(line: HistoryLine, reader: Reader | undefined, nowMs: number): boolean {
	if (!reader || line.voided) return false;
	if (reader.role === 'commune-officer') return true;
	return line.by === reader.name && nowMs - parseReading(line.at).ms < OWN_DAYS * DAY_MS;
}
