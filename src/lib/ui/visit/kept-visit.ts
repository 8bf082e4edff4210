import type { Household } from '$lib/domain/household/household';
import type { VisitDraft } from '$lib/domain/visit/visit-draft';
import { parseReading } from '$lib/domain/time/clock';

export const visitDraftKey = (householdId: string): string => `visit:${householdId}`;

/** What the page after saving needs to give the filled form back; kept beside the drafts. */
export const savedDraftKey = (householdId: string): string => `visit-saved:${householdId}`;

/** A draft left for longer may belong to a conversation that is over. */
const OLD_AFTER_MS = 24 * 60 * 60 * 1000;

export type WhyAsk = { kind: 'old'; sinceMs: number } | { kind: 'saved-since'; savedMs: number };

/**
 * Why a draft that was left here is asked about before it goes on. A visit of this person saved after it can be the same
 * one, when the browser died between saving and forgetting the draft: going on would record it twice.
 */
export function whyAsk(
	draft: VisitDraft,
	household: Household,
	person: string | undefined,
	nowMs: number
): WhyAsk | undefined {
	const touchedMs = Date.parse(draft.touchedAt);
	const since = household.visits.find(
		({ by, deviceTime }) => by === person && Date.parse(deviceTime) >= touchedMs
	);
	if (since) return { kind: 'saved-since', savedMs: parseReading(since.at).ms };
	if (nowMs - touchedMs > OLD_AFTER_MS)
		return { kind: 'old', sinceMs: Date.parse(draft.startedAt) };
	return undefined;
}
