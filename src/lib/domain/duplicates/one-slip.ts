/** One letter wrong, missing, too many, or two that changed places. */
export function isOneSlipApart(a: string, b: string): boolean {
	const difference = a.length - b.length;
	if (difference > 1 || difference < -1 || a === b) return false;
	let start = 0;
	while (start < a.length && a[start] === b[start]) start++;
	const restOfA = a.slice(start);
	const restOfB = b.slice(start);
	if (difference === 1) return restOfA.slice(1) === restOfB;
	if (difference === -1) return restOfB.slice(1) === restOfA;
	if (restOfA.slice(1) === restOfB.slice(1)) return true;
	return (
		restOfA[0] === restOfB[1] && restOfA[1] === restOfB[0] && restOfA.slice(2) === restOfB.slice(2)
	);
}

/** In a word of two letters one slip makes anything. */
const SHORTEST = 3;

export const mayBeASlip = (a: string, b: string): boolean =>
	a.length >= SHORTEST && b.length >= SHORTEST && isOneSlipApart(a, b);
