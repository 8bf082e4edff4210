import { err, ok, type Result } from '$lib/domain/result';

export type CameraTrouble = 'refused' | 'unavailable' | 'busy';

/** The camera on the back, live; nothing it sees is kept. */
export async function openCamera(): Promise<Result<MediaStream, CameraTrouble>> {
	// Browsers hide it from pages that did not come over TLS.
	const devices = navigator.mediaDevices as MediaDevices | undefined;
	if (!devices) return err('unavailable');
	try {
		const video = { facingMode: 'environment', width: { ideal: 1280 }, height: { ideal: 720 } };
		return ok(await devices.getUserMedia({ video }));
	} catch (cause) {
		return err(troubleOf(cause));
	}
}

function troubleOf(cause: unknown): CameraTrouble {
	const name = cause instanceof DOMException ? cause.name : '';
	if (name === 'NotAllowedError' || name === 'SecurityError') return 'refused';
	return name === 'NotReadableError' || name === 'AbortError' ? 'busy' : 'unavailable';
}

/** Often enough that a card is read as soon as it is held still, seldom enough for a cheap phone's battery. */
const LOOK_EVERY_MS = 150;

/**
 * Looks for a QR code in what the video shows until told to stop. Waits for the screen's next frame each time, so that
 * nothing is looked at behind a locked screen.
 *
 * @returns ends it
 */
export function readCodes(video: HTMLVideoElement, onread: (text: string) => void): () => void {
	let ended = false;
	void (async () => {
		const look = await codeReader();
		let lookedMs = -Infinity;
		while (!ended) {
			const frameMs = await new Promise<number>(requestAnimationFrame);
			if (frameMs - lookedMs < LOOK_EVERY_MS || video.readyState < video.HAVE_CURRENT_DATA)
				continue;
			lookedMs = frameMs;
			const text = await look(video);
			if (text !== undefined && !ended) onread(text);
		}
	})();
	return () => {
		ended = true;
	};
}

type Look = (video: HTMLVideoElement) => Promise<string | undefined>;

/** Of the few that Chromium on Android has and most others do not. */
interface NativeReader {
	new (options: { formats: string[] }): {
		detect(source: HTMLVideoElement): Promise<{ rawValue: string }[]>;
	};
	getSupportedFormats(): Promise<string[]>;
}

async function codeReader(): Promise<Look> {
	const Native = (globalThis as { BarcodeDetector?: NativeReader }).BarcodeDetector;
	if (Native && (await Native.getSupportedFormats()).includes('qr_code')) {
		const reader = new Native({ formats: ['qr_code'] });
		return async (video) => (await reader.detect(video).catch(() => []))[0]?.rawValue;
	}
	return ownReader();
}

/** Wide enough for a card held at arm's length, small enough to be searched within one frame. */
const SEARCHED_WIDTH = 640;

async function ownReader(): Promise<Look> {
	const { decodeQR } = await import('qr/decode.js');
	const canvas = document.createElement('canvas');
	const context = canvas.getContext('2d', { willReadFrequently: true });
	return async (video) => {
		const { videoWidth, videoHeight } = video;
		if (!context || videoWidth === 0) return undefined;
		canvas.width = Math.min(SEARCHED_WIDTH, videoWidth);
		canvas.height = Math.round((canvas.width * videoHeight) / videoWidth);
		context.drawImage(video, 0, 0, canvas.width, canvas.height);
		try {
			return decodeQR(context.getImageData(0, 0, canvas.width, canvas.height));
		} catch {
			return undefined; // no code in this frame
		}
	};
}
