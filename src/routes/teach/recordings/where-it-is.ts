import type { RecordingSlot } from '$lib/domain/recordings/recording-slot';
import { inBytes } from '$lib/i18n/numbers';
import { recordingWords } from '$lib/i18n/recordings';
import type { IconName } from '$lib/ui/controls/icons';

export interface WhereItIs {
	icon: IconName;
	text: string;
	tone?: 'done' | 'attention' | 'trouble';
}

/** Where the recording of a step is, in words: what was made here before what the commune has. */
export function whereItIs(slot: RecordingSlot | undefined): WhereItIs {
	const words = recordingWords();
	const { own, commune } = slot ?? {};
	switch (own?.state) {
		case 'here-only':
			return { icon: 'phone', text: words.hereOnly(inBytes(own.bytes)) };
		case 'waiting':
			return { icon: 'clock', text: words.waiting(inBytes(own.bytes)), tone: 'attention' };
		case 'refused':
			return {
				icon: 'warning',
				text: words.refused(own.reason ?? words.refusedTooLarge),
				tone: 'trouble'
			};
		case 'clash':
			return { icon: 'warning', text: words.clash, tone: 'attention' };
		case undefined:
			break;
	}
	if (commune === undefined) return { icon: 'sound', text: words.none };
	if (commune.leaving) return { icon: 'clock', text: words.leaving, tone: 'attention' };
	const size = inBytes(commune.bytes);
	return commune.here
		? { icon: 'received', text: words.ofCommune(size), tone: 'done' }
		: { icon: 'download', text: words.away(size) };
}
