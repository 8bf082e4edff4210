/** Told what goes through the document routes, for whoever watches the server from outside. */
export interface Tally {
	/** Taken, or known already. */
	pushed(documents: number): void;
	refused(error: string): void;
	pulled(documents: number): void;
	watchFeeds(open: () => number): void;
}

/** Where nobody watches. */
export const noTally: Tally = {
	pushed: () => undefined,
	refused: () => undefined,
	pulled: () => undefined,
	watchFeeds: () => undefined
};
