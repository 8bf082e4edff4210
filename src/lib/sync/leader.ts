/**
 * One tab at a time does the sending. Each has its own worker; the one that holds the lock leads, the others pass what
 * they are asked on to it.
 *
 *     waiting ── lock granted ──► leading ── lock taken by another tab ──► waiting
 *
 * A leader that does not answer (a frozen tab in the background) loses the lock to the tab a person is looking at, so
 * nobody reads "another tab is sending" while nothing is sent.
 */
export interface Leadership {
	/** Takes the lock from whoever has it. */
	take(): void;
	/** Gives it up, or stops waiting for it. */
	leave(): void;
	/** Settles when this tab neither leads nor waits any more. */
	over: Promise<void>;
}

/** What `navigator.locks` offers, as far as it is used here. */
export interface Locks {
	request(
		name: string,
		options: { signal?: AbortSignal; steal?: boolean },
		whileHeld: () => Promise<void>
	): Promise<unknown>;
}

/** @param lead called each time this tab begins to lead; the signal says that it no longer does */
export function standForLeadership(
	locks: Locks,
	name: string,
	lead: (over: AbortSignal) => void
): Leadership {
	const leaving = new AbortController();
	let waiting = new AbortController();
	let taking = false;
	let leading = false;

	const hold = (over: AbortController) =>
		new Promise<void>((release) => {
			if (leaving.signal.aborted) return release();
			leading = true;
			leaving.signal.addEventListener('abort', () => release(), { once: true });
			lead(over.signal);
		});

	const stand = async () => {
		while (!leaving.signal.aborted) {
			const over = new AbortController();
			const options = taking ? { steal: true } : { signal: waiting.signal };
			taking = false;
			try {
				await locks.request(name, options, () => hold(over));
			} catch (cause) {
				// No longer waiting, or no longer leading: both arrive as an abort.
				if (!(cause instanceof DOMException && cause.name === 'AbortError')) throw cause;
			} finally {
				leading = false;
				over.abort();
			}
		}
	};

	return {
		over: stand(),
		take() {
			if (leading || leaving.signal.aborted) return;
			taking = true;
			waiting.abort();
			waiting = new AbortController();
		},
		leave() {
			leaving.abort();
			waiting.abort();
		}
	};
}

/** Where the browser has no locks there is nobody to agree with. */
export const noLocks: Locks = { request: (_name, _options, whileHeld) => whileHeld() };
