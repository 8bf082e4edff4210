/**
 * What sync says to the volunteer, as a state and the events that change it. Pure; the leading tab keeps it, every tab
 * shows it.
 *
 *            round-began               sending, receiving
 *     idle ──────────────► receiving ◄────────────────────► sending
 *      ▲                     │  │  │                        │  │  │
 *      ├── round-ended ──────┴──│──│────────────────────────┘  │  │
 *      │                        └──│── failed ─► unreachable ◄─┘  │     left by round-began
 *      │                           └── token-rejected ─► sign-in-needed ◄┘     left by signed-in alone
 *      └───────────────────────────────── signed-in ───────────┘
 *
 * `waiting` counts the entries without the server's word. Only a push that came to its end in every village and then
 * found none waiting and none in the box says that the commune has everything; what is saved afterwards takes that sentence back.
 */
export interface SyncState {
	phase: SyncPhase;
	waiting: number;
	refused: number;
	sending?: { done: number; total: number };
	receiving?: Receiving;
	/** When the server had last confirmed everything this device had. */
	allReceivedMs?: number;
	lastTriedMs?: number;
	nextTryMs?: number;
	/** Villages this person is not let into although entries wait for them here. */
	closedVillages: string[];
}

/** @property pack what there is to come in all, where the server said so beforehand */
export interface Receiving {
	village: string;
	done: number;
	total: number;
	pack?: { bytes: number; households: number };
}

export type SyncPhase = 'idle' | 'sending' | 'receiving' | 'unreachable' | 'sign-in-needed';

export type SyncEvent =
	/** How many wait and how many are in the box, as the ledgers say. */
	| { type: 'counted'; waiting: number; refused: number }
	| { type: 'round-began'; ms: number }
	| { type: 'sending'; done: number; total: number }
	/** Every village that lets us in was pushed to its end. */
	| { type: 'all-pushed'; ms: number; closedVillages: string[] }
	| ({ type: 'receiving' } & Receiving)
	| { type: 'round-ended' }
	/** The month's data is used up: nothing is tried by itself. */
	| { type: 'paused' }
	/** @property reached the commune answered; something else stands in the way */
	| { type: 'failed'; reached: boolean; nextTryMs: number }
	| { type: 'token-rejected' }
	| { type: 'signed-in' };

export const syncStart: SyncState = { phase: 'idle', waiting: 0, refused: 0, closedVillages: [] };

export function step(state: SyncState, event: SyncEvent): SyncState {
	if (event.type === 'counted') return { ...state, waiting: event.waiting, refused: event.refused };
	if (event.type === 'token-rejected') return { ...settled(state), phase: 'sign-in-needed' };
	if (event.type === 'signed-in') return { ...settled(state), phase: 'idle' };
	// A round that was still on its way when the token was turned away has nothing more to say.
	return state.phase === 'sign-in-needed' ? state : duringRound(state, event);
}

type RoundEvent = Exclude<SyncEvent, { type: 'counted' | 'token-rejected' | 'signed-in' }>;

function duringRound(state: SyncState, event: RoundEvent): SyncState {
	switch (event.type) {
		case 'round-began':
			return { ...settled(state), phase: 'receiving', lastTriedMs: event.ms };
		case 'sending': {
			const { done, total } = event;
			return { ...settled(state), phase: 'sending', sending: { done, total } };
		}
		case 'all-pushed': {
			const pushed = { ...state, closedVillages: event.closedVillages };
			const hasEverything = state.waiting === 0 && state.refused === 0;
			return hasEverything ? { ...pushed, allReceivedMs: event.ms } : pushed;
		}
		case 'receiving': {
			const { type, ...receiving } = event;
			return { ...settled(state), phase: type, receiving };
		}
		case 'round-ended':
		case 'paused':
			return { ...settled(state), phase: 'idle' };
		case 'failed':
			return {
				...settled(state),
				phase: event.reached ? 'idle' : 'unreachable',
				nextTryMs: event.nextTryMs
			};
	}
}

/** Without what was true only of the moment before. */
function settled(state: SyncState): SyncState {
	const next = { ...state };
	delete next.sending;
	delete next.receiving;
	delete next.nextTryMs;
	return next;
}
