import type { Queries, QueryName } from '../api';
import type { Device } from '../device';

/** Starts answering a question for whoever is signed in now, and returns what ends it. */
export type Query<Q extends QueryName> = (
	device: Device,
	args: Queries[Q]['args'],
	answer: (answer: Queries[Q]['answer']) => void
) => () => void;

export const nothingToEnd = (): void => undefined;

/** A question whose code is loaded when it is first asked. */
export const loadedLater =
	<Q extends QueryName>(load: () => Promise<Query<Q>>): Query<Q> =>
	(device, args, answer) => {
		let ended = false;
		let end = nothingToEnd;
		load().then(
			(query) => {
				if (!ended) end = query(device, args, answer);
			},
			(cause: unknown) => console.error(cause)
		);
		return () => {
			ended = true;
			end();
		};
	};

/**
 * For answers that take time: while one is being made, further changes lead to one more, and what comes after the end is
 * dropped.
 */
export function answering<A>(
	make: () => Promise<A>,
	answer: (answer: A) => void
): { again: () => void; end: () => void } {
	let ended = false;
	let running = false;
	let dirty = false;
	const run = async () => {
		running = true;
		try {
			do {
				dirty = false;
				const made = await make();
				if (!ended) answer(made);
			} while (dirty && !ended);
		} catch (cause) {
			// The databases close under a question when somebody else signs in.
			if (!ended) throw cause;
		} finally {
			running = false;
		}
	};
	return {
		again: () => {
			if (running) dirty = true;
			else if (!ended) void run();
		},
		end: () => {
			ended = true;
		}
	};
}
