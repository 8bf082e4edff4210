import fc from 'fast-check';
import { action, whose } from '../action';
import { asNobody } from '../cut-anywhere';
import type { Step } from '../step';
import { syncs } from './sync';

/** While one device syncs, between two of its requests, something else happens, perhaps on the same device. */
export const meanwhile = (step: fc.Arbitrary<Step>) =>
	action({
		weight: 7,
		args: fc.record({ whose, requests: fc.nat(5), answered: fc.boolean(), step }),
		async run(commune, { whose, requests, answered, step }) {
			const device = commune.device(whose);
			if (device.isSyncing) return false;
			let stepping: Promise<void> | undefined;
			const takesPlace = () => (stepping = asNobody(() => step.run(commune)));
			device.link.expect(requests, async (send) => {
				if (!answered) await takesPlace();
				const answer = await send();
				if (answered) await takesPlace();
				return answer;
			});
			// The device may have died over it; what goes on elsewhere goes on.
			await syncs(commune, device, () => stepping);
			return true;
		}
	});
