import { join } from 'node:path';
import { communeServer, entriesOnServer } from '../e2e/support/village';
import {
	everythingReceived,
	householdLinks,
	nobodyHome,
	readyOffline,
	sendNow,
	signIn
} from '../e2e/support/volunteer';
import { Phone } from '../support/phone';
import type { Lost } from './lost';
import { LoopDisk } from './loop-disk';

const VISITS_A_ROUND = 5;

/** A volunteer walks, the battery dies after every fifth visit, in the evening everything is sent. */
export async function walkedDay(rounds: number): Promise<Lost> {
	const disk = new LoopDisk();
	const profile = join(disk.path, 'profile');
	const server = await communeServer({ withList: true });
	let phone = await Phone.open(server.url, { profile });
	try {
		await signIn(phone.page, 'tnv1');
		const doors = await householdLinks(phone.page, rounds * VISITS_A_ROUND);
		await readyOffline(phone.page);
		await phone.switchOff();
		// The morning at the commune hall is long over when the battery dies.
		disk.settle();

		const saved: string[] = [];
		for (let round = 0; round < rounds; round++) {
			phone = await Phone.open(server.url, { profile });
			await phone.page.goto(doors[0]!);
			if (round === 0) await server.stop();
			for (let i = 0; i < VISITS_A_ROUND; i++) {
				await nobodyHome(phone.page, doors[round * VISITS_A_ROUND + i]!);
				saved.push(new URL(phone.page.url()).searchParams.get('entry') ?? 'none');
			}
			disk.cutPower();
			await phone.kill();
			await disk.restart();
		}

		await server.start();
		phone = await Phone.open(server.url, { profile });
		await sendNow(phone.page);
		await everythingReceived(phone.page);
		const there = await entriesOnServer(server);
		return { saved: saved.length, lost: saved.filter((id) => !there.has(id)) };
	} finally {
		await phone.switchOff().catch(() => undefined);
		await server.dispose();
		await disk.dispose();
	}
}
