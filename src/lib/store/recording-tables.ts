import Dexie, { type Table } from 'dexie';
import type { SpokenLanguage } from '../domain/visit/lessons';
import type { OwnFacts } from '../domain/recordings/recording-slot';
import type { ListedRecording } from '../domain/recordings/recording-list';

/** One step read out by somebody of the village. It belongs to the device, whoever is signed in, and names nobody. */
export interface Recording {
	key: string;
	/** As the file said, `audio/mp4`. */
	type: string;
	bytes: ArrayBuffer;
}

/** @property digest of what waits to be sent */
export interface OwnRow extends OwnFacts {
	key: string;
	digest?: string;
}

/** As the commune last listed it. @property leaving somebody here removed it, and the commune has not heard yet */
export interface ListedRow extends ListedRecording {
	commune: string;
	leaving?: boolean;
}

/** @property server whose list it was: after a restore it may lack what was there */
export interface HeardRow {
	commune: string;
	server: string;
	revision: number;
}

/** Some bytes of a sound that is on its way. */
export interface PieceRow {
	digest: string;
	from: number;
	bytes: ArrayBuffer;
}

/** Apart from everything else: recordings are large. Sizes stand beside sounds, so that a list reads none of these. */
export class RecordingTables extends Dexie {
	/** Made or chosen here. */
	readonly kept!: Table<Recording, string>;
	readonly sizes!: Table<OwnRow, string>;
	/** The commune's. */
	readonly listed!: Table<ListedRow, [string, string]>;
	readonly heard!: Table<HeardRow, string>;
	readonly sounds!: Table<{ digest: string; bytes: ArrayBuffer }, string>;
	readonly pieces!: Table<PieceRow, [string, number]>;
	readonly languages!: Table<{ language: SpokenLanguage }, string>;

	constructor() {
		super('go-cua-recordings');
		this.version(1).stores({ kept: 'key', sizes: 'key' });
		this.version(2).stores({
			listed: '[commune+key], commune',
			heard: 'commune',
			sounds: 'digest',
			pieces: '[digest+from], digest',
			languages: 'language'
		});
	}
}
