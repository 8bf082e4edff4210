import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import { action, pick, which } from '../action';
import { erasesWhatIsDue, whoMayBeErased } from '../checks/erased-in-time';

/**
 * Somebody at the commune does it by command: nothing of the household may stay anywhere, sent or not. Also of one that
 * the commune has nothing of yet, and of a record that is one with another.
 */
export const eraseHousehold = action({
	weight: 1.5,
	args: fc.record({ of: fc.constantFrom('any', 'unheard', 'merged'), which }),
	async run(commune, { of, which }) {
		const { hall, saved, villages } = commune;
		if (!hall.isOpen) return false;
		const there = new Map<string, string[]>();
		for (const village of villages)
			for (const [id, { type }] of await hall.has(village)) {
				const household = id.split(':')[1] ?? '';
				there.set(household, [...(there.get(household) ?? []), String(type)]);
			}
		const sought = saved.households.filter(({ id }) =>
			of === 'unheard'
				? !there.has(id) && !saved.erased.has(id)
				: there.has(id) && (of === 'any' || there.get(id)?.includes('household-merged'))
		);
		const one = pick(sought, which);
		if (one === undefined) return false;
		await hall.command('erase', one.village, one.id);
		saved.erased.add(one.id);
		saved.erasedByCommand.add(one.id);
		// Where it had declined, whatever stood about the same people went with it.
		await commune.hearsOfErasures();
		return true;
	}
});

/** The time in which a withdrawal can be taken back is over, for all that have come so far. */
export const waitIsOver = action({
	weight: 1,
	args: fc.record({ afterwards: fc.constantFrom(0 as const, 60 as const) }),
	async run(commune, { afterwards }) {
		if (!commune.hasDeclined()) return false;
		await commune.hall.setWaits(0);
		await commune.hall.start();
		await erasesWhatIsDue(commune);
		await commune.hall.setWaits(afterwards);
		return true;
	}
});

/** The current fails while the commune is about to erase, erases, or has just erased. */
export const killedWhileErasing = action({
	weight: 0.7,
	args: fc.record({ ms: fc.integer({ min: 900, max: 1400 }) }),
	async run(commune, { ms }) {
		if (!commune.hasDeclined()) return false;
		const { hall } = commune;
		await hall.start();
		const onlyThose = await whoMayBeErased(commune);
		await hall.stop();
		await hall.setWaits(0);
		await hall.start();
		await sleep(ms);
		await hall.kill();
		await hall.setWaits(60);
		await hall.start();
		await onlyThose();
		return true;
	}
});
