import { SERVER_NAME } from '$lib/domain/access/the-server';
import { daysLeft, isDone, type WithdrawalState } from '$lib/domain/consent/withdrawals';
import { dateOf, timeAndDayInWords } from '$lib/i18n/dates';
import type { WithdrawalsInWords } from '$lib/i18n/withdrawals';

/** How far one is: how many days the law leaves, and how many devices have not said that they did their part. */
export function withdrawalInWords(
	withdrawal: WithdrawalState,
	nowMs: number,
	words: WithdrawalsInWords,
	nameOf: (name: string) => string = (name) => name
): string[] {
	const { askedAt, by, eraseAt, erasedAt, devices, confirmed, signedOut } = withdrawal;
	const day = dateOf(Date.parse(askedAt));
	const asked = by === SERVER_NAME ? words.byCommand(day) : words.asked(day, nameOf(by));
	const days = daysLeft(Date.parse(askedAt), nowMs);
	if (erasedAt === undefined) {
		const moment = timeAndDayInWords(Date.parse(eraseAt ?? askedAt), nowMs);
		return [words.waiting(Math.max(days, 0), moment), asked];
	}
	const erasedOn = dateOf(Date.parse(erasedAt));
	if (devices === 0) return [words.noDevice(erasedOn), asked];
	if (isDone(withdrawal)) return [words.done(erasedOn, devices), asked];
	const missing = devices - confirmed;
	return [
		days < 0 ? words.overdue(-days, missing) : words.erased(days, missing),
		...(signedOut > 0 ? [words.signedOut(signedOut)] : []),
		asked
	];
}
