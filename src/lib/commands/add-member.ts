import { addMember, type MemberInput } from '../domain/household/member-decisions';
import { ok } from '../domain/result';
import { decideAndWrite, type App } from './app';

export async function addMemberNow(
	app: App,
	{ householdId, input }: { householdId: string; input: MemberInput }
) {
	const memberId = app.newId();
	const saved = await decideAndWrite(app, householdId, (household, stamp) =>
		addMember(household, input, memberId, stamp)
	);
	return saved.ok ? ok({ ...saved.value, memberId }) : saved;
}
