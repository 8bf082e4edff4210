import {
	answerConsent,
	stampsForConsent,
	type ConsentInput
} from '../domain/consent/consent-decisions';
import { err, ok } from '../domain/result';
import type { App } from './app';

export async function answerConsentNow(
	app: App,
	{ householdId, input }: { householdId: string; input: ConsentInput }
) {
	const known = await app.household(householdId);
	if (!known) return err({ kind: 'no-such-household' as const });

	const { household, village } = known;
	const [stamp, ...others] = await app.newStamps(
		householdId,
		stampsForConsent(household),
		household
	);
	if (!stamp) throw new Error('the clock gave no reading');
	const decision = answerConsent(household, input, [stamp, ...others]);
	if (!decision.ok) return decision;

	const written = await app.write(village, decision.value);
	const entryIds = decision.value.map(({ _id }) => _id);
	return written.ok ? ok({ entryId: stamp._id, householdId, entryIds }) : written;
}
