import type { Access } from '../domain/access/access';
import { err, type Result } from '../domain/result';
import type { Ledger } from '../store/ledger';
import type { Receipts } from '../store/receipts';
import type { StorageError } from '../store/storage-error';
import { LeaderLine, type TabChannel } from './ask-leader';
import { DataMeter } from './data-meter';
import type { ReplicationFailure } from './failures';
import { standForLeadership, type Leadership, type Locks } from './leader';
import { Scheduler, type SchedulerClock, type Trigger } from './scheduler';
import { ServerClient, type Traffic } from './server-client';
import type { ErasedByCommune } from './store-documents';
import {
	newRoundMemory,
	syncRound,
	type ErasedHereShelf,
	type RoundMemory,
	type RoundParts
} from './sync-round';
import { SpareTime } from './spare-time';
import { Voice, type StatusShelf } from './voice';

/** Everything sync needs of the device, handed in: the same code runs in the worker and, in tests, in Node. */
export interface SyncParts {
	person: string;
	/** Of the server, without a slash at the end. */
	origin: string;
	fetch: typeof fetch;
	/** This person's; undefined once somebody else, or nobody, is signed in. */
	session: () => Promise<{ token: string; tokenAccepted: boolean } | undefined>;
	/** The server turned this token away. Nothing else is to be changed, least of all deleted. */
	rejectToken: (token: string) => Promise<void>;
	knownAccess: RoundParts['knownAccess'];
	onAccess: (access: Access, offsetMs: number) => Promise<void>;
	openLedger: (village: string) => Promise<Result<Ledger, StorageError>>;
	/** Villages with a ledger here, also those no longer open to this person. */
	heldVillages: () => Promise<string[]>;
	receipts: Receipts;
	onReceived: (village: string) => void;
	onComplete: RoundParts['onComplete'];
	onErased: (village: string, tombstones: ErasedByCommune) => Promise<Result<null, StorageError>>;
	onToErase: RoundParts['onToErase'];
	onTakenAway: (village: string, server: string) => Promise<void>;
	erasedHere: ErasedHereShelf;
	/** All is sent and received: what else is to be asked while there is a network. Its failures are its own. */
	afterRound?: (client: ServerClient) => Promise<void>;
	/**
	 * What is large and can wait: begun when a round has ended well, ended by the next. Its failures are its own.
	 *
	 * @param counted notes what was used so far
	 */
	inSpareTime?: (client: ServerClient, counted: () => Promise<void>) => Promise<void>;
	/** Where every tab of this person reads what sync says. */
	status: StatusShelf;
	countTraffic: (traffic: Traffic) => Promise<void>;
	/** What the month's data, as far as this person allows it, has left for what nobody asked for. */
	bytesLeft: () => Promise<number>;
	/** Heard of every round that did not come to its end, for whoever helps from afar. */
	onFailure?: (failure: ReplicationFailure) => void;
	locks: Locks;
	openChannel: (name: string) => TabChannel;
	clock: SchedulerClock;
	random: () => number;
	newId: () => string;
	onSurprise: (thrown: unknown) => void;
}

/** While somebody looks: often enough to see a colleague's visits of the morning, seldom enough for the data bill. */
const LOOK_EVERY_MS = 5 * 60_000;

/** Sync of one person on this device, as one tab has it. Starts at once; whichever tab leads does the work. */
export class SyncService {
	private readonly line: LeaderLine;
	private readonly leadership: Leadership;
	private scheduler: Scheduler | undefined;
	private endLooking: () => void = () => undefined;
	private visible = false;
	private stopped = false;
	private lastRounds: Promise<void> = Promise.resolve();

	constructor(private readonly parts: SyncParts) {
		const name = `go-cua-sync-${parts.person}`;
		this.line = new LeaderLine(parts.openChannel(name), {
			newId: parts.newId,
			after: parts.clock.after,
			onSilence: () => this.leadership.take()
		});
		this.leadership = standForLeadership(parts.locks, name, (over) => {
			this.lead(over).catch(parts.onSurprise);
		});
		this.leadership.over.catch(parts.onSurprise);
		this.show(true);
	}

	/** @returns when what it set off is over */
	trigger(trigger: Trigger): Promise<void> {
		if (this.stopped) return Promise.resolve();
		return this.line.answer?.(trigger) ?? this.line.ask(trigger);
	}

	/** While nobody looks, only a reconnection makes it ask the server. */
	show(visible: boolean): void {
		if (visible === this.visible || this.stopped) return;
		this.visible = visible;
		this.scheduler?.show(visible);
		this.endLooking();
		if (visible) this.look('shown');
	}

