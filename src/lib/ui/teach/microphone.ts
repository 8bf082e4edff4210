import { err, ok, type Result } from '$lib/domain/result';

export type MicrophoneTrouble = 'refused' | 'unavailable' | 'busy';

/** A recording that is being made. Both ends let go of the microphone. */
export interface Taking {
	/** @returns what was said so far */
	finish: () => Promise<Blob>;
	giveUp: () => void;
}

/** Speech, as small as it can be understood well: a step of fifteen seconds has some 45 KB. */
const BITS_PER_SECOND = 24_000;
const TYPES = ['audio/webm;codecs=opus', 'audio/mp4'] as const;

/** Listens from now on. The microphone is used for nothing else, and only while this lasts. */
export async function openMicrophone(): Promise<Result<Taking, MicrophoneTrouble>> {
	// Browsers hide it from pages that did not come over TLS.
	const devices = navigator.mediaDevices as MediaDevices | undefined;
	const mimeType = TYPES.find(
		(type) => 'MediaRecorder' in globalThis && MediaRecorder.isTypeSupported(type)
	);
	if (!devices || !mimeType) return err('unavailable');
	try {
		const stream = await devices.getUserMedia({ audio: { channelCount: 1 } });
		return ok(taking(stream, mimeType));
	} catch (cause) {
		return err(troubleOf(cause));
	}
}

function taking(stream: MediaStream, mimeType: string): Taking {
	const recorder = new MediaRecorder(stream, { mimeType, audioBitsPerSecond: BITS_PER_SECOND });
	const parts: Blob[] = [];
	recorder.ondataavailable = ({ data }) => parts.push(data);
	const whole = new Promise<Blob>((resolve) => {
		recorder.onstop = () => {
			for (const track of stream.getTracks()) track.stop();
			resolve(new Blob(parts, { type: mimeType }));
		};
	});
	recorder.start();
	const end = () => {
		if (recorder.state !== 'inactive') recorder.stop();
	};
	return {
		finish: () => {
			end();
			return whole;
		},
		giveUp: end
	};
}

function troubleOf(cause: unknown): MicrophoneTrouble {
	const name = cause instanceof DOMException ? cause.name : '';
	if (name === 'NotAllowedError' || name === 'SecurityError') return 'refused';
	return name === 'NotReadableError' || name === 'AbortError' ? 'busy' : 'unavailable';
}
