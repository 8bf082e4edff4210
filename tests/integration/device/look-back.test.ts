import type { Page } from '@playwright/test';
import { expect, test } from 'vitest';
import { register, signInAs, visit, VILLAGE } from './harness/on-page';
import { usePhones } from './harness/use-phones';

const newPhone = usePhones();

/** As many meetings within minutes as the commune wants another look at, where it has set nothing. */
const MANY = 8;

async function meet(page: Page, name: string): Promise<void> {
	const { householdId } = await register(page, name);
	const shown = await page.evaluate(
		(id) => goCua.until('household', { id }, (answer) => answer !== null),
		householdId
	);
	const memberId = shown?.household.headId ?? '';
	await visit(page, householdId, { outcome: 'met', met: [{ memberId, skills: {} }] });
}

const hints = (page: Page): Promise<number> =>
	page.evaluate((village) => goCua.until('lookBackHint', { village }), VILLAGE);

const signalsOf = (page: Page) =>
	page.evaluate(async (village) => {
		const view = await goCua.until(
			'lookBack',
			{ villages: [village] },
			(answer) => !!answer?.villages.length
		);
		return (view?.villages ?? [])
			.flatMap(({ people }) => people)
			.flatMap(({ signals }) => signals.map(({ kind, untilMs }) => ({ kind, untilMs })));
	}, VILLAGE);

test('hints about visits are mentioned to their author until looked at, and to nobody else in the team', async () => {
	const page = await (await newPhone()).openTab();
	await signInAs(page, 'hoa');
	for (let n = 1; n < MANY; n++) await meet(page, `Lô Thị Tím ${n}`);
	const before = await signalsOf(page);
	expect(before.map(({ kind }) => kind)).not.toContain('many-in-half-hour');
	// At night the hour of each visit is one already.
	expect(await hints(page)).toBe(before.length);

	await meet(page, 'Lô Thị Tím');
	const signals = await signalsOf(page);
	expect(signals.map(({ kind }) => kind)).toContain('many-in-half-hour');
	expect(await hints(page)).toBe(signals.length);

	const untilMs = Math.max(...signals.map((one) => one.untilMs));
	await page.evaluate(([village, untilMs]) => goCua.run('lookedBack', { village, untilMs }), [
		VILLAGE,
		untilMs
	] as const);
	expect(await hints(page)).toBe(0);

	await meet(page, 'Vi Văn Hoà');
	expect(await hints(page)).toBeGreaterThan(0);

	await signInAs(page, 'tho');
	expect(await hints(page)).toBe(0);
});
