import type { Trigger } from './scheduler';

/** How tabs talk to the one that leads; a `BroadcastChannel` that stays among this person's tabs. */
export interface TabChannel {
	postMessage(message: TabMessage): void;
	onmessage: ((event: MessageEvent<TabMessage>) => void) | null;
	close(): void;
}

export type TabMessage =
	| { kind: 'asked'; id: string; trigger: Trigger }
	/** The leader is alive and on it. */
	| { kind: 'heard'; id: string }
	| { kind: 'done'; id: string };

/** A live leader answers within milliseconds, a phone under load within a second. */
const HEARD_WITHIN_MS = 5_000;

export interface LineParts {
	newId: () => string;
	/** @returns ends the timer */
	after: (delayMs: number, action: () => void) => () => void;
	/** The leader did not hear: it is frozen, or there is none. */
	onSilence: () => void;
}

interface Asking {
	heard: () => void;
	done: () => void;
}

/** Passes triggers on to the leading tab, or answers those of others while this tab leads. */
export class LeaderLine {
	private readonly asking = new Map<string, Asking>();
	/** Set while this tab leads. */
	answer: ((trigger: Trigger) => Promise<void>) | undefined;

	constructor(
		private readonly channel: TabChannel,
		private readonly parts: LineParts
	) {
		channel.onmessage = ({ data }) => void this.receive(data);
	}

	/** @returns when the leader is done; or at once when there was no leader to hear it and this tab takes over */
	ask(trigger: Trigger): Promise<void> {
		const id = this.parts.newId();
		return new Promise((resolve) => {
			const heard = this.parts.after(HEARD_WITHIN_MS, () => {
				this.parts.onSilence();
				done();
			});
			const done = () => {
				heard();
				this.asking.delete(id);
				resolve();
			};
			this.asking.set(id, { heard, done });
			this.channel.postMessage({ kind: 'asked', id, trigger });
		});
	}

	close(): void {
		this.channel.close();
		for (const { done } of [...this.asking.values()]) done();
	}

	private async receive(message: TabMessage): Promise<void> {
		if (message.kind !== 'asked') return this.asking.get(message.id)?.[message.kind]();
		if (!this.answer) return;
		this.channel.postMessage({ kind: 'heard', id: message.id });
		await this.answer(message.trigger);
		this.channel.postMessage({ kind: 'done', id: message.id });
	}
}
