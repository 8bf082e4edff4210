import { OWN } from '$lib/store/own-db';
import type { BegunForm } from './api';
import type { PersonSide } from './person-side';

/**
 * Forms that were begun and not saved, by the keys their pages keep them under:
 *
 *   visit:<household>   household-edit:<household>   member-new:<household>   member-edit:<household>:<member>
 *   household-split:<household>   household-new:<village>
 */
type Kept = { key: string } & (
	| { form: Exclude<BegunForm['form'], 'household-new'>; household: string; member: string }
	| { form: 'household-new'; village: string }
);

function keptUnder(key: string): Kept | undefined {
	const [form, subject = '', member = ''] = key.split(':');
	switch (form) {
		case 'household-new':
			return { key, form, village: subject };
		case 'visit':
		case 'household-edit':
		case 'household-split':
		case 'member-new':
		case 'member-edit':
			return { key, form, household: subject, member };
		default:
			return undefined;
	}
}

/** What is begun in one village. */
export async function begunIn({ own, read }: PersonSide, village: string): Promise<BegunForm[]> {
	const kept = (await own.draftKeys()).flatMap((key) => keptUnder(key) ?? []);
	const ids = kept.map((one) => (one.form === 'household-new' ? '' : one.household));
	const rows = await read.households.bulkGet(ids);
	const drafts = await Promise.all(kept.map(({ key }) => own.read(OWN.draft(key))));

	const begun = kept.flatMap((one, i): (BegunForm & { draft: unknown })[] => {
		const draft = drafts[i];
		if (one.form === 'household-new')
			return one.village === village
				? [{ form: one.form, village, name: nameOfHead(draft), draft }]
				: [];
		const row = rows[i];
		if (row?.village !== village) return [];
		const { form, household: householdId, member: memberId } = one;
		const { name } = row.personal;
		if (form === 'member-edit') return [{ form, householdId, memberId, name, draft }];
		return [{ form, householdId, name, draft }];
	});
	const isVisit = begun.some(({ form }) => form === 'visit');
	// Last, since what is read after it would no longer be followed by a live query.
	const isLeftBlank = isVisit ? await blankVisits() : () => false;
	return begun.flatMap(({ draft, ...form }) =>
		form.form === 'visit' && isLeftBlank(draft) ? [] : [form]
	);
}

/** Any other form is kept only while it differs from what it began with; a visit keeps its hour, too. */
async function blankVisits(): Promise<(draft: unknown) => boolean> {
	const { isBlank, readVisitDraft } = await import('$lib/domain/visit/visit-draft');
	return (draft) => {
		const visit = readVisitDraft(draft);
		return visit === undefined || isBlank(visit);
	};
}

function nameOfHead(draft: unknown): string {
	const name = (draft as { head?: { name?: unknown } } | undefined)?.head?.name;
	return typeof name === 'string' ? name.trim() : '';
}

/** What was half-filled about a village leaves the device with it: it names people. */
export async function forgetDraftsOf({ own, read }: PersonSide, village: string): Promise<void> {
	const households = new Set(await read.households.where({ village }).primaryKeys());
	for (const key of await own.draftKeys())
		if (key.split(':').some((part) => part === village || households.has(part)))
			await own.forgetDraft(key);
}
