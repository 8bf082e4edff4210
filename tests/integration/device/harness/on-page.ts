import type { Page } from '@playwright/test';
import type { VisitInput } from '../../../../src/lib/domain/visit/record-visit';
import type { HouseholdFilter } from '../../../../src/lib/domain/household/household-filter';

/** What a person does on a page, in words; each waits until the device has answered. */

export const VILLAGE = 'village-17284-03';

export const signInAs = (page: Page, person: string, villages = [VILLAGE]) =>
	page.evaluate(([person, villages]) => goCua.layDownSession(person, villages), [
		person,
		villages
	] as const);

export const register = (page: Page, name: string, village = VILLAGE) =>
	page.evaluate(
		async ([village, name]) => {
			const saved = await goCua.run('registerHousehold', {
				village,
				input: { members: [{ name }] }
			});
			if (!saved.ok) throw new Error(JSON.stringify(saved.error));
			// Whoever asks for a household is answered when the tables have it.
			await goCua.until('household', { id: saved.value.householdId });
			return saved.value;
		},
		[village, name] as const
	);

export const visit = (page: Page, householdId: string, input: VisitInput) =>
	page.evaluate(
		async ([householdId, input]) => {
			const saved = await goCua.run('recordVisit', { householdId, input });
			if (!saved.ok) throw new Error(JSON.stringify(saved.error));
			// Whoever asks for a household is answered when the tables have it.
			await goCua.until('household', { id: saved.value.householdId });
			return saved.value;
		},
		[householdId, input] as const
	);

/** The list once it shows so many. */
export const list = (
	page: Page,
	{
		text = '',
		filter = 'all',
		atLeast = 0,
		village = VILLAGE
	}: { text?: string; filter?: HouseholdFilter; atLeast?: number; village?: string } = {}
) =>
	page.evaluate(
		([village, text, filter, atLeast]) =>
			goCua.until(
				'households',
				{ village, text, filter, limit: 20_000 },
				({ matching }) => matching >= atLeast
			),
		[village, text, filter, atLeast] as const
	);

export const namesOf = ({ rows }: { rows: { personal: { name: string } }[] }): string[] =>
	rows.map(({ personal }) => personal.name);

/** Everything here was sent, nothing was refused, and a round that began after this was asked for is over. */
export const sendAll = (page: Page) =>
	page.evaluate(async () => {
		const askedMs = Date.now();
		await goCua.run('syncNow', null);
		return goCua.until(
			'sync',
			null,
			({ waiting, phase, refused, lastTriedMs = 0 }) =>
				waiting === 0 && refused.length === 0 && phase === 'idle' && lastTriedMs >= askedMs
		);
	});

export const tables = (page: Page, person: string) =>
	page.evaluate((person) => goCua.readTables(person), person);

/** Until the ledgers are open and every table says what they say. */
export const settled = (page: Page) =>
	page.evaluate(async () => {
		await goCua.until('storage', null);
	});
