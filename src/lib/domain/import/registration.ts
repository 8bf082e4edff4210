import type { z } from 'zod/mini';
import type { HouseholdRegistered } from '../entries/household-entries';
import type { EntryStamp } from '../entries/envelope';
import type { PlannedHousehold } from './import-plan';

type Registration = z.infer<typeof HouseholdRegistered>;

/** What an import decides of an entry; id, author and clock reading come with the stamp. */
export type ImportedRegistration = Omit<Registration, keyof EntryStamp>;

export function toRegistration(
	household: PlannedHousehold,
	newMemberId: () => string
): ImportedRegistration {
	const { villageText, houseHint, statedSize, note, listed, members, importKey } = household;
	return {
		type: 'household-registered',
		source: 'import',
		importKey,
		...(villageText === undefined ? {} : { lane: villageText }),
		...(statedSize === undefined ? {} : { statedSize }),
		...(Object.keys(listed).length === 0 ? {} : { listed }),
		personal: {
			members: members.map((member) => ({ id: newMemberId(), ...member })),
			...(houseHint === undefined ? {} : { houseHint }),
			...(note === undefined ? {} : { note })
		}
	};
}
