import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { constants, gzip } from 'node:zlib';
import { CHUNK_INFLATED_BYTES, type PackedChunk } from '../../../src/lib/domain/pack';

const compress = promisify(gzip);

/** Each of them becomes a question of the device, for its ancestry. */
const MAX_OTHERS = 500;

export interface WrittenChunk extends PackedChunk {
	content: Uint8Array;
}

/** Gathers documents into chunks and compresses them, off the server's own thread. */
export class ChunkWriter {
	readonly chunks: WrittenChunk[] = [];
	private docs: string[] = [];
	private others: string[] = [];
	private characters = 0;

	/** @param doc JSON text */
	async addDoc(doc: string): Promise<void> {
		this.docs.push(doc);
		await this.grow(doc.length);
	}

	async addOther(id: string, rev: string): Promise<void> {
		const other = JSON.stringify({ id, rev });
		this.others.push(other);
		await this.grow(other.length);
	}

	async end(): Promise<WrittenChunk[]> {
		await this.close();
		return this.chunks;
	}

	private async grow(characters: number): Promise<void> {
		this.characters += characters;
		if (this.characters >= CHUNK_INFLATED_BYTES || this.others.length >= MAX_OTHERS)
			await this.close();
	}

	private async close(): Promise<void> {
		const { docs, others } = this;
		if (docs.length + others.length === 0) return;
		const text = Buffer.from(`{"docs":[${docs.join(',')}],"others":[${others.join(',')}]}`);
		const content = await compress(text, { level: constants.Z_BEST_COMPRESSION, memLevel: 9 });
		this.chunks.push({
			content,
			bytes: content.length,
			inflatedBytes: text.length,
			entries: docs.length,
			sha256: createHash('sha256').update(content).digest('hex')
		});
		this.docs = [];
		this.others = [];
		this.characters = 0;
	}
}
