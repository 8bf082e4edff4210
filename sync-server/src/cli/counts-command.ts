import type { Writable } from 'node:stream';
import {
	COUNT_KEYS,
	noCounts,
	type CoverageCounts
} from '../../../src/lib/domain/coverage/coverage';
import { subtractTallies, type Tally } from '../../../src/lib/domain/coverage/tally';
import { Counts, type Rebuilt } from '../counts/counts';
import { countsBackendOf } from '../gateway/counts-backend-of';
import { BACKEND_FLAGS } from './backend-flags';
import { CommandFailure, DATA_FLAG, EXIT_OK, print, type Command } from './command';
import { nameFailure } from './run';
import { readVillageId } from './read-people';
import { withData } from './with-data';

export const countsCommand: Command = {
	words: ['counts', 'rebuild'],
	args: ['[VILLAGE…]'],
	flags: { ...DATA_FLAG, ...BACKEND_FLAGS },
	help: 'tính lại số liệu của các thôn từ đầu (count villages anew)',
	run: (call) => {
		const asked = call.args.map(readVillageId);
		return withData(call, async (data) => {
			const { out } = call.terminal;
			const backend = countsBackendOf(data);
			const counts = new Counts({
				backend,
				now: Date.now,
				report: (thrown) => {
					throw nameFailure(thrown);
				}
			});
			const villages = asked.length > 0 ? asked : await backend.villages();
			let differing = 0;
			for (const village of villages) {
				// What was kept is taken as far as it can be, so that both are of the same entries.
				await counts.count([village]);
				const rebuilt = await counts.rebuild(village);
				if (rebuilt === undefined) throw new CommandFailure(`không có thôn "${village}"`);
				if (printDifference(out, village, rebuilt)) differing++;
			}
			print(out, `Đã tính lại ${villages.length} thôn, ${differing} thôn trước đó sai số.`);
			return EXIT_OK;
		});
	}
};

/** @returns whether what was kept was wrong */
function printDifference(out: Writable, village: string, { before, counts }: Rebuilt): boolean {
	if (before === undefined || isNothing(subtractTallies(before, counts))) return false;
	print(out, `${village}: đã giữ ${inWords(before)}; đúng là ${inWords(counts)}`);
	return true;
}

const isNothing = ({ counts, anonymised }: Tally): boolean =>
	COUNT_KEYS.every((key) => counts[key] === 0) && Object.keys(anonymised).length === 0;

/** Of what was erased as its time was over, day by day: the sum may be right and a day wrong. */
const inWords = ({ counts, anonymised }: Tally): string =>
	[
		numbersInWords(counts),
		...Object.keys(anonymised)
			.sort()
			.map((day) => `đã xoá theo hạn ${day}: ${numbersInWords(anonymised[day] ?? noCounts)}`)
	].join('; ');

const numbersInWords = (counts: CoverageCounts): string =>
	COUNT_KEYS.map((key) => `${WORDS[key]} ${counts[key]}`).join(', ');

const WORDS: Readonly<Record<keyof CoverageCounts, string>> = {
	total: 'số hộ',
	covered: 'đã bao phủ',
	notYet: 'chưa bao phủ',
	unknown: 'chưa rõ',
	outOfScope: 'ngoài phạm vi',
	visited: 'đã đến'
};
