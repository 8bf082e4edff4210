import { chromium, type BrowserContext, type Page } from '@playwright/test';
import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CHROMIUM, CHROMIUM_ARGS } from './chromium';

export const PHONE = { width: 360, height: 720 };
export const OFFICE_PC = { width: 1280, height: 800 };

export interface PhoneOptions {
	/** Kept after `dispose` when given. */
	profile?: string;
	viewport?: { width: number; height: number };
	/** Nothing moves, as for those who asked their device for it: what is tapped or looked at stands where it will stay. */
	isStill?: boolean;
	/** A film in Y4M that the camera sees in a loop; whoever is asked lets it. */
	cameraSees?: string;
	/** Its microphone hears a beep each second; whoever is asked lets it. */
	hearsBeeps?: boolean;
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
		private readonly options: PhoneOptions
	) {}

	static async open(url: string, options: PhoneOptions = {}): Promise<Phone> {
		const folder = options.profile ?? (await mkdtemp(join(tmpdir(), 'go-cua-phone-')));
		const phone = new Phone(url, folder, options);
		await phone.switchOn();
		return phone;
	}

	get page(): Page {
		const page = this.context?.pages()[0];
		if (!page) throw new Error('the phone is off');
		return page;
	}

	async switchOn(): Promise<void> {
		const { viewport = PHONE, isStill = false } = this.options;
		this.context = await chromium.launchPersistentContext(this.profile, {
			executablePath: CHROMIUM,
			args: [...CHROMIUM_ARGS, ...mediaOf(this.options)],
			viewport,
			reducedMotion: isStill ? 'reduce' : 'no-preference',
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
		if (this.options.profile === undefined)
			await rm(this.profile, { recursive: true, force: true });
	}

	/** The browser's own process first; its children die with it. */
	pids(): number[] {
		return readdirSync('/proc')
			.filter((name) => /^[0-9]+$/.test(name))
			.map(Number)
			.filter((pid) => commandLine(pid).includes(`--user-data-dir=${this.profile}`));
	}
}

const MADE_UP = ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'];

function mediaOf({ cameraSees, hearsBeeps }: PhoneOptions): string[] {
	if (cameraSees !== undefined)
		return [...MADE_UP, `--use-file-for-fake-video-capture=${cameraSees}`];
	return hearsBeeps === true ? MADE_UP : [];
}

function commandLine(pid: number): string[] {
	try {
		return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
	} catch {
		return []; // It ended while we were looking.
	}
}
