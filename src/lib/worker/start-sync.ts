import type { Access } from '$lib/domain/access';
import type { DeviceDb } from '$lib/store/device-db';
import { OWN } from '$lib/store/own-db';
import { withTraffic, type DataUse } from '$lib/sync/data-meter';
import type { SyncState } from '$lib/sync/sync-machine';
import { SyncService } from '$lib/sync/sync-service';
import type { LedgerSide } from './ledger-side';
import type { PersonSide } from './person-side';
import { rememberTitles } from './village-titles';

export type RunningSync = Pick<SyncService, 'trigger' | 'show' | 'stop'>;

/** Gives sync what it needs of this device: the ledgers, the session, the browser's locks, clock and network. */
export function startSync(
	ledgerSide: LedgerSide,
	{ side, db }: { side: PersonSide; db: DeviceDb }
): RunningSync {
	const person = side.name;
	const ownSession = async () => {
		const session = await db.session();
		return session?.person.name === person ? session : undefined;
	};
	const service = new SyncService({
		person,
		origin: location.origin,
		fetch: (input, init) => fetch(input, init),
		session: ownSession,
		rejectToken: (token) =>
			db.changeSession(person, (session) =>
				session.token === token ? { ...session, tokenAccepted: false } : session
			),
		onAccess: async (access, offsetMs) => {
			await keepOffset(ledgerSide, db, offsetMs);
			await rememberTitles(side.own, [...side.session.access.databases, ...access.databases]);
			await keepAccess(db, person, access);
		},
		openLedger: (village) => ledgerSide.ledgers.open(village),
		heldVillages: () => ledgerSide.ledgers.villages(),
		receipts: ledgerSide.receipts,
		onReceived: (village) => void ledgerSide.catchUp(village).catch(onSurprise),
		onComplete: async (village) => {
			await ledgerSide.catchUp(village);
			await markComplete(side, village);
		},
		onErased: (village, entryIds) => ledgerSide.erase(village, entryIds),
		onTakenAway: (village, server) => ledgerSide.letGo(village, server),
		status: {
			read: () => side.own.read<SyncState>(OWN.syncStatus),
			keep: (state) => side.own.keep(OWN.syncStatus, state)
		},
		countTraffic: async (traffic) => {
			await side.own.change<DataUse>(OWN.dataUse, (use) => withTraffic(use, Date.now(), traffic));
		},
		locks: navigator.locks,
		openChannel: (name) => new BroadcastChannel(name),
		clock: {
			nowMs: () => Date.now(),
			after: (delayMs, action) => {
				const timer = setTimeout(action, delayMs);
				return () => clearTimeout(timer);
			}
		},
		random: Math.random,
		newId: () => crypto.randomUUID(),
		onSurprise
	});
	const reconnected = () => void service.trigger('reconnected');
	self.addEventListener('online', reconnected);
	return {
		trigger: (trigger) => service.trigger(trigger),
		show: (visible) => service.show(visible),
		async stop() {
			self.removeEventListener('online', reconnected);
			await service.stop();
		}
	};
}

const onSurprise = (thrown: unknown): void => console.error(thrown);

/** Below this a difference says more about the way to the server than about the clock. */
const WORTH_KEEPING_MS = 2_000;

async function keepOffset(side: LedgerSide, db: DeviceDb, offsetMs: number): Promise<void> {
	if (Math.abs((await db.serverOffsetMs()) - offsetMs) < WORTH_KEEPING_MS) return;
	await db.keepServerOffset(offsetMs);
	side.keepServerOffset(offsetMs);
}

/** Every round asks; only what a person would notice is written, since a write wakes every open screen. */
const keepAccess = (db: DeviceDb, person: string, access: Access): Promise<void> =>
	db.changeSession(person, (session) =>
		whatShows(session.access) === whatShows(access)
			? session
			: { ...session, access, person: access.person }
	);

const whatShows = ({ person, server, databases }: Access): string =>
	JSON.stringify([
		person,
		server,
		databases.map(({ name, title, mode, until }) => [name, title, mode, until])
	]);

async function markComplete({ own }: PersonSide, village: string): Promise<void> {
	const complete = await own.read<Record<string, true>>(OWN.complete);
	if (complete?.[village]) return;
	await own.change<Record<string, true>>(OWN.complete, (known) => ({ ...known, [village]: true }));
}