	/** @returns when nothing touches the ledgers any more */
	async stop(): Promise<void> {
		this.stopped = true;
		this.endLooking();
		this.leadership.leave();
		this.line.close();
		await this.leadership.over;
		await this.lastRounds;
	}

	private look(trigger: Trigger): void {
		void this.trigger(trigger);
		this.endLooking = this.parts.clock.after(LOOK_EVERY_MS, () => this.look('timer'));
	}

	private async lead(over: AbortSignal): Promise<void> {
		const { parts } = this;
		const voice = new Voice(parts.status, parts.onSurprise);
		await voice.resume((await parts.session())?.tokenAccepted ?? false);
		if (over.aborted) return;

		const memory = newRoundMemory();
		const spare = new SpareTime((signal) => inSpareTime(parts, signal), parts.onSurprise);
		const scheduler = new Scheduler({
			round: async (byHand) => {
				await spare.end();
				const done = await oneRound(parts, { voice, memory, over, byHand });
				if (done.ok) spare.begin();
				return done;
			},
			isCapped: async () => (await parts.bytesLeft()) <= 0,
			say: voice.say,
			onSurprise: parts.onSurprise,
			clock: parts.clock,
			random: parts.random
		});
		this.scheduler = scheduler;
		scheduler.show(this.visible);
		over.addEventListener('abort', () => {
			this.scheduler = undefined;
			this.lastRounds = scheduler.stop().then(() => spare.end());
			this.line.answer = undefined;
		});
		this.line.answer = (trigger) => {
			if (trigger === 'signed-in') voice.say({ type: 'signed-in' });
			return scheduler.trigger(trigger);
		};
		await this.line.answer('start');
	}
}

interface OneRound {
	voice: Voice;
	memory: RoundMemory;
	over: AbortSignal;
	byHand: boolean;
}

async function inSpareTime(parts: SyncParts, signal: AbortSignal): Promise<void> {
	const session = await parts.session();
	if (!parts.inSpareTime || !session?.tokenAccepted) return;
	const meter = new DataMeter();
	const counted = () => parts.countTraffic(meter.take());
	const client = clientOf(parts, { token: session.token, meter, signal });
	await parts.inSpareTime(client, counted).finally(counted);
}

const clientOf = (
	{ fetch, origin, clock }: SyncParts,
	{ token, meter, signal }: { token: string; meter: DataMeter; signal: AbortSignal }
): ServerClient =>
	new ServerClient({ fetch, origin, token, nowMs: clock.nowMs, meter: meter.count, signal });

async function oneRound(
	parts: SyncParts,
	{ voice, memory, over, byHand }: OneRound
): Promise<Result<null, ReplicationFailure>> {
	const session = await parts.session();
	if (!session) return err({ kind: 'stopped' });
	if (!session.tokenAccepted) return err({ kind: 'session-expired' });

	const { nowMs } = parts.clock;
	const meter = new DataMeter();
	const allowed = byHand ? Infinity : await left(parts);
	const client = clientOf(parts, { token: session.token, meter, signal: over });
	const { openLedger, heldVillages, receipts, erasedHere } = parts;
	const { knownAccess, onAccess, onReceived, onErased, onToErase } = parts;
	const { onComplete, onTakenAway } = parts;
	const done = await syncRound({
		client,
		openLedger,
		heldVillages,
		receipts,
		knownAccess,
		onAccess,
		onReceived,
		onErased,
		onToErase,
		onComplete,
		onTakenAway,
		erasedHere,
		mayGoOn: () => meter.bytes < allowed,
		say: voice.say,
		memory,
		nowMs
	});
	if (done.ok) await parts.afterRound?.(client);
	await parts.countTraffic(meter.take());
	if (!done.ok && isTrouble(done.error)) parts.onFailure?.(done.error);
	if (!done.ok && done.error.kind === 'session-expired') await parts.rejectToken(session.token);
	return done;
}

/** What cannot be read holds nothing back. */
async function left({ bytesLeft, onSurprise }: SyncParts): Promise<number> {
	try {
		return await bytesLeft();
	} catch (thrown) {
		onSurprise(thrown);
		return Infinity;
	}
}

/** Neither somebody's own limit nor another tab is any. */
const isTrouble = ({ kind }: ReplicationFailure): boolean =>
	kind !== 'stopped' && kind !== 'data-cap-reached';
