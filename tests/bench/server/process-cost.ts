import { readdirSync, readFileSync } from 'node:fs';

/** What Linux says of a process, from outside of it. */
export class ProcessCost {
	constructor(readonly pid: number) {}

	/** CPU it has used since its start, all threads, user and system; in steps of 10 ms. */
	cpuMs(): number {
		const stat = readFileSync(`/proc/${this.pid}/stat`, 'utf8');
		// The name of the process stands in brackets and may hold spaces: count from behind it.
		const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
		const [user = 0, system = 0] = fields.slice(11, 13).map(Number);
		return (user + system) * TICK_MS;
	}

	/** The most memory it ever held at once. */
	peakBytes(): number {
		const peak = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${this.pid}/status`, 'utf8'))?.[1];
		return Number(peak) * 1024;
	}
}

/** USER_HZ, the same on every Linux machine we know of. */
const TICK_MS = 10;

/** The one process of that name on this machine. */
export function findProcess(name: string): number | undefined {
	const found = readdirSync('/proc').filter((pid) => /^[0-9]+$/.test(pid) && nameOf(pid) === name);
	return found.length === 1 ? Number(found[0]) : undefined;
}

function nameOf(pid: string): string {
	try {
		return readFileSync(`/proc/${pid}/comm`, 'utf8').trim();
	} catch {
		return '';
	}
}
