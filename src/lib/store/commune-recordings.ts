import { ownStateOf } from '../domain/recordings/recording-slot';
import type { ListedRecording, RecordingList } from '../domain/recordings/recording-list';
import { languageOf } from '../domain/recordings/recording-slot';
import type { HeardRow, ListedRow, OwnRow, Recording, RecordingTables } from './recording-tables';

/** @property there the commune has the very same already */
export type WaitingRecording = Recording & {
	digest: string;
	over: number;
	there?: ListedRecording;
};

/** The same recordings as sync sees them: what waits for a commune, what it lists, and what of that is here. */
export class CommuneRecordings {
	constructor(private readonly tables: RecordingTables) {}

	heard(commune: string): Promise<HeardRow | undefined> {
		return this.tables.heard.get(commune);
	}

	/**
	 * The commune's list as it is now. What is no longer on it leaves this device, unless the server is another one than
	 * before: a restored server may lack what it had, and who may share gives that back.
	 */
	async replaceList(
		{ revision, recordings }: RecordingList,
		{ commune, server, givesBack }: { commune: string; server: string; givesBack: boolean }
	): Promise<void> {
		const { kept, sizes, listed, heard, sounds, pieces } = this.tables;
		const all = [kept, sizes, listed, heard, sounds, pieces];
		await this.tables.transaction('rw', all, async () => {
			const before = await listed.where('commune').equals(commune).toArray();
			const now = new Map(recordings.map((one) => [one.key, one]));
			if (givesBack && ((await heard.get(commune))?.server ?? server) !== server)
				for (const lost of before.filter(({ key, leaving }) => !leaving && !now.has(key)))
					await this.#waitAgain(lost);
			await listed.where('commune').equals(commune).delete();
			await listed.bulkPut(
				recordings.map((one): ListedRow => {
					const known = before.find(({ key }) => key === one.key);
					const leaving = known?.leaving === true && known.revision === one.revision;
					return { ...one, commune, ...(leaving ? { leaving } : {}) };
				})
			);
			await heard.put({ commune, server, revision });
			await this.#forgetUnlisted();
		});
	}

	/** What this device did there itself need not be asked about, where nobody else did anything meanwhile. */
	async changedHere(commune: string, revision: number): Promise<void> {
		await this.tables.heard
			.where('commune')
			.equals(commune)
			.filter((heard) => heard.revision === revision - 1)
			.modify({ revision });
	}

	async waiting(commune: string): Promise<WaitingRecording[]> {
		const rows = await this.tables.sizes.toArray();
		const waiting: WaitingRecording[] = [];
		for (const row of rows) {
			const listed = await this.tables.listed.get([commune, row.key]);
			if (row.commune !== commune || row.digest === undefined) continue;
			const there = listed?.digest === row.digest ? { there: listed } : {};
			if (!('there' in there) && ownStateOf(row, listed) !== 'waiting') continue;
			const recording = await this.tables.kept.get(row.key);
			if (recording)
				waiting.push({ ...recording, digest: row.digest, over: row.over ?? 0, ...there });
		}
		return waiting;
	}

	/** The commune has it: from now on it is the commune's here too. */
	async sent(commune: string, { digest, bytes }: WaitingRecording, there: ListedRecording) {
		const { kept, sizes, listed, sounds } = this.tables;
		await this.tables.transaction('rw', [kept, sizes, listed, sounds], async () => {
			await listed.put({ ...there, commune });
			await sounds.put({ digest: there.digest, bytes });
			const own = await sizes.get(there.key);
			if (own?.commune !== commune) return;
			// Recorded anew while the first was on its way: that one goes over it.
			if (own.digest !== digest) await sizes.put({ ...own, over: there.revision });
			else {
				await kept.delete(there.key);
				await sizes.delete(there.key);
			}
		});
	}

	async refused({ key, digest }: WaitingRecording, reason: string): Promise<void> {
		const { sizes } = this.tables;
		await this.tables.transaction('rw', sizes, async () => {
			const own = await sizes.get(key);
			if (own?.digest === digest) await sizes.put({ ...own, refused: reason });
		});
	}

	leaving(commune: string): Promise<ListedRow[]> {
		return this.tables.listed
			.where('commune')
			.equals(commune)
			.filter(({ leaving }) => leaving === true)
			.toArray();
	}

	async left({ commune, key }: ListedRow): Promise<void> {
		const { listed, sounds, pieces } = this.tables;
		await this.tables.transaction('rw', [listed, sounds, pieces], async () => {
			await listed.delete([commune, key]);
			await this.#forgetUnlisted();
		});
	}

	async stays({ commune, key }: ListedRow): Promise<void> {
		await this.tables.listed.update([commune, key], { leaving: false });
	}

	/** What is listed, asked for on this device and not here: of the languages chosen, and where two are to be compared. */
	async wanted(commune: string): Promise<ListedRow[]> {
		const { listed, languages, sizes, sounds } = this.tables;
		const chosen = new Set<string>((await languages.toArray()).map(({ language }) => language));
		const own = new Map((await sizes.toArray()).map((row): [string, OwnRow] => [row.key, row]));
		const here = new Set(await sounds.toCollection().primaryKeys());
		return listed
			.where('commune')
			.equals(commune)
			.filter((row) => {
				if (here.has(row.digest) || row.leaving === true) return false;
				const made = own.get(row.key);
				return (
					chosen.has(languageOf(row.key)) ||
					(made !== undefined && ownStateOf(made, row) === 'clash')
				);
			})
			.toArray();
	}

	/** What has come of a sound, in order. */
	async pieces(digest: string): Promise<Uint8Array<ArrayBuffer>> {
		const rows = await this.tables.pieces.where('digest').equals(digest).sortBy('from');
		let length = 0;
		const inOrder = rows.filter(({ from, bytes }) => {
			if (from !== length) return false;
			length += bytes.byteLength;
			return true;
		});
		const all = new Uint8Array(length);
		for (const { from, bytes } of inOrder) all.set(new Uint8Array(bytes), from);
		return all;
	}

	async keepPiece(digest: string, from: number, bytes: ArrayBuffer): Promise<void> {
		await this.tables.pieces.put({ digest, from, bytes });
	}

	async dropPieces(digest: string): Promise<void> {
		await this.tables.pieces.where('digest').equals(digest).delete();
	}

	/** The whole sound is here. */
	async received(digest: string, bytes: ArrayBuffer): Promise<void> {
		const { listed, sounds, pieces } = this.tables;
		await this.tables.transaction('rw', [listed, sounds, pieces], async () => {
			await pieces.where('digest').equals(digest).delete();
			await sounds.put({ digest, bytes });
			await this.#forgetUnlisted();
		});
	}

	async #waitAgain({ commune, key, type, digest }: ListedRow): Promise<void> {
		const sound = await this.tables.sounds.get(digest);
		if (!sound || (await this.tables.kept.get(key))) return;
		const { bytes } = sound;
		await this.tables.kept.put({ key, type, bytes });
		await this.tables.sizes.put({ key, bytes: bytes.byteLength, digest, commune, over: 0 });
	}

	async #forgetUnlisted(): Promise<void> {
		const { listed, sounds, pieces } = this.tables;
		const digests = new Set((await listed.toArray()).map(({ digest }) => digest));
		const unlisted = (await sounds.toCollection().primaryKeys()).filter((one) => !digests.has(one));
		await sounds.bulkDelete(unlisted);
		await pieces.filter(({ digest }) => !digests.has(digest)).delete();
	}
}
