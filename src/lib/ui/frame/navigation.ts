import { isOfficer, knocksOnDoors, seesNumbersAlone, type Role } from '$lib/domain/access/roles';
import type { IconName } from '$lib/ui/controls/icons';

export interface NavigationEntry {
	name: 'board' | 'numbers' | 'review' | 'today' | 'households' | 'submissions' | 'sync' | 'more';
	href: string;
	icon: IconName;
	/** A sixth would be too narrow for a thumb: on a phone it is reached by the line at the top and under "more". */
	onlyInRail?: true;
}

const board: NavigationEntry = { name: 'board', href: '/board', icon: 'board' };
const review: NavigationEntry = { name: 'review', href: '/review', icon: 'review' };
const today: NavigationEntry = { name: 'today', href: '/today', icon: 'today' };
const households: NavigationEntry = { name: 'households', href: '/households', icon: 'households' };
const submissions: NavigationEntry = {
	name: 'submissions',
	href: '/submissions',
	icon: 'submissions'
};
const sync: NavigationEntry = { name: 'sync', href: '/sync', icon: 'sync' };
const more: NavigationEntry = { name: 'more', href: '/more', icon: 'more' };

/** Of everyone to whom a village is open; nothing that is not built is shown. */
const common: readonly NavigationEntry[] = [households, submissions, sync, more];

export function navigationFor(role: Role): readonly NavigationEntry[] {
	if (seesNumbersAlone(role)) return [{ ...board, name: 'numbers' }, more];
	if (knocksOnDoors(role)) return [today, ...common];
	return isOfficer(role)
		? [board, review, households, submissions, { ...sync, onlyInRail: true }, more]
		: [board, ...common];
}

/** Pages reached from another one, shown under its entry. */
const UNDER: Record<string, string> = {
	'/settings': '/more',
	'/people': '/more',
	'/review': '/more',
	'/withdrawals': '/more',
	'/import': '/more',
	'/look-back': '/more',
	'/villages': '/more',
	'/teach': '/more',
	'/procedures': '/more',
	'/requests': '/more',
	'/numbers': '/more',
	'/directory': '/more',
	'/cards': '/more',
	'/scan': '/more',
	'/support': '/more',
	'/h': '/households'
};

/** The entry a page belongs to. */
export function entryOf(pathname: string, entries: readonly NavigationEntry[]) {
	const own = entries.find(({ href }) => isWithin(pathname, href));
	if (own) return own;
	const home = Object.keys(UNDER).find((path) => isWithin(pathname, path));
	const path = home === undefined ? pathname : (UNDER[home] ?? pathname);
	return entries.find(({ href }) => isWithin(path, href));
}

/** A tab itself, not a page below it: there the bar at the bottom stays; elsewhere the page's own action takes its place. */
export const isTab = (pathname: string, entries: readonly NavigationEntry[]): boolean =>
	entries.some(({ href }) => href === pathname);

const isWithin = (pathname: string, path: string): boolean =>
	pathname === path || pathname.startsWith(`${path}/`);
