import type { DocDatabase, DocStore } from '../storage/doc-store';
import { ROWS_PER_TURN } from '../routes/db/limits';
import { isPlain } from '../protocol/rev-tree';
import { buildPack, type Pack } from './build-pack';

/** Fewer entries are one page of a pull; a pack would be a request more. */
const FROM_ENTRIES = 300;
/** As long as this few were added, a device hears of them faster than the server packs everything anew. */
const FEW_CHANGES = 200;
/** For packs of all villages together; the one that was asked for longest ago goes first. */
const KEPT_BYTES = 64 * 1024 * 1024;

/** @property isTrue false once something in it was changed or erased: not another byte of it is served */
export interface KeptPack extends Pack {
	village: string;
	isTrue: boolean;
	/** Up to here nothing that is in it has changed. */
	holdsTo: number;
}

/**
 * The packs that devices are loading, in memory: never on disk, where an erasure would have to look for them. A pack
 * stays good while entries are only added; the moment one of its own changes, it is dropped.
 */
export class Packs {
	private readonly kept = new Map<string, KeptPack>();
	private readonly building = new Map<string, Promise<KeptPack | undefined>>();
	private keptBytes = 0;
	private readonly stopListening: () => void;

	constructor(private readonly store: DocStore) {
		this.stopListening = store.onCommit((dbName) => this.lookAgain(dbName));
	}

	stop(): void {
		this.stopListening();
		for (const pack of this.kept.values()) this.drop(pack);
	}

	/** A pack to begin with; undefined where the village is so small that pulling is as good. */
	async toBeginWith(database: DocDatabase): Promise<KeptPack | undefined> {
		const { liveCount, deletedCount } = await database.info();
		if (liveCount + deletedCount < FROM_ENTRIES) return undefined;
		for (const pack of this.of(database.name).reverse())
			if (
				(await this.holds(pack, database)) &&
				(await database.countAfter(pack.seq)) <= FEW_CHANGES
			)
				return this.touch(pack);
		return this.build(database);
	}

	/** The pack a device has begun with; undefined when it no longer holds, or was never one. */
	async named(name: string, database: DocDatabase): Promise<KeptPack | undefined> {
		// After a restart of the server nothing is kept, but packing the same again gives the same bytes and name.
		const pack = this.kept.get(name) ?? (await this.toBeginWith(database));
		if (pack?.manifest.pack !== name || pack.village !== database.name) return undefined;
		return (await this.holds(pack, database)) ? this.touch(pack) : undefined;
	}

	private build(database: DocDatabase): Promise<KeptPack | undefined> {
		const { name } = database;
		const under = this.building.get(name);
		if (under !== undefined) return under;
		const building = this.make(database).finally(() => this.building.delete(name));
		this.building.set(name, building);
		return building;
	}

	private async make(database: DocDatabase): Promise<KeptPack | undefined> {
		const built = await buildPack(database);
		if (built === undefined) return undefined;
		const pack = { ...built, village: database.name, isTrue: true, holdsTo: built.seq };
		this.kept.set(pack.manifest.pack, pack);
		this.keptBytes += pack.manifest.bytes;
		for (const oldest of this.kept.values()) {
			if (this.keptBytes <= KEPT_BYTES || oldest === pack) break;
			this.forget(oldest);
		}
		// What was erased while it was being made may be in it: then the device pulls, and a later one gets a new pack.
		return (await this.holds(pack, database)) ? pack : undefined;
	}

	/** Every document that came since is a new one; a change of one that was there, an erasure above all, ends the pack. */
	private async holds(pack: KeptPack, database: DocDatabase): Promise<boolean> {
		if (database.epoch !== pack.epoch) this.drop(pack);
		while (pack.isTrue) {
			const { seq } = await database.info();
			if (seq === pack.holdsTo) break;
			const rows = await database.changes({
				after: pack.holdsTo,
				upTo: seq,
				limit: ROWS_PER_TURN,
				descending: false,
				withBodies: false
			});
			if (!rows.every(isPlain)) this.drop(pack);
			pack.holdsTo = rows.length < ROWS_PER_TURN ? seq : (rows.at(-1)?.seq ?? seq);
		}
		return pack.isTrue;
	}

	private lookAgain(dbName: string): void {
		for (const pack of this.of(dbName)) void this.lookAgainAt(pack).catch(() => this.drop(pack));
	}

	private async lookAgainAt(pack: KeptPack): Promise<void> {
		const database = await this.store.database(pack.village);
		if (database === undefined) this.drop(pack);
		else await this.holds(pack, database);
	}

	private of(village: string): KeptPack[] {
		return [...this.kept.values()].filter((pack) => pack.village === village);
	}

	private touch(pack: KeptPack): KeptPack {
		const { pack: name } = pack.manifest;
		// It may have been forgotten for want of room while it was looked at.
		if (this.kept.delete(name)) this.kept.set(name, pack);
		return pack;
	}

	/** It says what is no longer so: also those who are reading it now stop. */
	private drop(pack: KeptPack): void {
		pack.isTrue = false;
		this.forget(pack);
	}

	private forget({ manifest }: KeptPack): void {
		if (this.kept.delete(manifest.pack)) this.keptBytes -= manifest.bytes;
	}
}
