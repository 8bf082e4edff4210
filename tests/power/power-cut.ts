/**
 * `npm run test:power`: the battery dies under saves. The browser's profile lies on a loop-mounted ext4 that is shut down
 * without flushing (what was never synced to the disk is gone), the browser is killed, the file system mounted again:
 * every visit whose saving was said must be there. Needs root on Linux, since it mounts.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Phone } from '../support/phone';
import { communeServer, entriesOnServer } from '../e2e/support/village';
import {
	everythingReceived,
	householdLinks,
	nobodyHome,
	readyOffline,
	sendNow,
	signIn
} from '../e2e/support/volunteer';

const ROUNDS = Number(process.env['GO_CUA_POWER_ROUNDS'] ?? 3);
const VISITS_A_ROUND = 5;

if (process.platform !== 'linux' || process.getuid?.() !== 0) {
	console.error('A power cut needs root on Linux, because it mounts a file system.');
	process.exit(1);
}

const folder = mkdtempSync(join(tmpdir(), 'go-cua-power-'));
const image = join(folder, 'disk.img');
const disk = join(folder, 'disk');

const shell = (command: string, ...args: string[]) =>
	execFileSync(command, args, { stdio: 'pipe' });
const mount = () => shell('mount', '-o', 'loop', image, disk);

/** Killed processes let go of their files a moment after they are gone. */
async function unmount(): Promise<void> {
	for (let tries = 0; ; tries++) {
		try {
			shell('umount', disk);
			return;
		} catch (cause) {
			if (tries === 50) throw cause;
			await new Promise((resolve) => setTimeout(resolve, 200));
		}
	}
}

/** EXT4_IOC_SHUTDOWN with NOLOGFLUSH: the disk keeps what was synced and forgets the rest, as when the power goes. */
const CUT =
	'$how = pack("L", 2); sysopen(D, $ARGV[0], 0) or die $!; ioctl(D, 0x8004587d, $how) or die $!;';
const cutPower = () => shell('perl', '-e', CUT, disk);

let passed = 0;
let failed = 0;
shell('truncate', '-s', '1G', image);
shell('mkfs.ext4', '-q', image);
shell('mkdir', disk);
mount();

const server = await communeServer({ withList: true });
let phone = await Phone.open(server.url, { profile: join(disk, 'profile') });
try {
	await signIn(phone.page, 'tnv1');
	const doors = await householdLinks(phone.page, ROUNDS * VISITS_A_ROUND);
	await readyOffline(phone.page);
	await phone.switchOff();
	// The morning at the commune hall is long over when the battery dies.
	shell('sync');

	const saved: string[] = [];
	for (let round = 0; round < ROUNDS; round++) {
		phone = await Phone.open(server.url, { profile: join(disk, 'profile') });
		await phone.page.goto(doors[0]!);
		if (round === 0) await server.stop();
		for (let i = 0; i < VISITS_A_ROUND; i++) {
			await nobodyHome(phone.page, doors[round * VISITS_A_ROUND + i]!);
			saved.push(new URL(phone.page.url()).searchParams.get('entry') ?? 'none');
		}
		cutPower();
		await phone.kill();
		await unmount();
		mount();
	}

	await server.start();
	phone = await Phone.open(server.url, { profile: join(disk, 'profile') });
	await sendNow(phone.page);
	await everythingReceived(phone.page);
	const there = await entriesOnServer(server);
	for (const id of saved) {
		if (there.has(id)) passed++;
		else {
			failed++;
			console.error(`lost: ${id}`);
		}
	}
} finally {
	await phone.switchOff().catch(() => undefined);
	await server.dispose();
	await unmount();
	rmSync(folder, { recursive: true, force: true });
}
console.log(`${ROUNDS} power cuts, ${passed + failed} visits whose saving was said`);
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed > 0 || passed === 0 ? 1 : 0);
