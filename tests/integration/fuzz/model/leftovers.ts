import type { FieldDevice } from '../field-device';
import type { Rights } from './rights';

/**
 * What devices held of a village at the moment it was closed to their person: until it leaves the device nothing may be
 * added to it. What was on its way at that moment was sent while the village was open.
 */
export class Leftovers {
	private readonly held = new Map<string, Set<string> | 'on its way'>();

	constructor(private readonly rights: Rights) {}

	/** To be called whenever somebody's villages change. */
	async noteAll(devices: readonly FieldDevice[]): Promise<void> {
		for (const device of devices)
			for (const village of device.phone.ledgers.keys()) await this.note(device, village);
	}

	async of(device: FieldDevice, village: string): Promise<Set<string>> {
		const key = keyOf(device, village);
		const held = this.held.get(key);
		if (held !== 'on its way') return held ?? new Set();
		const arrived = await device.phone.knows(village);
		this.held.set(key, arrived);
		return arrived;
	}

	private async note(device: FieldDevice, village: string): Promise<void> {
		const key = keyOf(device, village);
		if (this.rights.openness(device.person, village) === 'open') this.held.delete(key);
		else if (device.isSyncing) this.held.set(key, 'on its way');
		else if (!this.held.has(key)) this.held.set(key, await device.phone.knows(village));
	}
}

const keyOf = ({ name }: FieldDevice, village: string): string => `${name} ${village}`;
