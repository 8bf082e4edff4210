import { mkdtemp, readFile, rm } from 'node:fs/promises';
import {
	createServer,
	request as ask,
	type IncomingMessage,
	type Server,
	type ServerResponse
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { chromium, type BrowserContext, type Page } from '@playwright/test';
import { inject } from 'vitest';
import { CHROMIUM, CHROMIUM_ARGS } from '../../../support/chromium';

/** The data worker as it is built for people, on a page of its own. */
export class DeviceSite {
	/** The sync-server's address; without one the commune cannot be reached from here. */
	commune: string | undefined;

	private constructor(
		private readonly folder: string,
		private readonly server: Server,
		readonly url: string
	) {}

	static async open(): Promise<DeviceSite> {
		const folder = await mkdtemp(join(tmpdir(), 'go-cua-phones-'));
		const built = inject('deviceSite');
		const server = createServer((request, response) => {
			const path = new URL(request.url ?? '/', 'http://device').pathname;
			if (path.startsWith('/api') || path.startsWith('/db')) {
				passOn(request, response, site.commune);
				return;
			}
			readFile(join(built, path === '/' ? 'index.html' : path)).then(
				(body) => response.setHeader('content-type', TYPES[extname(path)] ?? 'text/html').end(body),
				() => response.writeHead(404).end()
			);
		});
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		const { port } = server.address() as AddressInfo;
		const site = new DeviceSite(folder, server, `http://127.0.0.1:${port}/`);
		return site;
	}

	/** A phone of its own: a browser profile that outlives its browser, at a place of one's choice. */
	async newPhone(profile?: string): Promise<Phone> {
		return new Phone(profile ?? (await mkdtemp(join(this.folder, 'phone-'))), this.url);
	}

	async close(): Promise<void> {
		await new Promise((resolve) => {
			this.server.close(resolve);
			this.server.closeAllConnections();
		});
		await rm(this.folder, { recursive: true, force: true });
	}
}

function passOn(request: IncomingMessage, response: ServerResponse, commune: string | undefined) {
	if (commune === undefined) return request.socket.destroy();
	const { method, headers } = request;
	const onward = ask(new URL(request.url ?? '/', commune), { method, headers }, (answer) => {
		response.writeHead(answer.statusCode ?? 502, answer.headers);
		answer.pipe(response);
		// What was cut off behind here is cut off for the page too.
		answer.on('close', () => answer.complete || response.destroy());
	});
	onward.on('error', () => request.socket.destroy());
	return request.pipe(onward);
}

const TYPES: Record<string, string> = { '.js': 'text/javascript', '.css': 'text/css' };

export class Phone {
	private context: BrowserContext | undefined;

	constructor(
		private readonly profile: string,
		private readonly url: string
	) {}

	/** Starts the browser when it does not run, and opens a tab. */
	async openTab(): Promise<Page> {
		this.context ??= await chromium.launchPersistentContext(this.profile, {
			executablePath: CHROMIUM,
			args: CHROMIUM_ARGS
		});
		const page = await this.context.newPage();
		page.on('pageerror', (error) => console.error('page:', error));
		await page.goto(this.url);
		await page.waitForFunction(() => 'goCua' in globalThis);
		return page;
	}

	/** As pulling the battery does to the browser alone: nothing is said, nothing is finished. */
	async kill(): Promise<void> {
		const context = this.context;
		this.context = undefined;
		if (!context) throw new Error('the browser is not running');
		const gone = new Promise((resolve) => context.once('close', resolve));
		process.kill(await processOf(this.profile), 'SIGKILL');
		await gone;
	}

	/**
	 * As when photos and videos fill it: so many bytes for this application.
	 *
	 * @returns makes room again
	 */
	async fill(page: Page, quotaSize: number): Promise<() => Promise<void>> {
		const browser = await page.context().newCDPSession(page);
		const { origin } = new URL(this.url);
		await browser.send('Storage.overrideQuotaForOrigin', { origin, quotaSize });
		return async () => {
			await browser.send('Storage.overrideQuotaForOrigin', { origin });
			await browser.detach();
		};
	}

	async close(): Promise<void> {
		await this.context?.close();
		this.context = undefined;
	}
}

/** The browser process that holds a profile: Chromium's own lock names it. */
async function processOf(profile: string): Promise<number> {
	const { readlink } = await import('node:fs/promises');
	const target = await readlink(join(profile, 'SingletonLock'));
	return Number(target.slice(target.lastIndexOf('-') + 1));
}
