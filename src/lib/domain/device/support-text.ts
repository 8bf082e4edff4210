import type { Trouble } from './trouble';

/** So much fits a code that one phone still reads from another one's screen. */
const TROUBLES_TOLD = 4;

/** What the QR code of the support page holds: the short code, and what went wrong last. */
export function supportText(
	code: string,
	{ troubles, nowMs }: { troubles: readonly Trouble[]; nowMs: number }
): string {
	return [
		`GC1 ${code}`,
		...troubles
			.slice(0, TROUBLES_TOLD)
			.map(
				({ name, where, source, count, lastMs }) =>
					`${[source, name, where].filter((part) => part !== '').join(' ')} x${count} ${minutesSince(lastMs, nowMs)}min`
			)
	].join('\n');
}

/** The short code within what the QR code held or somebody copied; anything else as it was typed. */
export const codeIn = (typed: string): string =>
	/^\s*GC1\s+((?:[0-9A-Z]{4}-){3}[0-9A-Z]{4})/i.exec(typed)?.[1] ?? typed;

const minutesSince = (ms: number, nowMs: number): number =>
	Math.max(0, Math.round((nowMs - ms) / 60_000));
