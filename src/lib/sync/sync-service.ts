import type { Access } from '../domain/access';
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
import { newRoundMemory, syncRound, type RoundMemory } from './sync-round';
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
	onAccess: (access: Access, offsetMs: number) => Promise<void>;
	openLedger: (village: string) => Promise<Result<Ledger, StorageError>>;
	/** Villages with a ledger here, also those no longer open to this person. */
	heldVillages: () => Promise<string[]>;
	receipts: Receipts;
	onReceived: (village: string) => void;
	onComplete: (village: string) => Promise<void>;
	onErased: (village: string, entryIds: readonly string[]) => Promise<Result<null, StorageError>>;
	onTakenAway: (village: string, server: string) => Promise<void>;
	/** Where every tab of this person reads what sync says. */
	status: StatusShelf;
	countTraffic: (traffic: Traffic) => Promise<void>;
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

	/** While nobody looks, only a reconnection and what failed before make it ask the server. */
	show(visible: boolean): void {
		if (visible === this.visible || this.stopped) return;
		this.visible = visible;
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
		const scheduler = new Scheduler({
			round: () => oneRound(parts, { voice, memory, over }),
			say: voice.say,
			onSurprise: parts.onSurprise,
			clock: parts.clock,
			random: parts.random
		});
		over.addEventListener('abort', () => {
			this.lastRounds = scheduler.stop();
			this.line.answer = undefined;
		});
		this.line.answer = (trigger) => {
			if (trigger === 'signed-in') voice.say({ type: 'signed-in' });
			return scheduler.trigger(trigger);
		};
		await this.line.answer('start');
	}
}

async function oneRound(
	parts: SyncParts,
	{ voice, memory, over }: { voice: Voice; memory: RoundMemory; over: AbortSignal }
): Promise<Result<null, ReplicationFailure>> {
	const session = await parts.session();
	if (!session) return err({ kind: 'stopped' });
	if (!session.tokenAccepted) return err({ kind: 'session-expired' });

	const { nowMs } = parts.clock;
	const meter = new DataMeter();
	const client = new ServerClient({
		fetch: parts.fetch,
		origin: parts.origin,
		token: session.token,
		nowMs,
		meter: meter.count,
		signal: over
	});
	const { openLedger, heldVillages, receipts } = parts;
	const { onAccess, onReceived, onErased, onComplete, onTakenAway } = parts;
	const done = await syncRound({
		client,
		openLedger,
		heldVillages,
		receipts,
		onAccess,
		onReceived,
		onErased,
		onComplete,
		onTakenAway,
		say: voice.say,
		memory,
		nowMs
	});
	await parts.countTraffic(meter.take());
	if (!done.ok && done.error.kind === 'session-expired') await parts.rejectToken(session.token);
	return done;
}
