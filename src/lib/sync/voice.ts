import { step, syncStart, type SyncEvent, type SyncState } from './sync-machine';

export interface StatusShelf {
	read: () => Promise<SyncState | undefined>;
	keep: (state: SyncState) => Promise<void>;
}

/** Says what sync does: keeps the state and lays each newest one where every tab reads it. */
export class Voice {
	private state: SyncState = syncStart;
	private laying: Promise<void> | undefined;

	constructor(
		private readonly shelf: StatusShelf,
		private readonly onSurprise: (thrown: unknown) => void
	) {}

	/** Goes on from what was last said, by whichever tab; what that tab was doing then is over. */
	async resume(tokenAccepted: boolean): Promise<void> {
		this.state = (await this.shelf.read()) ?? syncStart;
		this.say({ type: tokenAccepted ? 'signed-in' : 'token-rejected' });
	}

	readonly say = (event: SyncEvent): void => {
		this.state = step(this.state, event);
		this.laying ??= this.layNewest().finally(() => (this.laying = undefined));
	};

	/** One write at a time; what was overtaken meanwhile is never written. */
	private async layNewest(): Promise<void> {
		for (let laid: SyncState | undefined; laid !== this.state;) {
			laid = this.state;
			// Only what screens say is lost, and the next word repairs it: no reason to stop sending.
			await this.shelf.keep(laid).catch(this.onSurprise);
		}
	}
}
