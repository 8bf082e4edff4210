import { z } from 'zod/mini';

/**
 * What a commune decides for itself and every device of it follows. A setting that nobody has made has the value here, so
 * a device that has not heard of any works the same way.
 */

/** Smallest and largest of each number. */
export const SETTING_LIMITS = {
	targetPercent: [1, 100],
	retentionDays: [30, 3650],
	visitsInHalfHour: [3, 60],
	metresFromHouse: [50, 5000],
	sameAnswersInRow: [3, 50],
	capableMinutes: [1, 30]
} as const;

const whole = ([minimum, maximum]: readonly [number, number]) =>
	z.number().check(z.int(), z.minimum(minimum), z.maximum(maximum));
const ClockTime = z.string().check(z.regex(/^([01][0-9]|2[0-3]):[0-5][0-9]$/));

export const CAMPAIGN_NAME_LETTERS = 120;

/**
 * A time-boxed effort with a target (field reference §3.2).
 *
 * @property from first day
 * @property to last day, not before the first
 * @property targetPercent of the households in scope, how many are to be covered
 */
export const Campaign = z
	.object({
		name: z.string().check(z.trim(), z.minLength(1), z.maxLength(CAMPAIGN_NAME_LETTERS)),
		from: z.iso.date(),
		to: z.iso.date(),
		targetPercent: whole(SETTING_LIMITS.targetPercent)
	})
	.check(z.refine(({ from, to }) => from <= to, { path: ['to'] }));
export type Campaign = z.infer<typeof Campaign>;

/**
 * From where on a visit looks as if it was made on paper alone (`quality/visit-signals.ts`).
 *
 * @property visitsInHalfHour so many visits of one person within thirty minutes
 * @property metresFromHouse a visit written down so far from where the house is known to stand
 * @property sameAnswersInRow so many households in a row with the very same answers
 * @property workFrom the hour from which people are visited; earlier is unusual
 * @property workTo the hour until which they are
 * @property capableMinutes somebody shown capable in a visit shorter than this
 */
export const QualityThresholds = z.object({
	visitsInHalfHour: z._default(whole(SETTING_LIMITS.visitsInHalfHour), 8),
	metresFromHouse: z._default(whole(SETTING_LIMITS.metresFromHouse), 300),
	sameAnswersInRow: z._default(whole(SETTING_LIMITS.sameAnswersInRow), 6),
	workFrom: z._default(ClockTime, '06:00'),
	workTo: z._default(ClockTime, '21:00'),
	capableMinutes: z._default(whole(SETTING_LIMITS.capableMinutes), 2)
});
export type QualityThresholds = z.infer<typeof QualityThresholds>;

/**
 * @property campaign none between campaigns
 * @property retentionDays so many days after the campaign's last one, what names or locates people is erased
 */
export const CommuneSettings = z.object({
	campaign: z.optional(Campaign),
	retentionDays: z._default(whole(SETTING_LIMITS.retentionDays), 180),
	quality: z.prefault(QualityThresholds, {})
});
export type CommuneSettings = z.infer<typeof CommuneSettings>;

export const DEFAULT_SETTINGS: CommuneSettings = CommuneSettings.parse({});

export const CommuneCode = z.string().check(z.regex(/^[0-9]{5}$/));

/**
 * The first days of all campaigns of a commune, of those that are over too: figures are of the one that began last. Left
 * out where there never was one; a server of an earlier release does not say.
 */
const CampaignStarts = { campaignStarts: z.optional(z.array(z.iso.date())) };

/** As every device of the commune hears them. */
export const SettingsOnDevices = z.object({ ...CommuneSettings.shape, ...CampaignStarts });
export type SettingsOnDevices = z.infer<typeof SettingsOnDevices>;

/** By the commune's code; one that is not listed has made none. */
export const SettingsByCommune = z.record(CommuneCode, SettingsOnDevices);
export type SettingsByCommune = z.infer<typeof SettingsByCommune>;

/**
 * `GET` and `PUT /api/communes/<code>/settings`.
 *
 * @property revision grows with every change; who sends an older one has not seen the newest
 */
export const KeptSettings = z.object({
	revision: z.number().check(z.int(), z.nonnegative()),
	settings: CommuneSettings
});
export type KeptSettings = z.infer<typeof KeptSettings>;

/** As the commune tells them. @property title what it is called, "Xã Mường Lam", where somebody has said it */
export const ToldSettings = z.object({
	...KeptSettings.shape,
	...CampaignStarts,
	title: z.optional(z.string())
});
export type ToldSettings = z.infer<typeof ToldSettings>;

export const settingsIn = (
	known: SettingsByCommune | undefined,
	commune: string
): SettingsOnDevices => known?.[commune] ?? DEFAULT_SETTINGS;
