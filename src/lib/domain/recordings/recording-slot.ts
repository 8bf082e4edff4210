import { SPOKEN_LANGUAGES, type SpokenLanguage } from '../visit/lessons';

/**
 * Where a recording that was made here stands on its way to the commune.
 *
 * here-only  heard on this device alone: its maker shares nothing, or has not yet said so
 * waiting    goes to the commune with the next sync
 * clash      somebody sent another one meanwhile: people decide which is heard
 * refused    the commune did not take it, and why
 */
export type OwnState = 'here-only' | 'waiting' | 'clash' | 'refused';

/**
 * One step in one language. What was made here is heard before what the commune has.
 *
 * @property reason why the commune did not take it, in its words
 */
export interface RecordingSlot {
	own?: { bytes: number; state: OwnState; reason?: string };
	/** Of the commune. @property leaving it is to be removed there, with the next sync */
	commune?: { bytes: number; here: boolean; leaving: boolean };
}

/** @property languages those whose recordings come to this device by themselves */
export interface RecordingsView {
	slots: Readonly<Record<string, RecordingSlot>>;
	languages: readonly SpokenLanguage[];
}

export interface OwnFacts {
	bytes: number;
	/** The commune it is to go to; none while it is for this device alone. */
	commune?: string;
	/** The revision of the commune's that was known when this one was made; 0 where there was none. */
	over?: number;
	refused?: string;
}

export function ownStateOf(
	{ commune, over, refused }: OwnFacts,
	listed: { commune: string; revision: number } | undefined
): OwnState {
	if (commune === undefined) return 'here-only';
	if (listed?.commune === commune && listed.revision !== over) return 'clash';
	return refused === undefined ? 'waiting' : 'refused';
}

/** Whether anything is heard at this step. */
export const isHeard = (slot: RecordingSlot | undefined): boolean =>
	slot?.own !== undefined || (slot?.commune?.here === true && !slot.commune.leaving);

/** What the commune has in a language, and how much of it is not on this device. */
export interface LanguageSize {
	language: SpokenLanguage;
	recordings: number;
	bytes: number;
	missing: number;
	missingBytes: number;
}

export function languageSizes({ slots }: RecordingsView): LanguageSize[] {
	return SPOKEN_LANGUAGES.map((language) => {
		const there = Object.entries(slots).flatMap(([key, { commune }]) =>
			commune && languageOf(key) === language ? [commune] : []
		);
		const missing = there.filter(({ here }) => !here);
		return {
			language,
			recordings: there.length,
			bytes: sum(there),
			missing: missing.length,
			missingBytes: sum(missing)
		};
	});
}

/** `sign-in/passcode/thai` → `thai` */
export const languageOf = (key: string): string => key.slice(key.lastIndexOf('/') + 1);

const sum = (some: readonly { bytes: number }[]): number =>
	some.reduce((all, { bytes }) => all + bytes, 0);
