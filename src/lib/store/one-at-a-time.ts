/** Runs one piece of work of a kind at a time, whichever tab it is in. */
export type OneAtATime = <T>(task: () => Promise<T>) => Promise<T>;

/** Over the browser's lock of that name, which a tab that dies gives back by itself. */
export const oneAtATime =
	(name: string): OneAtATime =>
	(task) =>
		navigator.locks.request(name, task) as ReturnType<typeof task>;
