import { coverageOf } from '../../../../src/lib/domain/coverage/coverage';
import type { Household } from '../../../../src/lib/domain/household/household';
import type { Submission } from '../../../../src/lib/domain/submission/submission';
import type { ExpectedSubmission } from '../model/submissions';
import { inWords, type ExpectedHousehold } from '../model/expected-household';

/** A folded household in the words of the model, to be laid beside it. */
export function viewOf(household: Household): ExpectedHousehold {
	const people = household.members.map((member) => {
		const { name, callName, relation, phone, birthBand, left, skills } = member;
		const seen = Object.entries(skills).map(([skill, { seen: _, ...answer }]) => [
			skill,
			inWords(answer)
		]);
		return [
			member.id,
			{
				name,
				callName: callName ?? null,
				relation: relation ?? null,
				phone: phone ?? null,
				birthBand: birthBand ?? null,
				livesHere: left === undefined,
				skills: Object.fromEntries(seen)
			}
		];
	});
	return {
		lane: household.lane ?? null,
		houseHint: household.houseHint ?? null,
		note: household.note ?? null,
		head: household.headId,
		people: Object.fromEntries(people),
		visits: household.visits.map(({ entryId }) => entryId),
		isInScope: household.scope.state === 'in',
		state: coverageOf(household).state,
		consents: Object.fromEntries(
			Object.entries(household.consents).map(([purpose, { state }]) => [purpose, state])
		),
		claims: household.claims.map(({ by, on }) => ({ by, on })),
		place: household.place ?? null,
		visitedAt: household.visits.flatMap(({ place }) => place ?? []),
		submissions: Object.fromEntries(
			household.submissions.map((one) => [one.id, submissionView(one)])
		),
		requests: household.requests.map(({ closed }) => closed?.end ?? 'open')
	};
}

const submissionView = (submission: Submission): ExpectedSubmission => ({
	member: submission.member,
	procedure: `${submission.procedure.id} ${submission.procedure.version}`,
	answers: submission.answers,
	items: submission.items,
	steps: Object.fromEntries(
		Object.entries(submission.steps).map(([step, { doneBy }]) => [step, doneBy])
	),
	obstacles: submission.obstacles.map(({ obstacle }) => obstacle),
	blocked: submission.blocked?.obstacle ?? null,
	plannedFor: submission.planned?.on ?? null,
	sentBy: submission.sent?.doneBy ?? null,
	code: submission.code?.code ?? null,
	heard: submission.notes.map(({ status }) => status),
	outcome: submission.closed?.outcome ?? null
});
