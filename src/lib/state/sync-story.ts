import { momentInWords, timeAndDayInWords, timeOfDay } from '$lib/i18n/dates';
import { inBytes } from '$lib/i18n/numbers';
import { syncWords } from '$lib/i18n/sync';
import { syncLineWords } from '$lib/i18n/sync-line';
import { sentenceOf } from '$lib/sync/sync-sentence';
import type { SyncView } from '$lib/worker/api';

/** What the page says first: a heading, what it means, and how far it is while something is under way. */
export interface SyncStory {
	heading: string;
	sentence: string;
	/** What matters less: when it is tried again. */
	detail?: string;
	progress?: { label: string; done: number; total: number };
}

/** @param looks somebody who sends nothing */
export function syncStory(
	view: SyncView,
	villageTitle: (id: string) => string,
	nowMs: number,
	looks = false
): SyncStory {
	const words = syncWords();
	const line = syncLineWords();
	const { receiving } = view;
	if (view.phase === 'receiving' && receiving && receiving.total > 0) {
		const heading = words.heading.receiving(villageTitle(receiving.village));
		const { done, total, pack } = receiving;
		return {
			heading,
			sentence: words.goOn,
			...(pack && { detail: words.comesInAll(pack.households, inBytes(pack.bytes)) }),
			progress: { label: line.receiving, done, total }
		};
	}

	const said = sentenceOf({ ...view, refused: view.refused.length });
	switch (said.say) {
		case 'sign-in-again':
			return { heading: words.heading.signIn, sentence: words.signInAgain };
		case 'sending': {
			const { done, total } = said;
			const heading = words.heading.sending(done, total);
			return { heading, sentence: words.goOn, progress: { label: words.title, done, total } };
		}
		case 'cannot-reach-the-commune':
			return {
				heading: said.waiting > 0 ? words.heading.waiting(said.waiting) : line.offline,
				sentence:
					said.waiting > 0
						? joined(words.unreachable, words.safeHere(said.waiting), sending(view))
						: joined(words.cannotReach, `${line.nothingWaits}.`),
				detail: joined(
					upTo(view, nowMs),
					view.nextTryMs === undefined ? undefined : words.nextTry(timeOfDay(view.nextTryMs))
				)
			};
		case 'some-were-refused':
			return {
				heading: words.heading.refused(said.refused),
				sentence: joined(words.boxHint, said.waiting > 0 ? cost(view) : undefined)
			};
		case 'waiting':
			return {
				heading: words.heading.waiting(said.waiting),
				sentence: joined(
					upTo(view, nowMs) ?? words.neverAll,
					view.closedVillages.length > 0 ? undefined : cost(view),
					view.dataCapState === 'reached' ? words.waitsForYou : undefined
				)
			};
		case 'counting-what-waits':
			if (looks) return lookingOn(view, nowMs);
			return { heading: words.heading.counting, sentence: words.goOn };
		case 'commune-has-everything':
			if (looks) return lookingOn(view, nowMs);
			return {
				heading: words.heading.all,
				sentence: words.allAt(timeAndDayInWords(said.ms, nowMs))
			};
		case 'nothing-to-send':
			if (looks) return lookingOn(view, nowMs);
			return {
				heading: words.heading.nothing,
				sentence:
					view.lastTriedMs === undefined
						? sending(view)
						: words.lastTried(momentInWords(view.lastTriedMs, nowMs))
			};
	}
}

function lookingOn({ lastTriedMs }: SyncView, nowMs: number): SyncStory {
	const words = syncWords();
	const story = { heading: words.heading.looks, sentence: words.looksOn };
	if (lastTriedMs === undefined) return story;
	return { ...story, detail: words.lastAsked(momentInWords(lastTriedMs, nowMs)) };
}

const upTo = ({ allReceivedMs }: SyncView, nowMs: number): string | undefined =>
	allReceivedMs === undefined
		? undefined
		: syncWords().allUntil(timeAndDayInWords(allReceivedMs, nowMs));

/** How it will go. */
const sending = ({ dataCapState }: SyncView): string =>
	dataCapState === 'reached' ? syncWords().waitsForYou : syncWords().willSend;

const cost = ({ waitingBytes }: SyncView): string | undefined =>
	waitingBytes > 0 ? syncWords().cost(inBytes(waitingBytes)) : undefined;

const joined = (...sentences: (string | undefined)[]): string =>
	sentences.filter((sentence) => sentence !== undefined).join(' ');
