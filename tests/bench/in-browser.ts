import type { Page } from '@playwright/test';
import { gzipSync } from 'node:zlib';
import type { Phone } from '../support/phone';
import { PASSWORD } from './bench-commune';

/** CDP slows the page's main thread only, not workers nor the process behind IndexedDB: said with every figure. */
export async function slowDown(page: Page, times: number): Promise<void> {
	const cdp = await page.context().newCDPSession(page);
	await cdp.send('Emulation.setCPUThrottlingRate', { rate: times });
}

export async function signInAndReceive(page: Page, name: string): Promise<void> {
	await page.goto('/sign-in');
	await page.getByLabel('Tên đăng nhập').fill(name);
	await page.getByLabel('Mật khẩu').fill(PASSWORD);
	await page.getByRole('button', { name: 'Đăng nhập' }).click();
	await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'), { timeout: 120_000 });
	await page.goto('/sync');
	await page
		.getByRole('heading', { name: /Xã đã nhận tất cả|Chưa có gì để gửi/ })
		.waitFor({ timeout: 600_000 });
	await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
	await page.reload();
	await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
}

const ROW = 'main a[href^="/households/0"]';

/** Notes, in the page itself, when the frame with the first household is there. */
const NOTE_FIRST_ROW = `new MutationObserver((_, observer) => {
	if (!document.querySelector('${ROW}')) return;
	observer.disconnect();
	requestAnimationFrame(() => setTimeout(() => (window.firstRowMs = performance.now())));
}).observe(document, { childList: true, subtree: true });`;

/** From the navigation to the first household on the screen, offline, in a fresh browser. */
export async function coldStartMs(
	phone: Phone,
	slowTimes: number,
	path: '/households' | '/today' = '/households'
): Promise<number> {
	await phone.switchOff();
	await phone.switchOn();
	await slowDown(phone.page, slowTimes);
	await phone.page.addInitScript(NOTE_FIRST_ROW);
	await phone.page.goto(path, { waitUntil: 'commit' });
	const noted = await phone.page.waitForFunction(
		() => (window as { firstRowMs?: number }).firstRowMs,
		undefined,
		{ timeout: 60_000 }
	);
	return Number(await noted.jsonValue());
}

/** Bytes of every script asked for before the first household showed, as gzip sends them. */
export async function scriptsBeforeList(page: Page): Promise<{ page: number; worker: number }> {
	const scripts: { url: string; atMs: number; of: 'page' | 'worker'; bytes: Promise<number> }[] =
		[];
	page.context().on('response', (response) => {
		if (!/\.js($|\?)/.test(response.url()) || /service-worker/.test(response.url())) return;
		// What the service worker fetches for later, no screen waits for.
		if (response.request().serviceWorker() !== null) return;
		scripts.push({
			url: response.url(),
			atMs: Date.now(),
			of: /\/workers\//.test(response.url()) ? 'worker' : 'page',
			// The browser does not keep every body until it is read; one that is gone is fetched once more, not left out.
			bytes: response
				.body()
				.catch(async () => (await page.request.get(response.url())).body())
				.then((body) => gzipSync(body, { level: 9 }).length)
		});
	});
	await page.addInitScript(NOTE_FIRST_ROW);
	await page.goto('/households');
	const shown = await page.waitForFunction(() => {
		const { firstRowMs } = window as { firstRowMs?: number };
		return firstRowMs === undefined ? undefined : performance.timeOrigin + firstRowMs;
	});
	const shownMs = Number(await shown.jsonValue());
	const sizes = { page: 0, worker: 0 };
	const counted = new Set<string>();
	for (const { url, atMs, of, bytes } of scripts) {
		// A script that the service worker answers is seen twice: asked by the page, and answered.
		if (atMs > shownMs || counted.has(url)) continue;
		counted.add(url);
		sizes[of] += await bytes;
	}
	return sizes;
}

/** After a first pull the ledger is walked once for what waits to be sent: of ten thousand households that takes a while. */
const FIRST_WALK_MS = 20_000;

/** One time for each text typed: from the key to the frame that shows what it changed. */
export async function searchMs(page: Page, texts: readonly string[]): Promise<number[]> {
	await page.goto('/households');
	await page.waitForSelector(ROW);
	await page.waitForTimeout(FIRST_WALK_MS);
	const times: number[] = [];
	for (const text of texts) {
		// What the letter before brought is on the screen whole, as when a thumb types.
		await page.waitForTimeout(500);
		times.push(
			await page.evaluate(async (typed) => {
				const field = document.querySelector<HTMLInputElement>('main input');
				const find = field?.closest('.find');
				const list = find?.parentElement;
				if (!field || !find || !list) throw new Error('no search field');
				const changed = new Promise<void>((resolve) => {
					const observer = new MutationObserver((changes) => {
						// The field itself changes at once; what was found stands below it.
						if (changes.every(({ target }) => find.contains(target))) return;
						observer.disconnect();
						requestAnimationFrame(() => setTimeout(resolve));
					});
					observer.observe(list, { childList: true, subtree: true, characterData: true });
				});
				const started = performance.now();
				field.value = typed;
				field.dispatchEvent(new InputEvent('input', { bubbles: true }));
				await changed;
				return performance.now() - started;
			}, text)
		);
	}
	return times;
}

/** From the tap that ends a visit to the page that says it is saved. */
export async function saveVisitMs(page: Page, households: readonly string[]): Promise<number[]> {
	const times: number[] = [];
	for (const household of households) {
		await page.goto(`${household}/visit`);
		const tap = page.getByRole('button', { name: 'Vắng nhà' });
		await tap.waitFor();
		// Nobody taps in the moment a page opens; by then the ledger is open.
		await page.waitForTimeout(1500);
		times.push(
			await tap.evaluate(async (button) => {
				const saved = new Promise<void>((resolve) => {
					const observer = new MutationObserver(() => {
						if (!document.querySelector('h1')?.textContent?.includes('Đã lưu')) return;
						observer.disconnect();
						requestAnimationFrame(() => setTimeout(resolve));
					});
					observer.observe(document.body, { childList: true, subtree: true, characterData: true });
				});
				const started = performance.now();
				(button as HTMLElement).click();
				await saved;
				return performance.now() - started;
			})
		);
	}
	return times;
}

export async function householdAddresses(page: Page, count: number): Promise<string[]> {
	await page.goto('/households');
	await page.waitForSelector(ROW);
	// Further rows come when the last one is scrolled to.
	while ((await page.locator(ROW).count()) < count)
		await page.locator(ROW).last().scrollIntoViewIfNeeded();
	const all = await page
		.locator(ROW)
		.evaluateAll((links) => links.map((a) => a.getAttribute('href')));
	return all.slice(0, count).map(String);
}
