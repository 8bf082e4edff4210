/**
 * A voice that this device has itself. Voices that a browser fetches from elsewhere are passed over: they need a
 * network, and no request ever leaves for a third party.
 */
export const voiceOfDevice = (
	voices: readonly Pick<SpeechSynthesisVoice, 'lang' | 'localService'>[],
	language: string
) =>
	voices.find(
		({ lang, localService }) =>
			localService && lang.toLowerCase().replace('_', '-').split('-')[0] === language
	);

/** Browsers without a synthesiser have no voices; others tell of theirs some time after the page has come. */
export function watchVoices(listener: (voices: SpeechSynthesisVoice[]) => void): () => void {
	const synthesis = globalThis.speechSynthesis as SpeechSynthesis | undefined;
	if (!synthesis) {
		listener([]);
		return () => undefined;
	}
	const tell = () => listener(synthesis.getVoices());
	tell();
	synthesis.addEventListener('voiceschanged', tell);
	return () => synthesis.removeEventListener('voiceschanged', tell);
}

/** Slower than people talk: the listener presses a button between two words. */
const RATE = 0.85;

/**
 * @param sentences one after the other: some engines stop by themselves in a long text
 * @returns ends it
 */
export function readAloud(
	sentences: readonly string[],
	voice: SpeechSynthesisVoice,
	onend: () => void
): () => void {
	speechSynthesis.cancel();
	for (const [n, sentence] of sentences.entries()) {
		const spoken = new SpeechSynthesisUtterance(sentence);
		spoken.voice = voice;
		spoken.lang = voice.lang;
		spoken.rate = RATE;
		spoken.onerror = onend;
		if (n === sentences.length - 1) spoken.onend = onend;
		speechSynthesis.speak(spoken);
	}
	return () => speechSynthesis.cancel();
}

/** @returns ends it */
export function playRecording(
	{ bytes, type }: { bytes: ArrayBuffer; type: string },
	{ onend, ontrouble }: { onend: () => void; ontrouble: () => void }
): () => void {
	const address = URL.createObjectURL(new Blob([bytes], { type }));
	const sound = new Audio(address);
	let ended = false;
	const end = () => {
		if (ended) return false;
		ended = true;
		URL.revokeObjectURL(address);
		return true;
	};
	sound.onended = () => end() && onend();
	sound.onerror = () => end() && ontrouble();
	sound.play().catch(() => end() && ontrouble());
	return () => {
		sound.pause();
		end();
	};
}

/** Phones record in many ways, and not every browser plays each of them: asked before it is kept. */
export async function isPlayable(file: Blob): Promise<boolean> {
	const address = URL.createObjectURL(file);
	const sound = new Audio();
	try {
		return await new Promise<boolean>((resolve) => {
			sound.onloadedmetadata = () => resolve(true);
			sound.onerror = () => resolve(false);
			sound.src = address;
		});
	} finally {
		URL.revokeObjectURL(address);
	}
}
