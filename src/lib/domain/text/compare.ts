/** By letters' codes, whatever the language: for ids, moments and days as they are written. */
export const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
