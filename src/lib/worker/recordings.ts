import { checkSound } from '$lib/domain/recordings/check-sound';
import type { RecordingsView } from '$lib/domain/recordings/recording-slot';
import { err, ok } from '$lib/domain/result';
import { CommuneRecordings } from '$lib/store/commune-recordings';
import { RecordingTables, type Recording } from '$lib/store/recording-tables';
import { Recordings } from '$lib/store/recordings';
import { isStorageTrouble, toStorageError } from '$lib/store/storage-error';
import type { Commands } from './api';
import type { Device } from './device';
import { soundDigest } from './sound-digest';

/** Opened with the first lesson, or when sync has a moment to spare. */
const tables = new RecordingTables();
const recordings = new Recordings(tables);
export const communeRecordings = new CommuneRecordings(tables);

export const watchRecordings = (
	commune: string | undefined,
	listener: (view: RecordingsView) => void
) => recordings.watch(commune).subscribe(listener);

export const loadRecording = async ({
	key,
	commune,
	madeHere = true
}: Commands['loadRecording']['args']): Promise<Recording | null> => {
	if (madeHere) return (await recordings.get(key, commune)) ?? null;
	return commune === undefined ? null : ((await recordings.ofCommune(key, commune)) ?? null);
};

export async function keepRecording(
	device: Device,
	{ key, bytes, commune }: Commands['keepRecording']['args']
): Promise<Commands['keepRecording']['answer']> {
	const checked = checkSound(new Uint8Array(bytes));
	if (!checked.ok) return checked;
	try {
		const share = commune === undefined ? undefined : await shareOf(bytes, commune);
		await recordings.keep({ key, type: checked.value.type, bytes }, share);
	} catch (cause) {
		if (!isStorageTrouble(cause)) throw cause;
		return err(toStorageError(cause));
	}
	if (commune !== undefined) await sendSoon(device);
	return ok(null);
}

export async function shareRecording(
	device: Device,
	{ key, commune }: Commands['shareRecording']['args']
): Promise<null> {
	const own = await recordings.get(key, undefined);
	if (!own) return null;
	await recordings.share(key, await shareOf(own.bytes, commune));
	await sendSoon(device);
	return null;
}

export async function dropRecording(key: string): Promise<null> {
	await recordings.drop(key);
	return null;
}

export async function leaveRecording(
	device: Device,
	{ key, commune, leaving }: Commands['leaveRecording']['args']
): Promise<null> {
	await recordings.leave(key, commune, leaving);
	if (leaving) await sendSoon(device);
	return null;
}

export async function chooseRecordingLanguage(
	device: Device,
	{ language, on }: Commands['chooseRecordingLanguage']['args']
): Promise<null> {
	await recordings.chooseLanguage(language, on);
	if (on) await sendSoon(device);
	return null;
}

const shareOf = async (bytes: ArrayBuffer, commune: string) => ({
	commune,
	digest: await soundDigest(bytes)
});

/** As a visit is sent that was just saved; nothing waits for it here. */
const sendSoon = async (device: Device): Promise<void> =>
	void (await device.ledgerSide())?.sync?.trigger('saved');
