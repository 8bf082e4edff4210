import { liveQuery } from 'dexie';
import { withTitles, type Titles } from '$lib/domain/access/colleagues';
import { mayRead, mayWrite, onlyLooks } from '$lib/domain/access/roles';
import { communeOf } from '$lib/domain/commune-of';
import type { SettingsByCommune } from '$lib/domain/commune-settings';
import { campaignStartsIn } from '$lib/domain/coverage/campaign-figures';
import { noTally, type Tally } from '$lib/domain/coverage/tally';
import { compareNatural } from '$lib/domain/text/natural-order';
import { OWN } from '$lib/store/own-db';
import type { CounterRow } from '$lib/store/read-model';
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
	// At once: each reading takes its turn in another process, and the first screen waits for the last of them.
	const [kept, counters, complete = {}, chosen, titles, settings, clockOffsetMs] =
		await Promise.all([
			// Read from the database and not from memory, so that a change of it answers again.
			device.db.session(),
			person.read.counters.toArray(),
			person.own.read<Record<string, true>>(OWN.complete),
			person.village(),
			person.own.read<Titles>(OWN.colleagues),
			person.own.read<SettingsByCommune>(OWN.settings),
			device.db.serverOffsetMs()
		]);
	const session = kept ?? person.session;
	const takenAway = await readTakenAway(person, session.access);

	const villages = session.access.databases
		.filter(mayRead)
		.map(({ name, title, mode, erasure }): VillageView => {
			const counter = counters.find(({ village }) => village === name);
			const communeTitle = session.access.communes?.[communeOf(name)];
			return {
				id: name,
				title,
				...(communeTitle === undefined ? {} : { communeTitle }),
				tally: tallyIn(counter),
				campaignStarts: campaignStartsIn(settings?.[communeOf(name)]),
				...(counter?.newestEntryMs === undefined ? {} : { newestEntryMs: counter.newestEntryMs }),
				complete: complete[name] ?? false,
				...(erasure ? { erasure } : {}),
				// What they wrote before may still be handed in for some days; what is new would not count.
				readOnly: !mayWrite({ mode }) || onlyLooks(session.person.role)
			};
		})
		.sort((a, b) => compareNatural(a.title, b.title));
	const village = villages.find(({ id }) => id === chosen);
	return {
		person: session.person,
		villages,
		colleagues: withTitles(titles, session.access.colleagues),
		elsewhere: (session.access.elsewhere ?? []).map(({ name, title }) => ({ id: name, title })),
		...(village ? { village } : {}),
		takenAway,
		tokenAccepted: session.tokenAccepted,
		clockOffsetMs
	};
}

/** Tables of an earlier release are made anew soon. */
const tallyIn = (counter: Partial<CounterRow> | undefined): Tally => ({
	counts: counter?.counts ?? noTally.counts,
	anonymised: counter?.anonymised ?? noTally.anonymised
});
