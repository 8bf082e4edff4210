import { liveQuery, type Observable } from 'dexie';
import {
	ownStateOf,
	type RecordingSlot,
	type RecordingsView
} from '../domain/recordings/recording-slot';
import type { SpokenLanguage } from '../domain/visit/lessons';
import type { Recording, RecordingTables } from './recording-tables';

/** What people do with recordings on this device. */
export class Recordings {
	constructor(private readonly tables: RecordingTables) {}

	/** What is heard at a step: what was made here, else what the commune has, as far as it is here. */
	async get(key: string, commune: string | undefined): Promise<Recording | undefined> {
		const own = await this.tables.kept.get(key);
		if (own || commune === undefined) return own;
		return this.ofCommune(key, commune);
	}

	async ofCommune(key: string, commune: string): Promise<Recording | undefined> {
		const listed = await this.tables.listed.get([commune, key]);
		const sound = listed && (await this.tables.sounds.get(listed.digest));
		return listed && sound && { key, type: listed.type, bytes: sound.bytes };
	}

	/** @param share the commune it is to be sent to, over what is known of it there; undefined for this device alone */
	async keep(recording: Recording, share?: { commune: string; digest: string }): Promise<void> {
		const { key, bytes } = recording;
		const { kept, sizes, listed } = this.tables;
		await this.tables.transaction('rw', [kept, sizes, listed], async () => {
			await kept.put(recording);
			await sizes.put({ key, bytes: bytes.byteLength, ...(await this.#over(key, share)) });
		});
	}

	/** Sends what is here, also in the place of another that came to the commune meanwhile. */
	async share(key: string, share: { commune: string; digest: string }): Promise<void> {
		const { sizes, listed } = this.tables;
		await this.tables.transaction('rw', [sizes, listed], async () => {
			const own = await sizes.get(key);
			if (own) await sizes.put({ key, bytes: own.bytes, ...(await this.#over(key, share)) });
		});
	}

	async drop(key: string): Promise<void> {
		const { kept, sizes } = this.tables;
		await this.tables.transaction('rw', [kept, sizes], async () => {
			await kept.delete(key);
			await sizes.delete(key);
		});
	}

	/** Removes the commune's with the next sync; until then it can be brought back. */
	async leave(key: string, commune: string, leaving: boolean): Promise<void> {
		await this.tables.listed.update([commune, key], { leaving });
	}

	async chooseLanguage(language: SpokenLanguage, on: boolean): Promise<void> {
		if (on) await this.tables.languages.put({ language });
		else await this.tables.languages.delete(language);
	}

	/** What there is at every step, without reading the recordings themselves. */
	watch(commune: string | undefined): Observable<RecordingsView> {
		return liveQuery(() => this.view(commune));
	}

	async view(commune: string | undefined): Promise<RecordingsView> {
		const { sizes, listed, sounds, languages } = this.tables;
		const slots: Record<string, RecordingSlot> = {};
		const here = new Set(await sounds.toCollection().primaryKeys());
		const ofCommune = await listed
			.where('commune')
			.equals(commune ?? '')
			.toArray();
		for (const { key, bytes, digest, leaving = false } of ofCommune)
			slots[key] = { commune: { bytes, here: here.has(digest), leaving } };
		for (const own of await sizes.toArray()) {
			const state = ownStateOf(
				own,
				ofCommune.find(({ key }) => key === own.key)
			);
			const { key, bytes, refused } = own;
			slots[key] = {
				...slots[key],
				own: { bytes, state, ...(state === 'refused' && refused ? { reason: refused } : {}) }
			};
		}
		const on = await languages.toArray();
		return { slots, languages: on.map(({ language }) => language) };
	}

	/** Whoever shares anew has decided: it is not to leave any more. */
	async #over(key: string, share: { commune: string; digest: string } | undefined) {
		if (!share) return {};
		const known = await this.tables.listed.get([share.commune, key]);
		if (known) await this.leave(key, share.commune, false);
		return { ...share, over: known?.revision ?? 0 };
	}
}
