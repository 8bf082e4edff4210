import fc from 'fast-check';
import { correctRefusedNow } from '../../../../src/lib/commands/correct-refused';
import { textsOf } from '../../../../src/lib/commands/mend-entry';
import { action, pick, which, whose } from '../action';
import { atADoor, doorOf, forge, survives } from './at-a-door';

/** A note with an identity number in it, as a device of an older release might still let through. */
export const writeForbiddenText = action({
	weight: 3,
	args: fc.record({ whose, which }),
	async run(commune, { whose, which }) {
		const device = commune.device(whose);
		const door = await doorOf(commune, device, which);
		if (!door) return false;
		const note = `${commune.newWords('căn cước')} số 038095001234`;
		return forge(commune, device, door, {
			type: 'visit-recorded',
			outcome: 'no-one-home',
			personal: { note }
		});
	}
});

/** Claims to be an officer, or claims nothing: the commune refuses the one, every fold passes over the other. */
export const forgeVoid = action({
	weight: 2,
	args: fc.record({ whose, which, line: fc.nat(9), claims: fc.boolean() }),
	async run(commune, { whose, which, line, claims }) {
		const device = commune.device(whose);
		const door = await doorOf(commune, device, which);
		const others = door?.household.history.filter(({ by }) => by !== device.person);
		const target = pick(others ?? [], line)?.entryId;
		if (!door || target === undefined || commune.rights.wasOfficer(device.person)) return false;
		const claim = claims ? { byOfficer: true } : {};
		const body = { type: 'entry-voided' as const, target, reason: 'mistake', ...claim };
		return forge(commune, device, door, body);
	}
});

/** "Sửa rồi gửi lại". */
export const mendRefused = action({
	weight: 5,
	args: fc.record({ whose, line: fc.nat(3) }),
	async run(commune, { whose, line }) {
		const device = commune.device(whose);
		const entryId = pick(await device.phone.receipts.refused(), line)?.entryId;
		const refused = entryId === undefined ? undefined : await device.refusedEntry(entryId);
		if (!refused || !device.villages.includes(refused.village)) return false;
		const texts = textsOf(refused.entry).map(({ path }) => ({
			path,
			text: commune.newWords('đã sửa')
		}));
		commune.saved.perhapsReplaced.add(refused.entry._id);
		return atADoor(commune, device, async () => {
			const mended = await correctRefusedNow(device, { entryId: refused.entry._id, texts });
			if (mended.ok) commune.saved.replaced.add(refused.entry._id);
			return mended;
		});
	}
});

/** "Gửi lại" as it is. */
export const offerRefusedAgain = action({
	weight: 2,
	args: fc.record({ whose, line: fc.nat(3) }),
	async run(commune, { whose, line }) {
		const device = commune.device(whose);
		const entryId = pick(await device.phone.receipts.refused(), line)?.entryId;
		const refused = entryId === undefined ? undefined : await device.refusedEntry(entryId);
		if (!refused) return false;
		return survives(device, () => device.phone.offersAgain(refused.village, refused.entry));
	}
});
