import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const shell = (command: string, ...args: string[]) =>
	execFileSync(command, args, { stdio: 'pipe' });

/** EXT4_IOC_SHUTDOWN with NOLOGFLUSH: the disk keeps what was synced and forgets the rest, as when the power goes. */
const CUT =
	'$how = pack("L", 2); sysopen(D, $ARGV[0], 0) or die $!; ioctl(D, 0x8004587d, $how) or die $!;';

/** A disk of our own whose power can be cut: a loop-mounted ext4. Needs root on Linux. */
export class LoopDisk {
	private readonly folder = mkdtempSync(join(tmpdir(), 'go-cua-power-'));
	private readonly image = join(this.folder, 'disk.img');
	/** Where its files are. */
	readonly path = join(this.folder, 'disk');

	constructor() {
		shell('truncate', '-s', '1G', this.image);
		shell('mkfs.ext4', '-q', this.image);
		mkdirSync(this.path);
		this.mount();
	}

	/** What is on it by now is there for good. */
	settle(): void {
		shell('sync', '-f', this.path);
	}

	cutPower(): void {
		shell('perl', '-e', CUT, this.path);
	}

	/** The power is back. Whoever had files open must be gone. */
	async restart(): Promise<void> {
		await this.unmount();
		this.mount();
	}

	async dispose(): Promise<void> {
		await this.unmount();
		rmSync(this.folder, { recursive: true, force: true });
	}

	private mount(): void {
		shell('mount', '-o', 'loop', this.image, this.path);
	}

	/** Killed processes let go of their files a moment after they are gone. */
	private async unmount(): Promise<void> {
		for (let tries = 0; ; tries++) {
			try {
				shell('umount', this.path);
				return;
			} catch (cause) {
				if (tries === 50) throw cause;
				await new Promise((resolve) => setTimeout(resolve, 200));
			}
		}
	}
}
