import type { CommuneSettings } from '../commune-settings';
import type { Entry } from '../entries/entry';
import { inClockOrder, standingOf } from '../household/entry-order';
import { isOpenSubmission, submissionsIn } from '../submission/submission';
import { calendarDay, DAY_MS, momentOf } from '../time/calendar';
import { parseReading } from '../time/clock';
import { endOfKeeping, OPEN_DOSSIER_DAYS, WARNED_DAYS_BEFORE, type Period } from './keeping-days';

/**
 * What a commune has said about how long people are kept.
 *
 * @property campaigns those that are over and the one there is, in the order of their days; none overlap
 * @property changedAtMs when campaign or days were changed last; undefined where they never were
 */
export interface Keeping {
	campaigns: readonly Period[];
	retentionDays: number;
	changedAtMs?: number | undefined;
}

/**
 * When what names or locates the people of a household is erased; undefined where nothing ever gave it an end. Given the
 * entries of one household, or of several that were merged.
 *
 * At the door people are told "so many days after the campaign ends". So a household is kept for the campaign in which
 * somebody spoke with them last, or that came next. One that nobody has spoken with, from an old list, is kept for the
 * latest campaign; one that people spoke with only after all campaigns for as many days from then. Whatever was changed
 * about it is told beforehand like any other end. Whoever waits for the result of a dossier is not forgotten meanwhile.
 */
export function keptUntil(
	entries: readonly Entry[],
	{ campaigns, retentionDays, changedAtMs }: Keeping
): number | undefined {
	const latest = campaigns.at(-1);
	if (latest === undefined) return undefined;
	const standing = standingOf(inClockOrder(entries));
	const days = standing.filter(speaksWithPeople).map(dayOf);
	const lasts = days.flatMap((day) => campaigns.find(({ to }) => day <= to)?.to ?? []);
	const end = lasts.sort().at(-1) ?? days[0] ?? latest.to;
	return Math.max(
		endOfKeeping(end, retentionDays),
		changedAtMs === undefined ? 0 : midnightBefore(changedAtMs) + WARNED_DAYS_BEFORE * DAY_MS,
		...openDossiersUntil(standing)
	);
}

const openDossiersUntil = (standing: readonly Entry[]): number[] =>
	submissionsIn(standing)
		.filter(isOpenSubmission)
		.map(({ last }) => endOfKeeping(dayOf(last), OPEN_DOSSIER_DAYS));

/** Somebody of the household was there and could hear how long they are kept. */
function speaksWithPeople(entry: Entry): boolean {
	switch (entry.type) {
		case 'household-registered':
			return entry.source !== 'import';
		case 'visit-recorded':
			return entry.outcome === 'met' || entry.outcome === 'come-back';
		case 'consent-given':
			return true;
		default:
			return false;
	}
}

const dayOf = ({ at }: { at: string }): string => calendarDay(parseReading(at).ms);

const midnightBefore = (ms: number): number => momentOf(calendarDay(ms));

/** The campaigns of a commune: those that are over, and the one its settings name. */
export const keepingOf = (
	{ campaign, retentionDays }: CommuneSettings,
	{ over, changedAtMs }: { over: readonly Period[]; changedAtMs?: number | undefined }
): Keeping => ({
	campaigns: campaign === undefined ? over : [...over, { from: campaign.from, to: campaign.to }],
	retentionDays,
	changedAtMs
});

/**
 * Which campaigns are over once the settings have changed. One whose days overlap the new one's is the same, prolonged or
 * put right; one that is dropped on its way ended that day; one that had not begun never was.
 *
 * @param over those that were over before
 * @param today `yyyy-mm-dd`
 */
export function campaignsOver(
	over: readonly Period[],
	{ before, after }: { before: Period | undefined; after: Period | undefined },
	today: string
): Period[] {
	const left =
		before === undefined || before.from > today
			? []
			: [{ from: before.from, to: before.to < today ? before.to : today }];
	return [...over, ...left].filter(({ to }) => after === undefined || to < after.from);
}

/** Whether a change of settings moves the day on which anybody is erased. */
export const changesKeeping = (
	before: CommuneSettings | undefined,
	after: CommuneSettings
): boolean =>
	before?.retentionDays !== after.retentionDays ||
	before.campaign?.from !== after.campaign?.from ||
	before.campaign?.to !== after.campaign?.to;
