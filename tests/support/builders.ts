import { formatReading } from '../../src/lib/domain/time/clock';
import type { Entry, EntryOf } from '../../src/lib/domain/entries/entry';
import { stampFor, type EntryStamp } from '../../src/lib/domain/entries/envelope';
import { deviceId, ulid } from '../../src/lib/domain/ids';
import type { SkillAnswers } from '../../src/lib/domain/visit/skills';

/** 20 October 2026, 08:00 in Nghệ An: a weekday morning on which most stories in the tests begin. */
export const MORNING_MS = Date.UTC(2026, 9, 20, 1, 0, 0);

const bytes = (seed: number, length: number): Uint8Array =>
	Uint8Array.from({ length }, (_, i) => (seed * 31 + i * 17 + ((seed >> (i % 8)) & 255)) & 255);

/** A ulid that is the same for the same number. */
export const ulidOf = (seed: number): string => ulid(MORNING_MS + seed, bytes(seed, 10));

export const phoneA = deviceId(bytes(1, 7));
export const phoneB = deviceId(bytes(2, 7));
export const phoneC = deviceId(bytes(3, 7));

export interface Moment {
	household?: string;
	/** Minutes after that morning. */
	minute?: number;
	counter?: number;
	by?: string;
	device?: string;
}

export const HOUSEHOLD = ulidOf(100);
export const HEAD = ulidOf(1);
export const DAUGHTER = ulidOf(2);

export function stampAt({
	household = HOUSEHOLD,
	minute = 0,
	counter = 0,
	by = 'tnv1',
	device = phoneA
}: Moment = {}): EntryStamp {
	const ms = MORNING_MS + minute * 60_000;
	return stampFor({
		kind: 'household',
		subject: household,
		at: formatReading({ ms, counter }),
		by,
		device,
		deviceTime: new Date(ms).toISOString()
	});
}

export function registered(
	moment: Moment = {},
	rest: Partial<Omit<EntryOf<'household-registered'>, keyof EntryStamp>> = {}
): EntryOf<'household-registered'> {
	return {
		...stampAt(moment),
		type: 'household-registered',
		source: 'door',
		personal: {
			members: [
				{ id: HEAD, name: 'Lô Thị Tím', callName: 'bà Tím' },
				{ id: DAUGHTER, name: 'Vi Thị Hoa', relation: 'con dâu' }
			],
			houseHint: 'Nhà sàn cạnh suối'
		},
		...rest
	};
}

export function visited(
	moment: Moment,
	rest: Partial<Omit<EntryOf<'visit-recorded'>, keyof EntryStamp>>
): EntryOf<'visit-recorded'> {
	return { ...stampAt(moment), type: 'visit-recorded', outcome: 'no-one-home', ...rest };
}

export function met(moment: Moment, memberId: string, skills: SkillAnswers) {
	return visited(moment, { outcome: 'met', met: [{ memberId, skills }] });
}

export function voided(moment: Moment, target: Entry): EntryOf<'entry-voided'> {
	return { ...stampAt(moment), type: 'entry-voided', target: target._id, reason: 'undo' };
}

export const alone = { state: 'yes', doneBy: 'citizen' } as const;
export const together = { state: 'yes', doneBy: 'together' } as const;
export const no = { state: 'no' } as const;
export const notAsked = { state: 'not-asked' } as const;

/** All three parts of the number, seen done alone. */
export const capableAnswers: SkillAnswers = {
	'activated-on-phone': alone,
	'signs-in-alone': alone,
	'has-submitted-or-looked-up': alone
};
