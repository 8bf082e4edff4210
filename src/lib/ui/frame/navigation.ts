import { knocksOnDoors, seesNumbersAlone, type Role } from '$lib/domain/roles';
import type { IconName } from '$lib/ui/controls/icons';

export interface NavigationEntry {
	name: 'board' | 'numbers' | 'households' | 'sync' | 'more';
	href: string;
	icon: IconName;
}

const board: NavigationEntry = { name: 'board', href: '/board', icon: 'board' };
const more: NavigationEntry = { name: 'more', href: '/more', icon: 'more' };

/** Of everyone to whom a village is open; nothing that is not built is shown. */
const common: readonly NavigationEntry[] = [
	{ name: 'households', href: '/households', icon: 'households' },
	{ name: 'sync', href: '/sync', icon: 'sync' },
	more
];

export function navigationFor(role: Role): readonly NavigationEntry[] {
	if (seesNumbersAlone(role)) return [{ ...board, name: 'numbers' }, more];
	return knocksOnDoors(role) ? common : [board, ...common];
}

/** Pages reached from another one, shown under its entry. */
const UNDER: Record<string, string> = {
	'/settings': '/more',
	'/people': '/more',
	'/import': '/more',
	'/villages': '/more'
};

/** The entry a page belongs to. */
export function entryOf(pathname: string, entries: readonly NavigationEntry[]) {
	const home = Object.keys(UNDER).find((path) => isWithin(pathname, path));
	const path = home === undefined ? pathname : (UNDER[home] ?? pathname);
	return entries.find(({ href }) => isWithin(path, href));
}

/** A tab itself, not a page below it: there the bar at the bottom stays; elsewhere the page's own action takes its place. */
export const isTab = (pathname: string, entries: readonly NavigationEntry[]): boolean =>
	entries.some(({ href }) => href === pathname);

const isWithin = (pathname: string, path: string): boolean =>
	pathname === path || pathname.startsWith(`${path}/`);
