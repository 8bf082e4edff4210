import {
	campaignFigures,
	latestStart,
	type CampaignFigures
} from '$lib/domain/coverage/campaign-figures';
import { calendarDay } from '$lib/domain/time/calendar';
import type { VillageView } from '$lib/worker/api';
import { now } from './now.svelte';

/** Read in markup or `$derived`, these follow the day: a campaign begins at midnight, also without a network. */

/** What a village adds up to in the campaign that is on, and in those before it. */
export const figuresOf = ({
	tally,
	campaignStarts
}: Pick<VillageView, 'tally' | 'campaignStarts'>): CampaignFigures =>
	campaignFigures(tally, campaignStarts, calendarDay(now.ms));

/** The first day of the campaign that is on; undefined before the first. */
export const campaignFrom = ({
	campaignStarts
}: Pick<VillageView, 'campaignStarts'>): string | undefined =>
	latestStart(campaignStarts, calendarDay(now.ms));
