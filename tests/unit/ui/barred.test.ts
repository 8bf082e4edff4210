import { expect, test } from 'vitest';
import { ROLES, type Role } from '../../../src/lib/domain/access/access';
import { whyBarred } from '../../../src/lib/ui/frame/barred';

const HOUSEHOLD = '/households/01ARZ3NDEKTSV4RRFFQ69G5FAV';

const RECORDING = [
	'/import',
	'/households/new',
	`${HOUSEHOLD}/edit`,
	`${HOUSEHOLD}/visit`,
	`${HOUSEHOLD}/members/new`,
	`${HOUSEHOLD}/members/01ARZ3NDEKTSV4RRFFQ69G5FAW/edit`
];
const OPEN = [
	HOUSEHOLD,
	`${HOUSEHOLD}/members/01ARZ3NDEKTSV4RRFFQ69G5FAW`,
	// What was just saved is told to whoever saved it.
	`${HOUSEHOLD}/visit/saved`,
	'/sync',
	'/more',
	'/settings/devices'
];

const barred = (pathname: string, role: Role, readOnly = false) =>
	whyBarred(pathname, { role, readOnly });

test('whoever is shown numbers alone is led to them from what opens a household', () => {
	for (const path of ['/cards', '/scan', '/h/7K3M-9PQZ', '/h/01ARZ3NDEKTSV4RRFFQ69G5FAV']) {
		expect(barred(path, 'province-viewer'), path).toBe('numbers-alone');
		expect(barred(path, 'auditor'), path).toBeUndefined();
		expect(barred(path, 'volunteer'), path).toBeUndefined();
	}
});

test('nobody who may only look gets to a page that would record', () => {
	for (const path of RECORDING) {
		expect(barred(path, 'auditor'), path).toBe('looks-only');
		expect(barred(path, 'volunteer', true), path).toBe('looks-only');
		expect(barred(path, 'province-viewer'), path).toBeDefined();
		expect(barred(path, 'volunteer'), path).toBeUndefined();
	}
});

test('every other page of a household opens for everyone who got its address', () => {
	for (const role of ROLES)
		for (const path of OPEN) expect(barred(path, role, true), `${role} ${path}`).toBeUndefined();
});

test.each(['/households', '/villages', '/import'])(
	'%s is the villages’ own, and not for someone who sees numbers alone',
	(path) => {
		expect(barred(path, 'province-viewer')).toBe('numbers-alone');
		expect(barred(path, 'team-lead')).toBeUndefined();
	}
);

test('only officers and administrators look after people', () => {
	const letIn = ROLES.filter((role) => barred('/people/hoa', role) === undefined);
	expect(letIn).toEqual(['commune-officer', 'administrator']);
});
