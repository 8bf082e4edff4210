import fc from 'fast-check';
import { action, whose } from '../action';

const graceDays = fc.constantFrom(14, 14, 0);

/** Taken away, given back, or another one: any of the villages, or none. */
export const assignVillages = action({
	weight: 2,
	args: fc.record({
		whose,
		villages: fc.constantFrom<number[]>([0, 1], [0], [0], [1], []),
		graceDays
	}),
	async run(commune, { whose, villages: chosen, graceDays }) {
		const { person } = commune.device(whose);
		const villages = commune.villages.filter((_, i) => chosen.includes(i));
		await commune.hall.command(
			...['user', 'set-villages', person, '--villages', villages.join(',')],
			...['--grace-days', String(graceDays)]
		);
		commune.rights.change(person, { villages }, graceDays);
		await commune.leftovers.noteAll(commune.devices);
		return true;
	}
});

export const giveVillageBack = action({
	weight: 3,
	args: fc.record({ whose }),
	async run(commune, { whose }) {
		const { person } = commune.device(whose);
		const [here = ''] = commune.villages;
		if (commune.rights.openness(person, here) === 'open') return false;
		const villages = [...commune.rights.given(person), here];
		await commune.hall.command(
			...['user', 'set-villages', person, '--villages', villages.join(',')]
		);
		commune.rights.change(person, { villages }, 14);
		await commune.leftovers.noteAll(commune.devices);
		return true;
	}
});

export const changeRole = action({
	weight: 1,
	args: fc.record({
		whose: fc.constant(2),
		role: fc.constantFrom('volunteer' as const, 'commune-officer' as const),
		graceDays
	}),
	async run(commune, { whose, role, graceDays }) {
		const { person } = commune.device(whose);
		await commune.hall.command(
			...['user', 'set-role', person, '--role', role, '--grace-days', String(graceDays)]
		);
		commune.rights.change(person, { role }, graceDays);
		await commune.leftovers.noteAll(commune.devices);
		return true;
	}
});
