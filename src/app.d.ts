declare global {
	namespace App {
		interface PageState {
			/** Reached from the question before, so that going back is the browser's own going back. */
			cameForward?: boolean;
		}
	}
}

export {};
