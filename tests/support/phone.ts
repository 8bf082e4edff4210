import { chromium, type BrowserContext, type Page } from '@playwright/test';
import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const CHROMIUM = process.env['GO_CUA_CHROMIUM'] ?? '/usr/bin/chromium';

const ARGS = [
	'--no-sandbox',
	'--disable-gpu',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
	'--no-first-run'
];

export const PHONE = { width: 360, height: 720 };
export const OFFICE_PC = { width: 1280, height: 800 };

export interface PhoneOptions {
	/** Kept after `dispose` when given. */
	profile?: string;
	viewport?: { width: number; height: number };
}

/**
 * One device: a real Chromium with a profile of its own that outlives the browser, so that a browser can be killed by
 * its process id, as an empty battery would, and opened again on the same data.
 */
export class Phone {
	private context: BrowserContext | undefined;

	private constructor(
		readonly url: string,
		readonly profile: string,
		private readonly viewport: { width: number; height: number },
		private readonly isTemporary: boolean
	) {}

	static async open(url: string, { profile, viewport = PHONE }: PhoneOptions = {}): Promise<Phone> {
		const folder = profile ?? (await mkdtemp(join(tmpdir(), 'go-cua-phone-')));
		const phone = new Phone(url, folder, viewport, profile === undefined);
		await phone.switchOn();
		return phone;
	}

	get page(): Page {
		const page = this.context?.pages()[0];
		if (!page) throw new Error('the phone is off');
		return page;
	}

	async switchOn(): Promise<void> {
		this.context = await chromium.launchPersistentContext(this.profile, {
			executablePath: CHROMIUM,
			args: ARGS,
			viewport: this.viewport,
			locale: 'vi-VN',
			timezoneId: 'Asia/Ho_Chi_Minh',
			baseURL: this.url,
			acceptDownloads: true
		});
	}

	/** A further tab on the same phone. */
	newTab(): Promise<Page> {
		if (!this.context) throw new Error('the phone is off');
		return this.context.newPage();
	}

	/** Ends every process of the browser without warning. */
	async kill(): Promise<void> {
		const gone = new Promise<void>((resolve) => this.context?.once('close', () => resolve()));
		for (const pid of this.pids()) process.kill(pid, 'SIGKILL');
		await gone;
		this.context = undefined;
	}

	async switchOff(): Promise<void> {
		await this.context?.close();
		this.context = undefined;
	}

	async dispose(): Promise<void> {
		await this.switchOff();
		if (this.isTemporary) await rm(this.profile, { recursive: true, force: true });
	}

	/** The browser's own process first; its children die with it. */
	pids(): number[] {
		return readdirSync('/proc')
			.filter((name) => /^[0-9]+$/.test(name))
			.map(Number)
			.filter((pid) => commandLine(pid).includes(`--user-data-dir=${this.profile}`));
	}
}

function commandLine(pid: number): string[] {
	try {
		return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
	} catch {
		return []; // It ended while we were looking.
	}
}
