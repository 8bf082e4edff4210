import { timeAndDayInWords } from '$lib/i18n/dates';
import { syncLineWords } from '$lib/i18n/sync-line';
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
	const words = syncLineWords();
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
			const byItself = view.dataCapState === 'reached' ? words.capReached : words.willSend;
			const quiet = view.closedVillages.length > 0 ? words.openBox : byItself;
			return { icon: 'phone', tone: 'attention', strong, quiet };
		}
		case 'counting-what-waits': {
			if (looks) return lookingOn(view, nowMs);
			const { counting: strong, whatWaits: quiet } = words;
			return { icon: 'phone', tone: 'quiet', strong, quiet };
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
	const { looks, asked } = syncLineWords();
	const quiet = lastTriedMs === undefined ? '' : asked(timeAndDayInWords(lastTriedMs, nowMs));
	return { icon: 'eye', tone: 'quiet', strong: looks, quiet };
}
