import { expect, test } from 'vitest';
import { WithdrawalStates } from '../../../src/lib/domain/consent/withdrawals';
import { startServer } from '../../support/server-process';
import { register, sendAll, visit } from './harness/on-page';
import { usePhonesOfCommune } from './harness/use-phones';

const PASSWORD = 'go-cua-demo';
const NAME = 'Kha Thị Đổi Ý';

const commune = usePhonesOfCommune((options) =>
	startServer({ ...options, args: ['--erase-after', '0'] })
);

async function erasedAtCommune(household: string): Promise<boolean> {
	const { server } = commune;
	const { token } = await server.signIn('canbo', PASSWORD, '9999999999');
	const answer = await fetch(`${server.url}/api/withdrawals`, {
		headers: { authorization: `Bearer ${token}` }
	});
	const { withdrawals } = WithdrawalStates.parse(await answer.json());
	return withdrawals.some((one) => one.household === household && one.erasedAt !== undefined);
}

test('a withdrawal that was taken back after the commune had carried it out: the phone says so, and its box is empty', async () => {
	const phone = await commune.newPhone();
	const page = await phone.openTab();
	const village = await page.evaluate(async () => {
		const answer = await goCua.run('signIn', { name: 'tnv1', password: 'go-cua-demo' });
		if (!answer.ok) throw new Error(JSON.stringify(answer.error));
		return answer.value.villages[0]?.id ?? '';
	});
	await page.evaluate(() =>
		goCua.until('session', null, (session) => session?.villages[0]?.complete === true)
	);
	const takeBack = (householdId: string, entryId: string) =>
		page.evaluate(
			([householdId, entryId]) =>
				goCua.run('voidEntry', { householdId, entryId, reason: 'mistake' }),
			[householdId, entryId] as const
		);

	const { householdId } = await register(page, NAME, village);
	await visit(page, householdId, { outcome: 'no-one-home' });
	const withdrawal = await page.evaluate(async (householdId) => {
		const answer = await goCua.run('answerConsent', {
			householdId,
			input: {
				purpose: 'coverage-record',
				answer: 'withdrawn',
				how: 'spoken',
				textVersion: 'coverage-record.1',
				memberId: undefined
			}
		});
		if (!answer.ok) throw new Error(JSON.stringify(answer.error));
		return answer.value.entryId;
	}, householdId);
	await sendAll(page);
	await expect.poll(() => erasedAtCommune(householdId), { timeout: 30_000 }).toBe(true);

	expect(await takeBack(householdId, withdrawal)).toMatchObject({ ok: true });
	await page.evaluate(() => goCua.run('syncNow', null));
	const notices = await page.evaluate(() =>
		goCua.until('notices', null, (all) => all.some(({ kind }) => kind === 'taken-back-too-late'))
	);
	expect(notices).toMatchObject([{ kind: 'taken-back-too-late', householdId }]);
	await page.evaluate(() =>
		goCua.until('sync', null, ({ waiting, refused }) => waiting === 0 && refused.length === 0)
	);
	const view = await page.evaluate((id) => goCua.until('household', { id }), householdId);
	expect(view?.household.history.map(({ type }) => type)).toEqual(['consent-withdrawn']);

	// It has heard by now, and writes nothing that the commune would refuse.
	expect(await takeBack(householdId, withdrawal)).toMatchObject({ error: { kind: 'erased' } });
	await phone.close();
});
