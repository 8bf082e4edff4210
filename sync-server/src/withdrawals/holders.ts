import type { Accounts } from '../access/accounts';
import type { Device } from '../access/devices';
import type { Holder } from './withdrawals';

/**
 * Every sign-in that may have a village on its device: of all people it is open to, or was once. Signing out deletes
 * nothing there, so devices that were signed out are among them.
 */
export const holdersOf = ({ people, villages, devices }: Accounts, village: string): Holder[] =>
	people.all().flatMap((person) => {
		const isOpen = villages.accessTo(person, village) !== undefined;
		const closedMs = isOpen ? undefined : villages.closedToMs(person, village);
		if (!isOpen && closedMs === undefined) return [];
		return devices
			.of(person.name)
			.filter((device) => closedMs === undefined || mayHaveIt(device, closedMs))
			.map(({ id }) => ({ device: id, person: person.name }));
	});

/**
 * Of a village that was taken away: a device that comes again is asked, and one that never came since has it still. One
 * that came and was signed out later let go of it when it came.
 */
const mayHaveIt = ({ revokedAtMs, lastSeenAtMs }: Device, closedMs: number): boolean =>
	revokedAtMs === null || lastSeenAtMs < closedMs;
