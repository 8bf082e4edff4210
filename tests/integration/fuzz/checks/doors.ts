import { expect } from 'vitest';
import type { Commune } from '../commune';

/** Every device is let into the villages of its person and into no other, whoever asks with its token. */
export async function checkDoors({ hall, rights, devices, villages }: Commune): Promise<void> {
	for (const { person, phone, link } of devices)
		for (const village of villages)
			for (const path of ['_all_docs?include_docs=true', '_changes?include_docs=true']) {
				const { status } = await link.good(`${hall.server.url}/db/${village}/${path}`, {
					headers: { authorization: `Bearer ${phone.token}` }
				});
				const isOpen = rights.openness(person, village) === 'open';
				expect(status, `${person} asks ${village} for ${path}`).toBe(isOpen ? 200 : 403);
			}
}
