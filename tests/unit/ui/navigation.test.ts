import { describe, expect, test } from 'vitest';
import { entryOf, isTab, navigationFor } from '../../../src/lib/ui/frame/navigation';

const volunteer = navigationFor('volunteer');
const officer = navigationFor('commune-officer');

test('a volunteer has the households first, an officer the board', () => {
	expect(volunteer.map(({ name }) => name)).toEqual(['households', 'sync', 'more']);
	expect(officer.map(({ name }) => name)).toEqual(['board', 'households', 'sync', 'more']);
});

test('whoever sees numbers alone is offered no households', () => {
	const province = navigationFor('province-viewer');
	expect(province.map(({ name }) => name)).toEqual(['numbers', 'more']);
	expect(province[0]?.href).toBe('/board');
});

describe('the entry that is marked', () => {
	test.each([
		{ pathname: '/households', entry: 'households' },
		{ pathname: '/households/01ARZ3NDEKTSV4RRFFQ69G5FAV/visit', entry: 'households' },
		{ pathname: '/sync', entry: 'sync' },
		{ pathname: '/settings', entry: 'more' },
		{ pathname: '/settings/devices', entry: 'more' },
		{ pathname: '/people/hoa', entry: 'more' },
		{ pathname: '/import', entry: 'more' },
		{ pathname: '/villages', entry: 'more' },
		{ pathname: '/board', entry: undefined },
		{ pathname: '/householdsandmore', entry: undefined }
	])('on $pathname is $entry for a volunteer', ({ pathname, entry }) => {
		expect(entryOf(pathname, volunteer)?.name).toBe(entry);
	});
});

test('the bar at the bottom stays on its own pages and leaves those with an action of their own', () => {
	expect(isTab('/households', volunteer)).toBe(true);
	expect(isTab('/households/new', volunteer)).toBe(false);
	expect(isTab('/settings', volunteer)).toBe(false);
	expect(isTab('/board', volunteer)).toBe(false);
	expect(isTab('/board', officer)).toBe(true);
});
