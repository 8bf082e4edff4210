import { offsetOf, type PackManifest } from '../domain/pack';

/** Cuts the bytes of a pack, as they arrive, into its chunks; what is left of one after a cut of the link is kept. */
export class ChunkCutter {
	private pieces: Uint8Array[] = [];
	private length = 0;

	/** @param chunk the first one that is not in the ledger */
	constructor(
		readonly manifest: PackManifest,
		private chunk: number
	) {}

	/** From which byte of the pack on the rest is to be asked for. */
	get nextByte(): number {
		return offsetOf(this.manifest, this.chunk) + this.length;
	}

	/** The chunk whose bytes come next; as many as there are chunks when all have come. */
	get nextChunk(): number {
		return this.chunk;
	}

	/** @returns the chunks that are whole with this piece */
	*add(piece: Uint8Array): Generator<Uint8Array<ArrayBuffer>> {
		for (let at = 0; at < piece.length;) {
			const wanted = this.manifest.chunks[this.chunk]?.bytes;
			// More than was announced: what is beyond the end belongs to nothing.
			if (wanted === undefined) return;
			const taken = piece.subarray(at, at + wanted - this.length);
			this.pieces.push(taken);
			this.length += taken.length;
			at += taken.length;
			if (this.length === wanted) yield this.take();
		}
	}

	private take(): Uint8Array<ArrayBuffer> {
		const whole = new Uint8Array(this.length);
		let at = 0;
		for (const piece of this.pieces) {
			whole.set(piece, at);
			at += piece.length;
		}
		this.chunk += 1;
		this.pieces = [];
		this.length = 0;
		return whole;
	}
}
