import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
	step,
	syncStart,
	type SyncEvent,
	type SyncState
} from '../../../src/lib/sync/sync-machine';
import { sentenceOf } from '../../../src/lib/sync/sync-sentence';

const after = (...events: SyncEvent[]): SyncState => events.reduce(step, syncStart);
const say = (...events: SyncEvent[]) => sentenceOf({ ...after(...events), counted: true }).say;

const began: SyncEvent = { type: 'round-began', ms: 1 };
const allPushed: SyncEvent = { type: 'all-pushed', ms: 2, closedVillages: [] };
const ended: SyncEvent = { type: 'round-ended' };
const counted = (waiting: number, refused = 0): SyncEvent => ({
	type: 'counted',
	waiting,
	refused
});
const failed: SyncEvent = { type: 'failed', reached: false, nextTryMs: 9 };

test.each<{ when: string; events: SyncEvent[]; says: string }>([
	{ when: 'nothing was ever recorded', events: [], says: 'nothing-to-send' },
	{ when: 'a visit was just saved', events: [counted(1)], says: 'waiting' },
	{
		when: 'visits are on their way',
		events: [counted(3), began, { type: 'sending', done: 1, total: 3 }],
		says: 'sending'
	},
	{
		when: 'the server has confirmed all',
		events: [counted(3), began, counted(0), allPushed, ended],
		says: 'commune-has-everything'
	},
	{
		when: 'one was saved while the others were sent',
		events: [began, counted(1), allPushed, ended],
		says: 'waiting'
	},
	{
		when: 'one is saved afterwards',
		events: [began, counted(0), allPushed, ended, counted(1)],
		says: 'waiting'
	},
	{
		when: 'nobody answers',
		events: [counted(2), began, failed],
		says: 'cannot-reach-the-commune'
	},
	{
		when: 'the commune answers but the phone is full',
		events: [counted(2), began, { ...failed, reached: true }],
		says: 'waiting'
	},
	{
		when: 'the token was turned away',
		events: [counted(2), began, { type: 'token-rejected' }],
		says: 'sign-in-again'
	},
	{
		when: 'the person has signed in again',
		events: [counted(2), { type: 'token-rejected' }, { type: 'signed-in' }],
		says: 'waiting'
	},
	{
		when: 'a late word of the round before comes after the token was turned away',
		events: [{ type: 'token-rejected' }, { type: 'sending', done: 1, total: 2 }, ended],
		says: 'sign-in-again'
	},
	{
		when: 'one was refused and the rest is there',
		events: [began, counted(0, 1), allPushed, ended],
		says: 'some-were-refused'
	}
])('when $when, the phone says: $says', ({ events, says }) => {
	expect(say(...events)).toBe(says);
});

test('the hour of "the commune has everything" stays true while new visits wait', () => {
	const state = after(began, counted(0), allPushed, ended, counted(4), began, failed);
	expect(state).toMatchObject({ allReceivedMs: 2, waiting: 4, nextTryMs: 9 });
});

test('that hour does not move while a refused entry is in the box: the commune does not have it', () => {
	const state = after(began, counted(0), allPushed, ended, counted(0, 1), { ...allPushed, ms: 7 });
	expect(state).toMatchObject({ allReceivedMs: 2 });
});

/**
 * A volunteer, a link and a server at random. The model knows what the server really has; what is said must never be
 * ahead of it.
 */
const happenings = fc.array(
	fc.oneof(
		fc.constant({ it: 'save' } as const),
		fc.record({ it: fc.constant('round' as const), fate: fc.constantFrom('whole', 'cut', 'none') }),
		fc.constant({ it: 'save-during-round' } as const),
		fc.constant({ it: 'refused' } as const),
		fc.constant({ it: 'revoked' } as const),
		fc.constant({ it: 'sign-in' } as const)
	),
	{ maxLength: 40 }
);

