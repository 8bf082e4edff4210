import {
	followsWithdrawals,
	isOfficer,
	onlyLooks,
	seesNumbersAlone,
	type Role
} from '$lib/domain/access/roles';

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
	/^\/(import|requests\/new|households\/(new|[^/]+\/(edit|change|move|split|merge|scope|requests|visit(?!\/saved)|members\/(new|[^/]+\/edit))))(\/|$)/;

const OF_VILLAGES = new Set([
	'/today',
	'/households',
	'/households/new',
	'/submissions',
	'/import',
	'/villages',
	'/cards',
	'/scan',
	'/requests',
	'/requests/new',
	'/numbers'
]);

/** @property readOnly the village on the screens is open for looking only */
export function whyBarred(
	pathname: string,
	{ role, readOnly }: { role: Role; readOnly: boolean }
): Barred | undefined {
	const ofVillages = OF_VILLAGES.has(pathname) || /^\/h\//.test(pathname);
	if (seesNumbersAlone(role) && ofVillages) return 'numbers-alone';
	if (!isOfficer(role) && /^\/people(\/|$)/.test(pathname)) return 'officers-only';
	if (!followsWithdrawals(role) && pathname === '/withdrawals') return 'officers-only';
	return (readOnly || onlyLooks(role)) && RECORDS.test(pathname) ? 'looks-only' : undefined;
}
