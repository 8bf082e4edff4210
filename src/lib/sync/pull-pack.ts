import { isSound, type PackManifest } from '../domain/pack';
import { err, ok, type Result } from '../domain/result';
import { ChunkCutter } from './chunk-cutter';
import type { ReplicationFailure } from './failures';
import { openChunk } from './open-chunk';
import type { PackMark } from './pull-mark';
import { storeDocuments, type StoringParts } from './store-documents';

export interface PackParts extends StoringParts {
	memory: PackMemory;
	/** False once what may be used by itself is used up: then it ends with the chunk it is at. */
	mayGoOn: () => boolean;
	/** Writes down how far the pack is in the ledger. */
	onStored: (mark: PackMark) => Promise<Result<null, ReplicationFailure>>;
	onReceived: (received: {
		done: number;
		total: number;
		pack: { bytes: number; households: number };
		own: string[];
	}) => void;
}

/** What a tab remembers of packs between rounds. */
export interface PackMemory {
	/** A chunk that was cut: the rest of it is asked for, not the whole. One village is received at a time. */
	cutter?: ChunkCutter;
	/** Attempts in a row that brought not one byte. */
	inVain: number;
}

/** Where a pack never comes through, an ordinary pull still may: some proxies know no ranges. */
const MAX_IN_VAIN = 3;

type Loaded = Result<{ since: string } | 'pull-instead', ReplicationFailure>;
/** `gone`: the server no longer gives this pack out, as after an erasure. */
type LoadedOrGone = Result<{ since: string } | 'pull-instead' | 'gone', ReplicationFailure>;

/**
 * Receives a village of which nothing is here yet as a pack, chunk after chunk, each in the ledger before the mark says
 * so. After a cut it goes on at the byte where it was. Whatever is wrong with a pack, the village is pulled instead:
 * what is in the ledger by then is as good as if it had been pulled.
 *
 * @param mark of a pack that was begun
 * @returns where replication goes on from
 */
export async function pullPack(parts: PackParts, mark: PackMark | undefined): Promise<Loaded> {
	const { memory } = parts;
	if (memory.inVain >= MAX_IN_VAIN || !('subtle' in crypto)) return ok('pull-instead');
	const before = memory.cutter?.nextByte;
	let loaded = await (mark === undefined ? begin(parts) : load(parts, mark));
	if (loaded.ok && loaded.value === 'gone') loaded = await begin(parts);
	if (loaded.ok || memory.cutter?.nextByte !== before) memory.inVain = 0;
	else if (loaded.error.kind === 'unreachable') memory.inVain += 1;
	if (!loaded.ok) return loaded;
	return ok(loaded.value === 'gone' ? 'pull-instead' : loaded.value);
}

async function begin(parts: PackParts): Promise<LoadedOrGone> {
	const told = await parts.requests.pack();
	if (!told.ok) return endsTheRound(told.error) ? told : ok('pull-instead');
	const manifest = told.value;
	if (!isSound(manifest) || manifest.chunks.length === 0) return ok('pull-instead');
	// Before the first byte of it: how much there is to come.
	tellReceived(parts, manifest, 0, []);
	const begun = { manifest, stored: 0 };
	const marked = await parts.onStored(begun);
	return marked.ok ? load(parts, begun) : marked;
}

async function load(parts: PackParts, mark: PackMark): Promise<LoadedOrGone> {
	const { requests, memory, mayGoOn } = parts;
	const { manifest } = mark;
	const { cutter: left } = memory;
	const isLeftOfThis = left?.manifest.pack === manifest.pack && left.nextChunk === mark.stored;
	const cutter = isLeftOfThis ? left : new ChunkCutter(manifest, mark.stored);
	memory.cutter = cutter;

	const storing = new Storing(parts, mark);
	let isPaused = false;
	let downloaded: Result<null, ReplicationFailure> = ok(null);
	if (cutter.nextByte < manifest.bytes)
		downloaded = await requests.packBytes(manifest.pack, cutter.nextByte, async (piece) => {
			const before = cutter.nextChunk;
			for (const bytes of cutter.add(piece)) await storing.next(bytes);
			isPaused = cutter.nextChunk > before && !mayGoOn();
			return storing.goesOn && !isPaused;
		});
	const stored = await storing.end();
	if (stored === 'damaged') {
		delete memory.cutter;
		return ok('pull-instead');
	}
	if (!stored.ok) return stored;
	if (!downloaded.ok) return endsTheRound(downloaded.error) ? downloaded : ok('gone');
	if (cutter.nextByte < manifest.bytes)
		return err({ kind: isPaused ? 'data-cap-reached' : 'unreachable' });
	delete memory.cutter;
	return ok({ since: manifest.seq });
}

type Stored = Result<null, ReplicationFailure> | 'damaged';

/** About a third of a megabyte of a pack: a link that is faster than the disk waits. */
const MAX_AHEAD = 16;

/** Chunks follow one another into the ledger while the next ones are on their way: the link never waits for the disk. */
class Storing {
	goesOn = true;
	private last: Promise<Stored> = Promise.resolve(ok(null));
	private ahead = 0;
	private stored: number;

	constructor(
		private readonly parts: PackParts,
		private readonly mark: PackMark
	) {
		this.stored = mark.stored;
	}

	async next(bytes: Uint8Array<ArrayBuffer>): Promise<void> {
		this.ahead += 1;
		this.last = this.last.then(async (before) => {
			const done = isGood(before) ? await this.store(bytes) : before;
			this.goesOn = isGood(done);
			this.ahead -= 1;
			return done;
		});
		if (this.ahead >= MAX_AHEAD) await this.last;
	}

	/** When all that was handed over is in the ledger, or what went wrong. */
	end(): Promise<Stored> {
		return this.last;
	}

	private async store(bytes: Uint8Array<ArrayBuffer>): Promise<Stored> {
		const { manifest } = this.mark;
		const announced = manifest.chunks[this.stored];
		const chunk = announced && (await openChunk(bytes, announced));
		if (chunk === undefined) return 'damaged';
		const kept = await storeDocuments(this.parts, { documents: chunk.docs, others: chunk.others });
		if (!kept.ok) return kept;
		this.stored += 1;
		const marked = await this.parts.onStored({ ...this.mark, stored: this.stored });
		if (!marked.ok) return marked;
		tellReceived(this.parts, manifest, this.stored, kept.value);
		return ok(null);
	}
}

const isGood = (stored: Stored): boolean => stored !== 'damaged' && stored.ok;

function tellReceived(
	{ onReceived }: PackParts,
	{ chunks, entries: total, bytes, households }: PackManifest,
	stored: number,
	own: string[]
): void {
	const done = chunks.slice(0, stored).reduce((sum, { entries }) => sum + entries, 0);
	onReceived({ done, total, pack: { bytes, households }, own });
}

/** A pull would meet the same; everything else is about the pack alone. */
const endsTheRound = ({ kind }: ReplicationFailure): boolean =>
	kind !== 'request-refused' && kind !== 'batch-too-large';
