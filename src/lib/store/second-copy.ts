import { parseEntryId } from '../domain/ids';
import { decodeLines, encodeLine, type KeptEntry } from './second-copy-lines';

/**
 * A second copy of unsent entries outside IndexedDB: a file of lines in the origin private file system, flushed at every
 * entry, so that a wiped or damaged database gives its unsent work back at the next start.
 *
 * Every worker writes a file of its own, since a file can be open in one place only, and has a spare one to write it
 * anew into. A worker that starts takes over the files of dead ones, which it recognises by being able to open them.
 * Files are emptied and used again, never removed: a flush makes lasting what is in a file, while Chromium takes half a
 * minute to make lasting that there is such a file (a power cut showed it).
 *
 *   unsent-<person>-<random>.jsonl
 */
export class SecondCopy {
	#file: OpenFile;
	#spare: OpenFile;
	readonly #kept: Map<string, KeptEntry>;

	private constructor([file, spare]: [OpenFile, OpenFile], kept: readonly KeptEntry[]) {
		this.#file = file;
		this.#spare = spare;
		this.#kept = new Map(kept.map((line) => [line.entry._id, line]));
	}

	/** Undefined where the browser has no such files, or none to give: work goes on with one copy, and says so. */
	static async open(person: string): Promise<SecondCopy | undefined> {
		try {
			const folder = await openFolder();
			if (!folder) return undefined;
			const dead = await openDeadFiles(folder, person);
			const [file = await OpenFile.create(folder, person), ...others] = dead;
			const [spare = await OpenFile.create(folder, person), ...surplus] = others;
			const kept = takeOver(file, [spare, ...surplus]);
			for (const other of surplus) other.close();
			return new SecondCopy([file, spare], kept);
		} catch {
			return undefined;
		}
	}

