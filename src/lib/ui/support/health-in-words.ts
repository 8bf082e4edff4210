import { msOfBuiltDay, type DeviceHealth } from '$lib/domain/device/device-health';
import { LARGEST } from '$lib/domain/device/support-code';
import { dateOf } from '$lib/i18n/dates';
import { inBytes, inFigures } from '$lib/i18n/numbers';
import type { supportWords } from '$lib/i18n/support';
import { syncWords } from '$lib/i18n/sync';

type Words = ReturnType<typeof supportWords>;

/** What a code that was read out says, as lines of a name and a value; numbers no more exact than the code is. */
export function healthInWords(health: DeviceHealth, words: Words): [string, string][] {
	const { read } = words;
	const yesOrNo = (yes: boolean) => (yes ? words.yes : words.no);
	const upTo = (n: number, largest: number) =>
		n >= largest ? read.orMore(inFigures(n)) : inFigures(n);
	const browser = `${words.browsers[health.browser]} ${health.browserMajor || ''}`.trim();
	return [
		[words.waiting, upTo(health.waiting, LARGEST.waiting)],
		[words.refused, upTo(health.refused, LARGEST.refused)],
		[words.lastAll, ago(health.hoursSinceAllReceived, words)],
		[words.lastTried, ago(health.hoursSinceTried, words)],
		[read.sync, read.syncIs[health.sync]],
		[read.signedIn, read.signedInAs[health.signedIn]],
		[read.online, yesOrNo(health.online)],
		[words.dataCap, words.dataCaps[health.dataCap]],
		[words.free, roomLeft(health.freeMegabytes, words)],
		[syncWords().persisted, yesOrNo(health.persisted)],
		[syncWords().secondCopy, yesOrNo(health.secondCopy)],
		[words.offline, yesOrNo(health.worksOffline)],
		[words.installed, yesOrNo(health.installed)],
		[read.trouble, troubleInWords(health.trouble, words)],
		[words.built, words.builtOn(dateOf(msOfBuiltDay(health.builtDay)))],
		[words.browser, words.browserOn(browser, words.systems[health.system])]
	];
}

const HOURS_A_DAY = 24;

/** The code's hours stop at ten days, its later steps are days already. */
function ago(hours: number | undefined, { never, read }: Words): string {
	if (hours === undefined) return never;
	if (hours < 1) return read.lately;
	return hours < 2 * HOURS_A_DAY
		? read.hoursAgo(hours)
		: read.daysAgo(Math.floor(hours / HOURS_A_DAY));
}

const roomLeft = (megabytes: number | undefined, { notSaid, read }: Words): string =>
	megabytes === undefined ? notSaid : read.atLeast(inBytes(megabytes * 1_000_000));

function troubleInWords(trouble: DeviceHealth['trouble'], { kinds, read }: Words): string {
	if (trouble === 'none') return read.noTrouble;
	return trouble === 'other' ? read.otherTrouble : (kinds[trouble] ?? trouble);
}
