import type { Household } from '$lib/domain/household/household';
import { calendarDay } from '$lib/domain/time/calendar';
import { learntAlone, practised } from '$lib/domain/visit/learnt';
import { err, ok, type Result } from '$lib/domain/result';
import type { Skill } from '$lib/domain/visit/skills';
import {
	emptyVisitDraft,
	isBlank,
	readVisitDraft,
	type VisitDraft
} from '$lib/domain/visit/visit-draft';
import { stepKey, visitInput } from '$lib/domain/visit/visit-steps';
import { run } from '$lib/state/device.svelte';
import { now } from '$lib/state/now.svelte';
import { savedDraftKey, visitDraftKey, whyAsk } from '$lib/ui/visit/kept-visit';

interface Learnt {
	household: Household;
	memberId: string;
	/** At least one; a visit that goes on opens at the last. */
	skills: readonly [Skill, ...Skill[]];
	/** Seen to be done by the citizen alone; otherwise it was practised, and no more is said. */
	alone: boolean;
	startedAt: string;
	intoVisit: boolean;
}

interface Leads {
	href: string;
	state: App.PageState;
}

const keptDraft = async (householdId: string): Promise<VisitDraft | undefined> =>
	readVisitDraft(await run('loadDraft', { key: visitDraftKey(householdId) }));

/** Whether this person is in the middle of writing down a visit at this house. */
export async function visitGoesOn(
	household: Household,
	person: string | undefined
): Promise<boolean> {
	const kept = await keptDraft(household.id);
	return (
		kept !== undefined &&
		!isBlank(kept) &&
		whyAsk(kept, household, person, Date.now()) === undefined
	);
}

/** Into the visit that is being written down; else as a short visit of its own. */
export async function writeLearnt(learnt: Learnt): Promise<Result<Leads, 'not-saved'>> {
	const { household, memberId, skills, alone, startedAt, intoVisit } = learnt;
	const write = (draft: VisitDraft) =>
		skills.reduce(
			(written, skill) => (alone ? learntAlone : practised)(written, memberId, skill),
			draft
		);
	const nowIso = new Date().toISOString();
	if (intoVisit) {
		const kept = (await keptDraft(household.id)) ?? emptyVisitDraft(startedAt);
		const draft = { ...write(kept), touchedAt: nowIso };
		await run('saveDraft', { key: visitDraftKey(household.id), value: draft });
		const step = encodeURIComponent(
			stepKey({ kind: 'skill', memberId, skill: skills.at(-1) ?? skills[0] })
		);
		return ok({ href: `/households/${household.id}/visit?step=${step}`, state: {} });
	}
	return asShortVisit(household, write(emptyVisitDraft(startedAt)));
}

async function asShortVisit(
	household: Household,
	draft: VisitDraft
): Promise<Result<Leads, 'not-saved'>> {
	const input = visitInput(household, draft, calendarDay(now.ms));
	if (!input.ok) return err('not-saved');
	const saved = await run('recordVisit', { householdId: household.id, input: input.value });
	if (!saved.ok) return err('not-saved');
	const { entryId } = saved.value;
	// Undoing gives the visit back as one that is being written down.
	await run('saveDraft', { key: savedDraftKey(household.id), value: { entryId, draft } });
	return ok({
		href: `/households/${household.id}/visit/saved?entry=${encodeURIComponent(entryId)}`,
		state: { savedEntry: entryId }
	});
}
