import { liveQuery } from 'dexie';
import { mayRead, mayWrite, onlyLooks } from '$lib/domain/roles';
import { noCounts } from '$lib/domain/coverage-counts';
import { compareNatural } from '$lib/domain/text/natural-order';
import { OWN } from '$lib/store/own-db';
import type { SessionView, VillageView } from '../api';
import type { Device } from '../device';
import type { PersonSide } from '../person-side';
import { readTakenAway } from '../taken-away';
import { nothingToEnd, type Query } from './query';

/** Who is signed in, and how far each of their villages is. */
export const session: Query<'session'> = (device, _, answer) => {
	const { person } = device;
	if (!person) {
		answer(null);
		return nothingToEnd;
	}
	const subscription = liveQuery(() => readSession(device, person)).subscribe(answer);
	return () => subscription.unsubscribe();
};

export async function readSession(device: Device, person: PersonSide): Promise<SessionView> {
	// Read from the database and not from memory, so that a change of it answers again.
	const session = (await device.db.session()) ?? person.session;
	const counters = await person.read.counters.toArray();
	const complete = (await person.own.read<Record<string, true>>(OWN.complete)) ?? {};
	const chosen = await person.village();

	const villages = session.access.databases
		.filter(mayRead)
		.map(({ name, title, mode }): VillageView => {
			const counter = counters.find(({ village }) => village === name);
			return {
				id: name,
				title,
				counts: counter?.counts ?? noCounts,
				...(counter?.newestEntryMs === undefined ? {} : { newestEntryMs: counter.newestEntryMs }),
				complete: complete[name] ?? false,
				// What they wrote before may still be handed in for some days; what is new would not count.
				readOnly: !mayWrite({ mode }) || onlyLooks(session.person.role)
			};
		})
		.sort((a, b) => compareNatural(a.title, b.title));
	const village = villages.find(({ id }) => id === chosen);
	return {
		person: session.person,
		villages,
		...(village ? { village } : {}),
		takenAway: await readTakenAway(person, session.access),
		tokenAccepted: session.tokenAccepted
	};
}
