import fc from 'fast-check';
import { registerHouseholdNow } from '../../../src/lib/commands/register-household';
import { Commune, type Beginning } from './commune';
import type { Hall } from './hall';
import { noNetwork } from './rough-link';

export const beginning: fc.Arbitrary<Beginning> = fc.record({
	third: fc.constantFrom('volunteer', 'commune-officer'),
	seed: fc.nat(),
	diesOverFirstPull: fc.option(fc.constantFrom(1, 2)),
	firstPullBreaks: fc.option(
		fc.record({ whose: fc.constantFrom(1, 2), requests: fc.integer({ min: 1, max: 4 }) })
	),
	waits: fc.constantFrom(60 as const, 60 as const, 0 as const)
});

/** The commune has a few households already; the others' devices have still to receive them. */
export async function begin(hall: Hall, begins: Beginning): Promise<Commune> {
	const commune = await Commune.begin(hall, begins);
	const device = commune.device(0);
	const [village = ''] = device.villages;
	for (const name of ['Lô Thị Tím', 'Vi Văn Hùng', 'Moong Thị Dí']) {
		const others = { name: 'Và Y Mái', callName: commune.newWords('bà') };
		const input = { members: [{ name, callName: commune.newWords('ông') }, others] };
		await registerHouseholdNow(device, { village, input });
	}
	await device.sync();
	if (begins.diesOverFirstPull !== null)
		commune.device(begins.diesOverFirstPull).batteryEnds = 'before-a-village-is-called-whole';
	if (begins.firstPullBreaks !== null) {
		const { whose, requests } = begins.firstPullBreaks;
		commune.device(whose).link.expect(requests, async () => noNetwork());
	}
	return commune;
}
