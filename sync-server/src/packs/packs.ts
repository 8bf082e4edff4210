import { buildPack, type Pack } from './build-pack';
import type { PackedPlace, PackedVillage, PackedVillages } from './packed-village';

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
	holdsTo: PackedPlace;
}

/**
 * The packs that devices are loading, in memory: never on disk, where an erasure would have to look for them. A pack
 * stays good while entries are only added; the moment one of its own changes, it is dropped.
 */
export class Packs<Reader = unknown> {
	private readonly kept = new Map<string, KeptPack>();
	private readonly building = new Map<string, Promise<KeptPack | undefined>>();
	private keptBytes = 0;
	private readonly stopListening: () => void;

	constructor(private readonly villages: PackedVillages<Reader>) {
		this.stopListening = villages.onCommit((dbName) => this.lookAgain(dbName));
	}

	stop(): void {
		this.stopListening();
		for (const pack of this.kept.values()) this.drop(pack);
	}

	/** Undefined where there is no village of that name. */
	village(name: string, reader: Reader): Promise<PackedVillage | undefined> {
		return this.villages.village(name, reader);
	}

	/** A pack to begin with; undefined where the village is so small that pulling is as good. */
	async toBeginWith(village: PackedVillage): Promise<KeptPack | undefined> {
		if ((await village.size()) < FROM_ENTRIES) return undefined;
		for (const pack of this.of(village.name).reverse())
			if ((await this.holds(pack, village)) && pack.holdsTo.size - pack.place.size <= FEW_CHANGES)
				return this.touch(pack);
		return this.build(village);
	}

	/** The pack a device has begun with; undefined when it no longer holds, or was never one. */
	async named(name: string, village: PackedVillage): Promise<KeptPack | undefined> {
		// After a restart of the server nothing is kept, but packing the same again gives the same bytes and name.
		const pack = this.kept.get(name) ?? (await this.toBeginWith(village));
		if (pack?.manifest.pack !== name || pack.village !== village.name) return undefined;
		return (await this.holds(pack, village)) ? this.touch(pack) : undefined;
	}

	private build(village: PackedVillage): Promise<KeptPack | undefined> {
		const { name } = village;
		const under = this.building.get(name);
		if (under !== undefined) return under;
		const building = this.make(village).finally(() => this.building.delete(name));
		this.building.set(name, building);
		return building;
	}

	private async make(village: PackedVillage): Promise<KeptPack | undefined> {
		const built = await buildPack(village);
		if (built === undefined) return undefined;
		const pack = { ...built, village: village.name, isTrue: true, holdsTo: built.place };
		const same = this.kept.get(pack.manifest.pack);
		if (same !== undefined) this.forget(same);
		this.kept.set(pack.manifest.pack, pack);
		this.keptBytes += pack.manifest.bytes;
		for (const oldest of this.kept.values()) {
			if (this.keptBytes <= KEPT_BYTES || oldest === pack) break;
			this.forget(oldest);
		}
		// What was erased while it was being made may be in it: then the device pulls, and a later one gets a new pack.
		return (await this.holds(pack, village)) ? pack : undefined;
	}

	/** Every document that came since is a new one; a change of one that was there, an erasure above all, ends the pack. */
	private async holds(pack: KeptPack, village: PackedVillage): Promise<boolean> {
		if (!pack.isTrue) return false;
		const { place, isOnlyAdded } = await village.newsSince(pack.holdsTo);
		if (isOnlyAdded) pack.holdsTo = place;
		else this.drop(pack);
		return pack.isTrue;
	}

	private lookAgain(dbName: string): void {
		for (const pack of this.of(dbName)) void this.lookAgainAt(pack).catch(() => this.drop(pack));
	}

	private async lookAgainAt(pack: KeptPack): Promise<void> {
		const village = await this.villages.village(pack.village);
		if (village === undefined) this.drop(pack);
		else await this.holds(pack, village);
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
