import type { Page } from '@playwright/test';

/** Everything the browser keeps for this application, as text. */
export const allKept = (page: Page): Promise<string> =>
	page.evaluate(async () => {
		const kept: unknown[] = [];
		for (const { name } of await indexedDB.databases()) {
			const db = await new Promise<IDBDatabase>((resolve, reject) => {
				const opening = indexedDB.open(name ?? '');
				opening.onsuccess = () => resolve(opening.result);
				opening.onerror = () => reject(opening.error);
			});
			for (const store of db.objectStoreNames)
				kept.push(
					await new Promise((resolve, reject) => {
						const reading = db.transaction(store).objectStore(store).getAll();
						reading.onsuccess = () => resolve(reading.result);
						reading.onerror = () => reject(reading.error);
					})
				);
			db.close();
		}
		const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle('unsent');
		for await (const handle of folder.values())
			if (handle.kind === 'file')
				kept.push(await (await (handle as FileSystemFileHandle).getFile()).text());
		return JSON.stringify(kept);
	});
