import { z } from 'zod/mini';
import { ERASED_WITHIN_DAYS } from './erasure';
import { Ulid, VillageId } from '../ids';

/**
 * How far the erasure of a household is that declined, as `GET /api/withdrawals` tells the commune's officers: codes, times
 * and numbers of devices.
 *
 * @property askedAt when the household said so, at the door
 * @property by the account that wrote it down
 * @property eraseAt until then it can be taken back; only while nothing was erased
 * @property devices that may have had it when it was erased here
 * @property signedOut of the devices that have not confirmed, how many do not speak with the commune any more
 */
export const WithdrawalState = z.object({
	village: VillageId,
	title: z.string(),
	household: Ulid,
	askedAt: z.iso.datetime(),
	by: z.string(),
	eraseAt: z.optional(z.iso.datetime()),
	erasedAt: z.optional(z.iso.datetime()),
	devices: z.number(),
	confirmed: z.number(),
	signedOut: z.number()
});
export type WithdrawalState = z.infer<typeof WithdrawalState>;

export const WithdrawalStates = z.object({ withdrawals: z.array(WithdrawalState) });

export const MOST_ERASED_AT_ONCE = 500;

/** `POST /api/erasures`: what a device has erased, so that the commune need not wait for it any longer. */
export const ErasedHere = z.object({
	erased: z
		.array(z.object({ village: VillageId, household: Ulid }))
		.check(z.minLength(1), z.maxLength(MOST_ERASED_AT_ONCE))
});
export type ErasedHere = z.infer<typeof ErasedHere>;

const DAY_MS = 24 * 60 * 60 * 1000;

/** Whether nothing is waited for any more. */
export const isDone = ({ erasedAt, devices, confirmed }: WithdrawalState): boolean =>
	erasedAt !== undefined && confirmed === devices;

/** Days until the law's time is over, a day that has begun counted whole; negative once it is over. */
export function daysLeft(askedAtMs: number, nowMs: number): number {
	const days = (askedAtMs + ERASED_WITHIN_DAYS * DAY_MS - nowMs) / DAY_MS;
	return days < 0 ? Math.floor(days) : Math.ceil(days);
}
