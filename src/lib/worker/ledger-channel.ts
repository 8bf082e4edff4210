/**
 * What a person's tabs tell each other about the ledgers. Rows and receipts cross by themselves (Dexie); this is for what
 * must also be done: catching up after a tab that died between writing and projecting, letting second copies go.
 */
export type LedgerNews =
	| { kind: 'appended'; person: string; village: string }
	| { kind: 'erased'; person: string; households: string[] }
	| { kind: 'erased-alone'; person: string; entryIds: string[] }
	| { kind: 'received'; person: string; entryIds: string[] };

const CHANNEL = 'go-cua-ledger';

export class LedgerChannel {
	readonly #channel = new BroadcastChannel(CHANNEL);

	constructor(person: string, onNews: (news: LedgerNews) => void) {
		this.#channel.onmessage = ({ data }: MessageEvent<LedgerNews>) => {
			if (data.person === person) onNews(data);
		};
	}

	tell(news: LedgerNews): void {
		this.#channel.postMessage(news);
	}

	close(): void {
		this.#channel.close();
	}
}
