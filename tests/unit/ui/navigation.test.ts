import { describe, expect, test } from 'vitest';
import { ROLES } from '../../../src/lib/domain/access/roles';
import { entryOf, isTab, navigationFor } from '../../../src/lib/ui/frame/navigation';

const volunteer = navigationFor('volunteer');
const officer = navigationFor('commune-officer');

test('a volunteer has the day first, an officer the board', () => {
	expect(volunteer.map(({ name }) => name)).toEqual([
		'today',
		'households',
		'submissions',
		'sync',
		'more'
	]);
	expect(officer.map(({ name }) => name)).toEqual([
		'board',
		'review',
		'households',
		'submissions',
		'sync',
		'more'
	]);
});

test('a thumb meets five entries at most', () => {
	for (const role of ROLES) {
		const onPhone = navigationFor(role).filter(({ onlyInRail }) => onlyInRail !== true);
		expect(onPhone.length).toBeLessThanOrEqual(5);
	}
});

test('whoever sees numbers alone is offered no households', () => {
	const province = navigationFor('province-viewer');
	expect(province.map(({ name }) => name)).toEqual(['numbers', 'more']);
	expect(province[0]?.href).toBe('/board');
});

describe('the entry that is marked', () => {
	test.each([
		{ pathname: '/today', entry: 'today' },
		{ pathname: '/households', entry: 'households' },
		{ pathname: '/households/01ARZ3NDEKTSV4RRFFQ69G5FAV/visit', entry: 'households' },
		{ pathname: '/sync', entry: 'sync' },
		{ pathname: '/settings', entry: 'more' },
		{ pathname: '/settings/devices', entry: 'more' },
		{ pathname: '/people/hoa', entry: 'more' },
		{ pathname: '/import', entry: 'more' },
		{ pathname: '/villages', entry: 'more' },
		{ pathname: '/teach/sign-in', entry: 'more' },
		{ pathname: '/cards', entry: 'more' },
		{ pathname: '/h/7K3M-9PQZ', entry: 'households' },
		{ pathname: '/board', entry: undefined },
		{ pathname: '/householdsandmore', entry: undefined }
	])('on $pathname is $entry for a volunteer', ({ pathname, entry }) => {
		expect(entryOf(pathname, volunteer)?.name).toBe(entry);
	});
});

test('the bar at the bottom stays on its own pages and leaves those with an action of their own', () => {
	expect(isTab('/today', volunteer)).toBe(true);
	expect(isTab('/households', volunteer)).toBe(true);
	expect(isTab('/households/new', volunteer)).toBe(false);
	expect(isTab('/settings', volunteer)).toBe(false);
	expect(isTab('/board', volunteer)).toBe(false);
	expect(isTab('/board', officer)).toBe(true);
});

test('cases to decide stand under "more" for a volunteer and for themselves with an officer', () => {
	expect(entryOf('/review/x', volunteer)?.name).toBe('more');
	expect(entryOf('/review/x', officer)?.name).toBe('review');
});
