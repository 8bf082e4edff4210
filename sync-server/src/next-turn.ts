/** Lets whoever waits have their turn before a long piece of work goes on. */
export const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
