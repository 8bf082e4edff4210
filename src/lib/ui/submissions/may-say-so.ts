/** Whether something may be said of a dossier on a day: not before it went out, and not after today; undefined is today. */
export const maySaySo = (day: string | undefined, sentOn: string, today: string): boolean =>
	day === undefined || (sentOn <= day && day <= today);
