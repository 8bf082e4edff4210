import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { communeOf } from '../../../src/lib/domain/commune-of';
import { list, namesOf, register, sendAll, visit } from './harness/on-page';
import { usePhonesOfCommune } from './harness/use-phones';

const commune = usePhonesOfCommune();
let folder: string;
beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'go-cua-backup-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function signIn(page: Page, name: string): Promise<string> {
	const village = await page.evaluate(async (name) => {
		const answer = await goCua.run('signIn', { name, password: 'go-cua-demo' });
		if (!answer.ok) throw new Error(JSON.stringify(answer.error));
		return answer.value.villages[0]?.id ?? '';
	}, name);
	await page.evaluate(
		(id) =>
			goCua.until('session', null, (session) =>
				Boolean(session?.villages.find((village) => village.id === id)?.complete)
			),
		village
	);
	return village;
}

test('after a restore a browser hands its own work back by itself, the officer’s that of a phone that is gone', async () => {
	const [volunteer, officer, newcomer] = [
		await commune.newPhone(),
		await commune.newPhone(),
		await commune.newPhone()
	];
	const first = await volunteer.openTab();
	const village = await signIn(first, 'tnv1');
	// Whoever signs in after the backup has to do so again after the restore.
	const desk = await officer.openTab();
	await signIn(desk, 'canbo');
	const backup = join(folder, 'ban-sao.sqlite');
	expect(await commune.server.command(['backup', backup])).toMatchObject({ code: 0 });

	const { householdId } = await register(first, 'Lô Thị Sau Sao Lưu', village);
	const { entryId } = await visit(first, householdId, { outcome: 'refused' });
	await sendAll(first);
	const written = await desk.evaluate(
		(commune) =>
			goCua.run('writePlace', {
				...{ commune, id: 'mot-cua', number: 1 },
				content: { kind: 'one-stop', name: 'Một cửa Sau Sao Lưu', phones: [] }
			}),
		communeOf(village)
	);
	expect(written.ok).toBe(true);
	await sendAll(desk);
	await desk.evaluate(
		(id) => goCua.until('household', { id }, (view) => view !== null),
		householdId
	);
	// The phone falls into a river.
	await volunteer.close();

	await commune.server.stop();
	expect(await commune.server.command(['restore', backup])).toMatchObject({ code: 0 });
	await commune.server.start();
	const other = await newcomer.openTab();
	await signIn(other, 'tnv1');
	expect(namesOf(await list(other, { village, atLeast: 1 }))).not.toContain('Lô Thị Sau Sao Lưu');

	await sendAll(desk);
	await sendAll(other);
	const seen = await other.evaluate(
		(id) => goCua.until('household', { id }, (view) => (view?.household.visits.length ?? 0) > 0),
		householdId
	);
	expect(seen?.household.visits.map((one) => one.entryId)).toEqual([entryId]);
	// What was told of an office meanwhile need not be typed again.
	const offices = async () => {
		await sendAll(other);
		const { places } = await other.evaluate(
			(commune) => goCua.until('office', { commune }, () => true),
			communeOf(village)
		);
		return places.map(({ content }) => content.name);
	};
	await expect.poll(offices, { timeout: 30_000, interval: 500 }).toEqual(['Một cửa Sau Sao Lưu']);
	const listed = await commune.server.command(['audit', 'list', '--json', '--limit', '1000000']);
	const lines = JSON.parse(listed.stdout) as { op: string; person: string; target: string }[];
	expect(lines.filter(({ op }) => op === 'handed-back')).toMatchObject([
		{ person: 'canbo' },
		{ person: 'canbo', target: entryId }
	]);
	for (const phone of [officer, newcomer]) await phone.close();
});
