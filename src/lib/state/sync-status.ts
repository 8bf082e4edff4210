import { timeAndDayInWords } from '$lib/i18n/dates';
import { syncWords } from '$lib/i18n/sync';
import { sentenceOf } from '$lib/sync/sync-sentence';
import type { SyncView } from '$lib/worker/api';

/** Where sync stands, as the two short lines at the top of every page. */
export interface SyncStatus {
	icon: 'phone' | 'received' | 'tray' | 'send' | 'download' | 'offline' | 'person' | 'eye';
	tone: 'quiet' | 'attention' | 'trouble' | 'done';
	strong: string;
	quiet: string;
}

/** @param looks somebody who sends nothing: what the commune has of others is not theirs to say */
export function syncStatus(view: SyncView, nowMs: number, looks = false): SyncStatus {
	const words = syncWords().line;
	if (view.phase === 'receiving' && view.receiving && view.receiving.total > 0) {
		const { done, total } = view.receiving;
		const quiet = words.received(done, total);
		return { icon: 'download', tone: 'quiet', strong: words.receiving, quiet };
	}

	const sentence = sentenceOf({ ...view, refused: view.refused.length });
	switch (sentence.say) {
		case 'sign-in-again':
			return {
				icon: 'person',
				tone: 'attention',
				strong: words.signIn,
				quiet: sentence.waiting > 0 ? words.safe(sentence.waiting) : words.allSafe
			};
		case 'sending': {
			const strong = words.sending(sentence.done, sentence.total);
			return { icon: 'send', tone: 'attention', strong, quiet: words.goOn };
		}
		case 'cannot-reach-the-commune':
			return sentence.waiting > 0
				? {
						icon: 'phone',
						tone: 'attention',
						strong: words.waiting(sentence.waiting),
						quiet: words.noNetwork
					}
				: { icon: 'offline', tone: 'quiet', strong: words.offline, quiet: words.nothingWaits };
		case 'some-were-refused': {
			const strong = words.refused(sentence.refused);
			return { icon: 'tray', tone: 'trouble', strong, quiet: words.openBox };
		}
		case 'waiting': {
			const strong = words.waiting(sentence.waiting);
			// What waits for a village that is closed to this person does not go by itself.
			const quiet = view.closedVillages.length > 0 ? words.openBox : words.willSend;
			return { icon: 'phone', tone: 'attention', strong, quiet };
		}
		case 'commune-has-everything': {
			if (looks) return lookingOn(view, nowMs);
			const quiet = words.allAt(timeAndDayInWords(sentence.ms, nowMs));
			return { icon: 'received', tone: 'done', strong: words.all, quiet };
		}
		case 'nothing-to-send':
			if (looks) return lookingOn(view, nowMs);
			return { icon: 'received', tone: 'quiet', strong: words.nothing, quiet: '' };
	}
}

function lookingOn({ lastTriedMs }: SyncView, nowMs: number): SyncStatus {
	const { looks, asked } = syncWords().line;
	const quiet = lastTriedMs === undefined ? '' : asked(timeAndDayInWords(lastTriedMs, nowMs));
	return { icon: 'eye', tone: 'quiet', strong: looks, quiet };
}
