import { join } from 'node:path';
import { register, signInAs, visit } from '../integration/device/harness/on-page';
import { DeviceSite } from '../integration/device/harness/open-device';
import type { Lost } from './lost';
import { LoopDisk } from './loop-disk';

const HOUSEHOLDS = 5;
const VISITS = 30;

/**
 * The power goes in the moment the device answers "saved". On the screens each visit is followed by other writes that
 * take it to the disk along with them; here nothing follows, so that this alone shows whether a save waits for the disk.
 */
export async function cutBetweenSaves(rounds: number): Promise<Lost> {
	const disk = new LoopDisk();
	const site = await DeviceSite.open();
	const phone = await site.newPhone(join(disk.path, 'phone'));
	try {
		let page = await phone.openTab();
		await signInAs(page, 'hoa');
		const homes: string[] = [];
		for (let i = 0; i < HOUSEHOLDS; i++)
			homes.push((await register(page, `Lô Thị Tím ${i + 1}`)).householdId);
		disk.settle();

		const saved: { home: string; entryId: string }[] = [];
		for (let round = 0; round < rounds; round++) {
			for (let i = 0; i < VISITS; i++) {
				const home = homes[i % HOUSEHOLDS]!;
				const { entryId } = await visit(page, home, { outcome: 'no-one-home' });
				saved.push({ home, entryId });
			}
			disk.cutPower();
			await phone.kill();
			await disk.restart();
			page = await phone.openTab();
			// A store found damaged is cleared by the browser, and the sign-in with it; the second copy stays.
			const session = await page.evaluate(() => goCua.until('session', null));
			if (!session) await signInAs(page, 'hoa');
		}

		const there = new Set<string>();
		for (const home of homes) {
			const view = await page.evaluate(
				(id) => goCua.until('household', { id }, (answer) => answer !== null),
				home
			);
			for (const { entryId } of view?.household.visits ?? []) there.add(entryId);
		}
		const lost = saved.map(({ entryId }) => entryId).filter((id) => !there.has(id));
		return { saved: saved.length, lost };
	} finally {
		await phone.kill().catch(() => undefined);
		await site.close();
		await disk.dispose();
	}
}
