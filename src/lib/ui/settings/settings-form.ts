import {
	CAMPAIGN_NAME_LETTERS,
	CommuneSettings,
	type QualityThresholds
} from '$lib/domain/commune-settings';
import { readText } from '$lib/domain/free-text';
import { err, ok, type Result } from '$lib/domain/result';
import type { SettingField } from '$lib/i18n/commune-settings';

/** As typed. An empty name of the campaign says that there is none. */
export type SettingsValues = Record<SettingField, string>;

export const toValues = ({
	campaign,
	retentionDays,
	quality
}: CommuneSettings): SettingsValues => ({
	name: campaign?.name ?? '',
	from: campaign?.from ?? '',
	to: campaign?.to ?? '',
	targetPercent: campaign === undefined ? '' : String(campaign.targetPercent),
	retentionDays: String(retentionDays),
	visitsInHalfHour: String(quality.visitsInHalfHour),
	metresFromHouse: String(quality.metresFromHouse),
	sameAnswersInRow: String(quality.sameAnswersInRow),
	capableMinutes: String(quality.capableMinutes),
	workFrom: quality.workFrom,
	workTo: quality.workTo
});

/** The settings as typed, or the fields that cannot be so, in the order of the form. */
export function readValues(values: SettingsValues): Result<CommuneSettings, SettingField[]> {
	const isCampaign = (['name', 'from', 'to', 'targetPercent'] as const).some(
		(field) => values[field].trim() !== ''
	);
	const quality: Record<keyof QualityThresholds, unknown> = {
		visitsInHalfHour: numberIn(values.visitsInHalfHour),
		metresFromHouse: numberIn(values.metresFromHouse),
		sameAnswersInRow: numberIn(values.sameAnswersInRow),
		capableMinutes: numberIn(values.capableMinutes),
		workFrom: values.workFrom,
		workTo: values.workTo
	};
	const read = CommuneSettings.safeParse({
		...(isCampaign && {
			campaign: {
				name: values.name,
				from: values.from,
				to: values.to,
				targetPercent: numberIn(values.targetPercent)
			}
		}),
		retentionDays: numberIn(values.retentionDays),
		quality
	});
	const mayBeName = nameProblem(values) === undefined;
	if (read.success && mayBeName) return ok(read.data);
	const wrong = new Set(read.error?.issues.map(({ path }) => String(path.at(-1))));
	if (!mayBeName) wrong.add('name');
	return err((Object.keys(values) as SettingField[]).filter((field) => wrong.has(field)));
}

/** Every phone of the commune shows it: no more than any other field does it hold what nobody may write down. */
export function nameProblem({ name }: Pick<SettingsValues, 'name'>) {
	const read = readText('name', name, CAMPAIGN_NAME_LETTERS);
	return read.ok ? undefined : read.error;
}

/** What is no whole number is left as it is, for the schema to refuse. */
const numberIn = (text: string): number | string =>
	/^[0-9]+$/.test(text.trim()) ? Number(text.trim()) : text;
