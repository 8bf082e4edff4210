import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * A file system of a few megabytes in a file of its own, so that tests can fill it and break it without touching the
 * machine's disk. Mounting takes root and a loop device; where there is none, tests that need it are left out.
 */
export class SmallDisk {
	readonly folder: string;
	private readonly image: string;
	private readonly parent = mkdtempSync(join(tmpdir(), 'go-cua-disk-'));
	private isMounted = false;

	constructor(megabytes: number) {
		this.image = join(this.parent, 'disk.img');
		this.folder = join(this.parent, 'mounted');
		writeFileSync(this.image, '');
		truncateSync(this.image, megabytes * 1024 * 1024);
		// Nothing kept back for root, or root's server would find room on a full disk.
		run('mkfs.ext4', '-q', '-F', '-m', '0', this.image);
		run('mkdir', this.folder);
		this.mount();
	}

	mount(options = 'rw'): void {
		run('mount', '-o', `loop,${options}`, this.image, this.folder);
		this.isMounted = true;
	}

	unmount(): void {
		run('umount', this.folder);
		this.isMounted = false;
	}

	/** As the kernel does when a disk reports errors: from now on it is only read. */
	breakDown(): void {
		run('mount', '-o', 'remount,abort', this.folder);
	}

	/** Leaves so much room and no more. */
	fillUp(leftBytes: number): void {
		const [free] = run('df', '--output=avail', '-B1', this.folder).split('\n').slice(1);
		run('fallocate', '-l', String(Number(free) - leftBytes), join(this.folder, 'phim.mp4'));
	}

	makeRoom(): void {
		rmSync(join(this.folder, 'phim.mp4'));
	}

	dispose(): void {
		if (this.isMounted) this.unmount();
		rmSync(this.parent, { recursive: true, force: true });
	}
}

const run = (program: string, ...args: string[]): string =>
	execFileSync(program, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

/** Undefined where such a disk can be made; otherwise why not. */
export function whyNoSmallDisk(): string | undefined {
	if (process.platform !== 'linux' || process.getuid?.() !== 0)
		return 'a small file system takes Linux and root';
	try {
		new SmallDisk(4).dispose();
		return undefined;
	} catch (thrown) {
		return `no small file system here: ${thrown instanceof Error ? thrown.message : String(thrown)}`;
	}
}
