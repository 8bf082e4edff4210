import type { Page } from '@playwright/test';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Every record of every store of every database of a device, its files and its small storages, as text. */
export const keptOnDevice = (page: Page): Promise<Record<string, string>> =>
	page.evaluate(async () => {
		const asText = (value: unknown): unknown => {
			if (value instanceof ArrayBuffer) return asText(new Uint8Array(value));
			if (ArrayBuffer.isView(value)) return new TextDecoder().decode(value);
			return value;
		};
		const written = async (value: unknown): Promise<string> =>
			value instanceof Blob ? value.text() : JSON.stringify(value, (_, inside) => asText(inside));
		const answered = <T>(request: IDBRequest<T>) =>
			new Promise<T>((resolve, reject) => {
				request.onsuccess = () => resolve(request.result);
				request.onerror = () => reject(request.error ?? new Error('unknown'));
			});
		const kept: Record<string, string> = {};
		for (const { name = '' } of await indexedDB.databases()) {
			const db = await answered(indexedDB.open(name));
			for (const store of db.objectStoreNames) {
				const records = db.transaction(store).objectStore(store);
				const [keys, values] = await Promise.all([
					answered(records.getAllKeys()),
					answered(records.getAll())
				]);
				const texts = await Promise.all([...keys, ...(values as unknown[])].map(written));
				kept[`${name} / ${store}`] = texts.join('\n');
			}
			db.close();
		}
		const files = async (folder: FileSystemDirectoryHandle, path: string): Promise<void> => {
			for await (const [name, handle] of folder as unknown as AsyncIterable<
				[string, FileSystemHandle]
			>)
				if (handle.kind === 'directory')
					await files(handle as FileSystemDirectoryHandle, `${path}/${name}`);
				else
					kept[`${path}/${name}`] = await (await (handle as FileSystemFileHandle).getFile()).text();
		};
		await files(await navigator.storage.getDirectory(), 'files');
		kept['localStorage'] = JSON.stringify(localStorage);
		kept['sessionStorage'] = JSON.stringify(sessionStorage);
		return kept;
	});

/** The bytes of every file of the server: database, log of writes, audit. */
export const keptOnServer = (dataDir: string): Record<string, string> =>
	Object.fromEntries(
		readdirSync(dataDir, { recursive: true, withFileTypes: true })
			.filter((entry) => entry.isFile())
			.map(({ parentPath, name }) => {
				const path = join(parentPath, name);
				return [path.slice(dataDir.length), readFileSync(path, 'utf8')];
			})
	);
