declare global {
	namespace App {
		interface PageState {
			/** Reached from the question before, so that going back is the browser's own going back. */
			cameForward?: boolean;
			/** The entry whose durable saving brought the person here: it may be called saved before it is read again. */
			savedEntry?: string;
		}
	}
}

export {};