test('whatever happens, "the commune has everything" is never said while something waits or was refused', () => {
	fc.assert(
		fc.property(happenings, (story) => {
			let unsent = 0;
			let refused = 0;
			let state = syncStart;
			let ms = 0;
			const happen = (event: SyncEvent) => {
				state = step(state, event);
				const sentence = sentenceOf({ ...state, counted: true });
				if (sentence.say === 'commune-has-everything')
					expect({ unsent, refused }).toEqual({ unsent: 0, refused: 0 });
				if (unsent > 0) expect(sentence.say).not.toBe('nothing-to-send');
			};
			const save = () => {
				unsent++;
				happen({ type: 'counted', waiting: unsent, refused });
			};
			for (const happening of story) {
				switch (happening.it) {
					case 'save':
						save();
						break;
					case 'refused':
						if (unsent === 0) break;
						unsent--;
						refused++;
						happen({ type: 'counted', waiting: unsent, refused });
						break;
					case 'revoked':
						happen({ type: 'token-rejected' });
						break;
					case 'sign-in':
						happen({ type: 'signed-in' });
						break;
					case 'save-during-round':
						happen({ type: 'round-began', ms: ++ms });
						unsent = 0;
						save();
						happen({ type: 'all-pushed', ms: ++ms, closedVillages: [] });
						happen({ type: 'round-ended' });
						break;
					case 'round': {
						happen({ type: 'round-began', ms: ++ms });
						if (happening.fate === 'none') {
							happen({ type: 'failed', reached: false, nextTryMs: ms + 5 });
							break;
						}
						const total = unsent;
						if (happening.fate === 'cut') unsent = Math.ceil(unsent / 2);
						else unsent = 0;
						happen({ type: 'sending', done: total - unsent, total });
						happen({ type: 'counted', waiting: unsent, refused });
						if (happening.fate === 'whole') {
							happen({ type: 'all-pushed', ms: ++ms, closedVillages: [] });
							happen({ type: 'round-ended' });
						} else happen({ type: 'failed', reached: false, nextTryMs: ms + 5 });
					}
				}
			}
		})
	);
});

const anyEvent: fc.Arbitrary<SyncEvent> = fc.oneof(
	fc.record({ type: fc.constant('counted' as const), waiting: fc.nat(5), refused: fc.nat(2) }),
	fc.record({ type: fc.constant('round-began' as const), ms: fc.nat() }),
	fc.record({ type: fc.constant('sending' as const), done: fc.nat(5), total: fc.nat(5) }),
	fc.record({
		type: fc.constant('all-pushed' as const),
		ms: fc.nat(),
		closedVillages: fc.constant<string[]>([])
	}),
	fc.record({
		type: fc.constant('receiving' as const),
		village: fc.constant('village-17284-01'),
		done: fc.nat(5),
		total: fc.nat(5)
	}),
	fc.constant({ type: 'round-ended' as const }),
	fc.record({ type: fc.constant('failed' as const), reached: fc.boolean(), nextTryMs: fc.nat() }),
	fc.constant({ type: 'token-rejected' as const }),
	fc.constant({ type: 'signed-in' as const })
);

test('no order of events, however odd, says "everything" beside a waiting or refused record, or leaves "sign in" by itself', () => {
	fc.assert(
		fc.property(fc.array(anyEvent, { maxLength: 30 }), (events) => {
			let state = syncStart;
			for (const event of events) {
				const before = state;
				state = step(state, event);
				if (sentenceOf({ ...state, counted: true }).say === 'commune-has-everything')
					expect([state.waiting, state.refused, state.phase]).toEqual([
						0,
						0,
						expect.not.stringMatching(/sending|unreachable|sign-in/)
					]);
				if (before.phase === 'sign-in-needed' && event.type !== 'signed-in')
					expect(state.phase).toBe('sign-in-needed');
				if (state.allReceivedMs !== before.allReceivedMs) expect(before.waiting).toBe(0);
			}
		})
	);
});