	get all(): KeptEntry[] {
		return [...this.#kept.values()];
	}

	has(entryId: string): boolean {
		return this.#kept.has(entryId);
	}

	/** On the disk when true is answered. */
	keep(village: string, entries: readonly KeptEntry['entry'][]): boolean {
		const lines = entries.map((entry) => ({ village, entry }));
		try {
			this.#file.write(lines.map(encodeLine).join(''));
		} catch {
			return false;
		}
		for (const line of lines) this.#kept.set(line.entry._id, line);
		return true;
	}

	/** The commune has these: they need no second copy. The file shrinks when little of it is still needed. */
	release(entryIds: Iterable<string>): void {
		let released = 0;
		for (const id of entryIds) if (this.#kept.delete(id)) released++;
		if (released === 0) return;
		if (this.#kept.size === 0) this.#file.empty();
		else if (this.#file.size > WORTH_REWRITING_BYTES) this.#rewrite();
	}

	/** These households were erased: not a word of them stays, not even of what the commune has long had. */
	erase(households: readonly string[]): void {
		const erased = new Set(households);
		for (const id of [...this.#kept.keys()])
			if (erased.has(parseEntryId(id)?.subject ?? '')) this.#kept.delete(id);
		if (this.#file.size > 0) this.#writeAnew(this.all.map(encodeLine).join(''));
	}

	/** The same of single entries. */
	drop(entryIds: readonly string[]): void {
		for (const id of entryIds) this.#kept.delete(id);
		if (this.#file.size > 0) this.#writeAnew(this.all.map(encodeLine).join(''));
	}

	#rewrite(): void {
		const text = this.all.map(encodeLine).join('');
		if (text.length <= this.#file.size / 2) this.#writeAnew(text);
	}

	#writeAnew(text: string): void {
		this.#spare.write(text);
		[this.#file, this.#spare] = [this.#spare, this.#file];
		this.#spare.empty();
	}

	/** The files stay; the next worker of this person takes them over. */
	close(): void {
		this.#file.close();
		this.#spare.close();
	}
}

/** Brings what dead workers left in other files into this one, and empties those. */
function takeOver(file: OpenFile, others: readonly OpenFile[]): KeptEntry[] {
	const own = decodeLines(file.readAll()).kept;
	const here = new Set(own.map(({ entry }) => entry._id));
	const left = decodeLines(others.map((other) => other.readAll()).join('\n')).kept;
	const elsewhere = left.filter(({ entry }) => !here.has(entry._id));
	// A line that was being written when the battery died must not spoil the next one.
	if (file.size > 0) file.write('\n');
	if (elsewhere.length > 0) file.write(elsewhere.map(encodeLine).join(''));
	// Only now: were we to die before this, the next start would find both, each line valid.
	for (const other of others) if (other.size > 0) other.empty();
	return [...own, ...elsewhere];
}

/** A phone's flash writes 64 KB in one go; below that rewriting gains nothing. */
const WORTH_REWRITING_BYTES = 64 * 1024;

/** How many entries wait in second copies here, by person: read without anybody being signed in. */
export async function unsentInSecondCopies(): Promise<{ person: string; entries: number }[]> {
	const idsByPerson = new Map<string, Set<string>>();
	try {
		const folder = await openFolder();
		if (!folder) return [];
		for (const { person, handle } of await listFiles(folder)) {
			const ids = idsByPerson.get(person) ?? new Set();
			const { kept } = decodeLines(await (await handle.getFile()).text());
			for (const { entry } of kept) ids.add(entry._id);
			idsByPerson.set(person, ids);
		}
	} catch {
		// A file that vanished or cannot be read now is counted at the next look.
	}
	return [...idsByPerson]
		.map(([person, ids]) => ({ person, entries: ids.size }))
		.filter(({ entries }) => entries > 0);
}

/** What every second copy of a person holds of one village, also those of workers that are not running. */
export async function copiedOf(person: string, village: string): Promise<string[]> {
	const ids = new Set<string>();
	try {
		const folder = await openFolder();
		for (const file of folder ? await listFiles(folder) : []) {
			if (file.person !== person) continue;
			const { kept } = decodeLines(await (await file.handle.getFile()).text());
			for (const line of kept) if (line.village === village) ids.add(line.entry._id);
		}
	} catch {
		// As above; what is missed here is handed in once more at the next start.
	}
	return [...ids];
}

const FOLDER = 'unsent';
const FILE_NAME = /^unsent-(.+)-[0-9a-f]+\.jsonl$/;

async function openFolder(): Promise<FileSystemDirectoryHandle | undefined> {
	if (typeof FileSystemFileHandle === 'undefined') return undefined;
	if (!('createSyncAccessHandle' in FileSystemFileHandle.prototype)) return undefined;
	const root = await navigator.storage.getDirectory();
	return root.getDirectoryHandle(FOLDER, { create: true });
}

async function listFiles(folder: FileSystemDirectoryHandle) {
	const files: { person: string; handle: FileSystemFileHandle }[] = [];
	for await (const [name, handle] of folder.entries()) {
		const person = FILE_NAME.exec(name)?.[1];
		if (person !== undefined && handle.kind === 'file')
			files.push({ person, handle: handle as FileSystemFileHandle });
	}
	return files;
}

async function openDeadFiles(folder: FileSystemDirectoryHandle, person: string) {
	const dead: OpenFile[] = [];
	for (const file of await listFiles(folder)) {
		if (file.person !== person) continue;
		const opened = await OpenFile.tryOpen(file.handle);
		if (opened) dead.push(opened);
	}
	return dead;
}

/** The part of FileSystemSyncAccessHandle we use; TypeScript knows it in worker code only. */
interface SyncAccess {
	read(into: Uint8Array, options: { at: number }): number;
	write(bytes: Uint8Array, options: { at: number }): number;
	truncate(size: number): void;
	getSize(): number;
	flush(): void;
	close(): void;
}

class OpenFile {
	private constructor(private readonly access: SyncAccess) {}

	static async create(folder: FileSystemDirectoryHandle, person: string): Promise<OpenFile> {
		const random = crypto.getRandomValues(new Uint32Array(2));
		const name = `unsent-${person}-${[...random].map((part) => part.toString(16)).join('')}.jsonl`;
		const handle = await folder.getFileHandle(name, { create: true });
		return new OpenFile(await accessTo(handle));
	}

	/** Undefined when a living worker has it. */
	static async tryOpen(handle: FileSystemFileHandle): Promise<OpenFile | undefined> {
		try {
			return new OpenFile(await accessTo(handle));
		} catch {
			return undefined;
		}
	}

	get size(): number {
		return this.access.getSize();
	}

	readAll(): string {
		const bytes = new Uint8Array(this.access.getSize());
		this.access.read(bytes, { at: 0 });
		return new TextDecoder().decode(bytes);
	}

	write(text: string): void {
		const size = this.access.getSize();
		const bytes = new TextEncoder().encode(text);
		try {
			if (this.access.write(bytes, { at: size }) < bytes.length) throw new Error('storage is full');
			this.access.flush();
		} catch (cause) {
			// Half a line at the end would spoil the next one.
			this.access.truncate(size);
			throw cause;
		}
	}

	empty(): void {
		this.access.truncate(0);
		this.access.flush();
	}

	close(): void {
		this.access.close();
	}
}

const accessTo = (handle: FileSystemFileHandle): Promise<SyncAccess> =>
	(
		handle as FileSystemFileHandle & { createSyncAccessHandle(): Promise<SyncAccess> }
	).createSyncAccessHandle();
