import { isOfficer, onlyLooks, seesNumbersAlone, type Role } from '$lib/domain/roles';

/** Why a page says who it is for instead of opening. */
export type Barred = 'looks-only' | 'numbers-alone' | 'officers-only';

/** Where each leads on. */
export const INSTEAD: Record<Barred, string> = {
	'looks-only': '/households',
	'numbers-alone': '/board',
	'officers-only': '/more'
};

/** Where something would be written down. */
const RECORDS =
	/^\/(import|households\/(new|[^/]+\/(edit|visit(?!\/saved)|members\/(new|[^/]+\/edit))))(\/|$)/;

const OF_VILLAGES = new Set(['/households', '/households/new', '/import', '/villages']);

/** @property readOnly the village on the screens is open for looking only */
export function whyBarred(
	pathname: string,
	{ role, readOnly }: { role: Role; readOnly: boolean }
): Barred | undefined {
	if (seesNumbersAlone(role) && OF_VILLAGES.has(pathname)) return 'numbers-alone';
	if (!isOfficer(role) && /^\/people(\/|$)/.test(pathname)) return 'officers-only';
	return (readOnly || onlyLooks(role)) && RECORDS.test(pathname) ? 'looks-only' : undefined;
}
