import type { Access } from '$lib/domain/access/access';
import { withTitles, type Titles } from '$lib/domain/access/colleagues';
import type { ErasedHere } from '$lib/domain/consent/withdrawals';
import type { SettingsByCommune } from '$lib/domain/commune-settings';
import type { DeviceDb } from '$lib/store/device-db';
import { OWN } from '$lib/store/own-db';
import { bytesLeft, type DataCap } from '$lib/sync/data-cap';
import { usedInMonth, withTraffic, type DataUse } from '$lib/sync/data-meter';
import type { SyncState } from '$lib/sync/sync-machine';
import { SyncService } from '$lib/sync/sync-service';
import type { LedgerSide } from './ledger-side';
import { noteSurprise, noteTrouble } from './note-trouble';
import type { PersonSide } from './person-side';
import { askPossiblyKnown } from './possibly-known';
import { rememberTitles } from './village-titles';

export type RunningSync = Pick<SyncService, 'trigger' | 'show' | 'stop'>;

/** Gives sync what it needs of this device: the ledgers, the session, the browser's locks, clock and network. */
export function startSync(
	ledgerSide: LedgerSide,
	{ side, db }: { side: PersonSide; db: DeviceDb }
): RunningSync {
	const person = side.name;
	const onSurprise = (thrown: unknown): void => noteSurprise(db, thrown);
	const ownSession = async () => {
		const session = await db.session();
		return session?.person.name === person ? session : undefined;
	};
	/** As the last round was answered. */
	let told: Access | undefined;
	const service = new SyncService({
		person,
		origin: location.origin,
		fetch: (input, init) => fetch(input, init),
		session: ownSession,
		rejectToken: (token) =>
			db.changeSession(person, (session) =>
				session.token === token ? { ...session, tokenAccepted: false } : session
			),
		knownAccess: async () => (await ownSession())?.access,
		onAccess: async (access, offsetMs) => {
			await ledgerSide.clock.hear(offsetMs);
			await rememberTitles(side.own, [...side.session.access.databases, ...access.databases]);
			await keepAccess(db, person, access);
			await keepSettings(side, access.settings);
			await keepTitles(side, access.colleagues);
			told = access;
		},
		openLedger: (village) => ledgerSide.ledgers.open(village),
		heldVillages: () => ledgerSide.ledgers.villages(),
		receipts: ledgerSide.receipts,
		onReceived: (village) => void ledgerSide.catchUp(village).catch(onSurprise),
		onComplete: async (village, pulled) => {
			if (pulled === 'nothing-new' && (await isComplete(side, village))) return;
			await ledgerSide.catchUp(village);
			await markComplete(side, village);
		},
		onErased: (village, tombstones) => ledgerSide.erase(village, tombstones),
		onToErase: (village, households) => ledgerSide.eraseNamed(village, households),
		onTakenAway: (village, server) => ledgerSide.letGo(village, server),
		erasedHere: {
			untold: async () => (await side.own.read<ErasedHere['erased']>(OWN.erasedHere)) ?? [],
			told: async (erased) => {
				await side.own.change<ErasedHere['erased']>(OWN.erasedHere, (all = []) =>
					all.filter((one) => !erased.some(({ household }) => household === one.household))
				);
			}
		},
		afterRound: (client) => askPossiblyKnown(client, side),
		inSpareTime: async (client, counted) => {
			if (!told) return;
			// A few kilobytes that every procedure is read with, before sounds.
			const { shareOfficeHere } = await import('./share-office');
			await shareOfficeHere(told, { client, own: side.own });
			const { shareRecordingsHere } = await import('./share-recordings');
			await shareRecordingsHere(told, { client, counted, own: side.own });
		},
		status: {
			read: () => side.own.read<SyncState>(OWN.syncStatus),
			keep: (state) => side.own.keep(OWN.syncStatus, state)
		},
		countTraffic: async (traffic) => {
			await side.own.change<DataUse>(OWN.dataUse, (use) => withTraffic(use, Date.now(), traffic));
		},
		bytesLeft: async () => {
			const [cap, use] = await Promise.all([
				side.own.read<DataCap>(OWN.dataCap),
				side.own.read<DataUse>(OWN.dataUse)
			]);
			return bytesLeft(cap, usedInMonth(use, Date.now()));
		},
		onFailure: ({ kind }) => noteTrouble(db, { name: kind, where: '', source: 'sync' }),
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

/** Every round asks; only what a person would notice is written, since a write wakes every open screen. */
const keepAccess = (db: DeviceDb, person: string, access: Access): Promise<void> =>
	db.changeSession(person, (session) =>
		whatShows(session.access) === whatShows(access)
			? session
			: { ...session, access, person: access.person }
	);

/** A server of an earlier release says nothing of settings; what was heard before stands then. */
async function keepSettings(
	{ own }: PersonSide,
	heard: SettingsByCommune | undefined
): Promise<void> {
	if (heard === undefined) return;
	const known = await own.read<SettingsByCommune>(OWN.settings);
	if (JSON.stringify(known) !== JSON.stringify(heard)) await own.keep(OWN.settings, heard);
}

/** Of colleagues who left, the title stays here: what they wrote does too. */
async function keepTitles({ own }: PersonSide, heard: Titles | undefined): Promise<void> {
	const known = await own.read<Titles>(OWN.colleagues);
	const all = withTitles(known, heard);
	if (JSON.stringify(known ?? {}) !== JSON.stringify(all)) await own.keep(OWN.colleagues, all);
}

const whatShows = ({ person, server, databases, elsewhere, version }: Access): string =>
	JSON.stringify([
		person,
		server,
		elsewhere,
		version,
		databases.map(({ name, title, mode, until, erasure }) => [name, title, mode, until, erasure])
	]);

const isComplete = async ({ own }: PersonSide, village: string): Promise<boolean> =>
	(await own.read<Record<string, true>>(OWN.complete))?.[village] ?? false;

async function markComplete(side: PersonSide, village: string): Promise<void> {
	if (await isComplete(side, village)) return;
	await side.own.change<Record<string, true>>(OWN.complete, (known) => ({
		...known,
		[village]: true
	}));
}
