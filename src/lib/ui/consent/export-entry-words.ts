import { householdCode } from '$lib/domain/household/household-code';
import { isVillageId, parseEntryId } from '$lib/domain/ids';
import { showPhone } from '$lib/domain/text/phone';
import { momentOf } from '$lib/domain/time/calendar';
import { parseReading } from '$lib/domain/time/clock';
import { ULID_PATTERN } from '$lib/domain/ulid-pattern';
import { commonWords } from '$lib/i18n/common';
import { consentWords } from '$lib/i18n/consent';
import { dateOf, timeOfDay } from '$lib/i18n/dates';
import { historyWords } from '$lib/i18n/history';
import { householdWords } from '$lib/i18n/household';
import { exportWords } from '$lib/i18n/household-export';
import { lifeWords } from '$lib/i18n/household-life';
import { memberWords } from '$lib/i18n/member';
import { questionWords } from '$lib/i18n/questions';
import { reviewWords } from '$lib/i18n/review';
import { skillWords } from '$lib/i18n/skills';
import type { EntryWords } from './entry-in-words';

/** What the people and villages that entries name are called, as far as this device knows. */
export interface Names {
	person: (memberId: string) => string | undefined;
	village: (village: string) => string | undefined;
	procedure: (id: string) => string | undefined;
	/** A paper, a step, a question or an answer of a procedure. */
	partOfProcedure: (id: string) => string | undefined;
}

export const momentInFull = (ms: number): string => `${timeOfDay(ms)} ${dateOf(ms)}`;

/** Words that other pages have already come first; the codes of people, villages and records become names and moments. */
export function exportEntryWords({
	person,
	village,
	procedure,
	partOfProcedure
}: Names): EntryWords {
	const words = exportWords();
	const { skill, answer, doneBy, reason, nextStep } = skillWords();
	const told: Record<string, Readonly<Record<string, string>>> = {
		state: { ...answer, yes: words.yes },
		doneBy,
		reason: { ...memberWords().leftReason, ...reason, ...lifeWords().scope.reason },
		nextStep,
		coverage: commonWords().coverage,
		outcome: { ...householdWords().outcome, ...words.closed },
		purpose: consentWords().purpose,
		how: consentWords().howAnswered,
		kind: reviewWords().kind,
		question: questionWords().question,
		answer: questionWords().answer,
		decision: historyWords().decided,
		taught: Object.fromEntries(Object.entries(skill).map(([name, { topic }]) => [name, topic]))
	};

	function named(value: string): string | undefined {
		if (isVillageId(value)) return village(value);
		if (ULID_PATTERN.test(value)) return person(value) ?? householdCode(value);
		const entry = parseEntryId(value);
		return entry && momentInFull(parseReading(entry.at).ms);
	}

	return {
		field: (key) => words.field[key] ?? told['taught']?.[key] ?? partOfProcedure(key),
		value: (key, value) => {
			if (key === 'startedAt' || key === 'sentAt') return momentInFull(Date.parse(value));
			if (key === 'phone') return showPhone(value);
			if (key === 'birthBand') return memberWords().field.birthBandRange(Number(value));
			if (key === 'procedure') return procedure(value);
			if (key === 'on' || key === 'dueOn') return dateOf(momentOf(value));
			return told[key]?.[value] ?? words.value[value] ?? named(value) ?? partOfProcedure(value);
		},
		yes: words.yes,
		no: words.no,
		emptied: words.emptied
	};
}
