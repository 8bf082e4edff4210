import {
	correctMember,
	type MemberError,
	type MemberInput
} from '../domain/household/member-decisions';
import { err } from '../domain/result';
import { decideAndWrite, type App, type CommandError } from './app';

export const correctMemberNow = (
	app: App,
	{ householdId, memberId, input }: { householdId: string; memberId: string; input: MemberInput }
) =>
	decideAndWrite<MemberError | NothingChanged | CommandError>(
		app,
		householdId,
		(household, stamp) => {
			const member = household.members.find(({ id }) => id === memberId);
			return member
				? correctMember(household, member, input, stamp)
				: err({ kind: 'no-such-household' });
		}
	);

type NothingChanged = { kind: 'nothing-changed' };
