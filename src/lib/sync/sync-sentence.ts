import type { SyncState } from './sync-machine';

/** The one thing to say about sync now; the words are the screens'. */
export type SyncSentence =
	| { say: 'sign-in-again'; waiting: number }
	| { say: 'sending'; done: number; total: number }
	| { say: 'cannot-reach-the-commune'; waiting: number }
	| { say: 'some-were-refused'; refused: number; waiting: number }
	| { say: 'waiting'; waiting: number }
	| { say: 'counting-what-waits' }
	| { say: 'commune-has-everything'; ms: number }
	| { say: 'nothing-to-send' };

type Told = Pick<SyncState, 'phase' | 'waiting' | 'sending' | 'allReceivedMs'> & {
	refused: number;
	counted: boolean;
};

/** What needs a hand or an eye first. "The commune has everything" comes last: it is true only when nothing else is. */
export function sentenceOf({
	phase,
	waiting,
	counted,
	refused,
	sending,
	allReceivedMs
}: Told): SyncSentence {
	if (phase === 'sign-in-needed') return { say: 'sign-in-again', waiting };
	if (phase === 'sending' && sending) return { say: 'sending', ...sending };
	if (!counted && waiting + refused === 0) return { say: 'counting-what-waits' };
	// With nothing to send, a box that waits for a hand matters more than a network that is not there.
	if (phase === 'unreachable' && (waiting > 0 || refused === 0))
		return { say: 'cannot-reach-the-commune', waiting };
	if (refused > 0) return { say: 'some-were-refused', refused, waiting };
	if (waiting > 0) return { say: 'waiting', waiting };
	if (allReceivedMs !== undefined) return { say: 'commune-has-everything', ms: allReceivedMs };
	return { say: 'nothing-to-send' };
}
