import { err, ok, type Result } from '../result';
import { checkFreeText } from '../text/guard';

/** Letters, digits and what stands between them; what a device or the server stores. */
export const DOSSIER_CODE_SHAPE = /^[0-9A-Z][0-9A-Z.\-/]{4,39}$/;

/**
 * As the national portal and the provinces write it: the office, the day in six digits, a running number, such as
 * `H41.20-261122-0012` or `000.00.01.H41-261122-0012`.
 */
const PORTAL_CODE =
	/^(?:[0-9]{3}\.[0-9]{2}\.[0-9]{2}\.)?[A-Z][0-9]{1,2}(?:\.[0-9]{1,3})*-([0-9]{6})-[0-9]{3,6}$/;

/** Whether it can be nothing but a dossier's code: its digits then are no identity number. */
export const isPortalCode = (code: string): boolean => {
	const day = PORTAL_CODE.exec(code)?.[1];
	return day !== undefined && isDay(Number(day.slice(2, 4)), Number(day.slice(4)));
};

/** Six digits tell the day as year, month, day. */
const isDay = (month: number, day: number): boolean =>
	month >= 1 && month <= 12 && day >= 1 && day <= 31;

export type DossierCodeError = { kind: 'not-a-code' } | { kind: 'forbidden-text' };

/**
 * A code as somebody reads it off a screen: in any case, with blanks and long dashes.
 *
 * @returns `isUsual` false where it has another form than the portals give; it is worth a second look
 */
export function readDossierCode(
	typed: string
): Result<{ code: string; isUsual: boolean }, DossierCodeError> {
	const code = typed
		.normalize('NFKC')
		.replace(/[\u2010-\u2015\u2212]/g, '-')
		.replace(/\s+/g, '')
		.toUpperCase();
	if (!DOSSIER_CODE_SHAPE.test(code) || !/[0-9]/.test(code)) return err({ kind: 'not-a-code' });
	if (mayBeOfPerson(code)) return err({ kind: 'forbidden-text' });
	return ok({ code, isUsual: isPortalCode(code) });
}

/** Of no portal's form, and with as many digits as the old identity card has, or more, written in whatever groups. */
export const mayBeOfPerson = (code: string): boolean =>
	!isPortalCode(code) && (code.replace(/[^0-9]/g, '').length >= 9 || !checkFreeText(code).ok);
