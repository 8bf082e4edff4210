import type { SettingsOnDevices } from '../commune-settings';
import { addCounts, noCounts, type CoverageCounts } from './coverage-counts';
import type { Tally } from './tally';

/**
 * The figures of the campaign that is on, with those of the ones before it told apart. A family whose time was over may be
 * written down again in a new campaign: counted in both it would stand in one figure twice.
 *
 * @property earlier the latest first; only those of which a household is left
 */
export interface CampaignFigures {
	counts: CoverageCounts;
	earlier: EarlierFigures[];
}

/** @property from its first day; undefined where no campaign is known to have been on */
export interface EarlierFigures {
	from?: string | undefined;
	counts: CoverageCounts;
}

/** The first days of the commune's campaigns, those to come among them, in any order. */
export const campaignStartsIn = (settings: SettingsOnDevices | undefined): string[] =>
	// A server of an earlier release tells of no other than the one it names.
	settings?.campaignStarts ?? (settings?.campaign === undefined ? [] : [settings.campaign.from]);

/** The first day of the campaign that is on, or was on last; undefined before the first. */
export const latestStart = (starts: readonly string[], today: string): string | undefined =>
	starts
		.filter((start) => start <= today)
		.sort()
		.at(-1);

/** Whether what was written down on that day belongs to an earlier campaign than the one that began on `from`. */
export const isOfEarlier = (anonymisedOn: string | undefined, from: string | undefined): boolean =>
	anonymisedOn !== undefined && from !== undefined && anonymisedOn < from;

/** Households that are kept belong to the campaign that is on; of the others, each to the one in which its day lies. */
export function campaignFigures(
	{ counts, anonymised }: Tally,
	starts: readonly string[],
	today: string
): CampaignFigures {
	const from = latestStart(starts, today);
	let current = counts;
	const before = new Map<string, CoverageCounts>();
	for (const [day, some] of Object.entries(anonymised)) {
		if (isOfEarlier(day, from)) {
			const start = latestStart(starts, day) ?? '';
			before.set(start, addCounts(before.get(start) ?? noCounts, some));
		} else current = addCounts(current, some);
	}
	return { counts: current, earlier: latestFirst(before) };
}

/** The figures of several villages that keep the same campaigns, put together. */
export function addEarlier(all: readonly (readonly EarlierFigures[])[]): EarlierFigures[] {
	const byStart = new Map<string, CoverageCounts>();
	for (const { from = '', counts } of all.flat())
		byStart.set(from, addCounts(byStart.get(from) ?? noCounts, counts));
	return latestFirst(byStart);
}

const latestFirst = (byStart: ReadonlyMap<string, CoverageCounts>): EarlierFigures[] =>
	[...byStart]
		.sort(([a], [b]) => (a > b ? -1 : 1))
		.map(([from, counts]) => ({ ...(from !== '' && { from }), counts }));
