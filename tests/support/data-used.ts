import type { Page } from '@playwright/test';

/** As if sync of tnv1's device had used so much since the first of the month. */
export const useData = (page: Page, bytes: number): Promise<void> =>
	page.evaluate(
		(used) =>
			new Promise<void>((resolve, reject) => {
				const opening = indexedDB.open('own-tnv1');
				opening.onerror = () => reject(opening.error);
				opening.onsuccess = () => {
					const change = opening.result.transaction('kept', 'readwrite');
					const month = new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 7);
					change.objectStore('kept').put({ key: 'data-use', value: { [month]: used } });
					change.oncomplete = () => {
						opening.result.close();
						resolve();
					};
				};
			}),
		bytes
	);
