import { expect, type Page } from '@playwright/test';

/**
 * What stands in a form of theirs is kept on the device, as it is a moment after the last letter: from here on a browser
 * may be killed.
 *
 * @param form of the form's key, what tells it from others
 * @param written part of what was typed or chosen last
 */
export async function draftKept(
	page: Page,
	{ person, form, written }: { person: string; form: string; written: string }
): Promise<void> {
	const kept = () => page.evaluate(formsOf, { database: `own-${person}`, form });
	await expect.poll(kept, { message: `a draft of ${form} holds ${written}` }).toContain(written);
}

/** Runs in the page: as text, the forms whose key has `form` in it. */
const formsOf = ({ database, form }: { database: string; form: string }): Promise<string> =>
	new Promise((resolve, reject) => {
		const opening = indexedDB.open(database);
		opening.onerror = () => reject(opening.error);
		opening.onsuccess = () => {
			const all = opening.result.transaction('kept').objectStore('kept').getAll();
			all.onerror = () => reject(all.error);
			all.onsuccess = () => {
				opening.result.close();
				const rows = all.result as { key: string; value: unknown }[];
				resolve(JSON.stringify(rows.filter(({ key }) => key.includes(form))));
			};
		};
	});
