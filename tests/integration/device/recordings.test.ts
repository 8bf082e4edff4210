import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { communeOf } from '../../../src/lib/domain/commune-of';
import type { RecordingSlot } from '../../../src/lib/domain/recordings/recording-slot';
import { recordingKey, type SPOKEN_LANGUAGES } from '../../../src/lib/domain/visit/lessons';
import { useData } from '../../support/data-used';
import { startServer } from '../../support/server-process';
import { wav } from '../../support/sounds';
import { BadLink } from '../../support/sync/bad-link';
import { usePhonesOfCommune } from './harness/use-phones';

let link: BadLink;
const commune = usePhonesOfCommune(startServer, async (url) => (link = await BadLink.to(url)).url);
const { newPhone } = commune;
let folder: string;
beforeEach(async () => {
	link.fate = () => 'pass';
	link.seen.length = 0;
	folder = await mkdtemp(join(tmpdir(), 'go-cua-recordings-'));
	return () => rm(folder, { recursive: true, force: true });
});
afterAll(() => link.close());

/** Many share these two cores. */
const SLOW = { timeout: 30_000, interval: 500 };

/** Each test has a step of its own: the commune is the same all the while. */
const keyOf = (step: string, language: (typeof SPOKEN_LANGUAGES)[number] = 'thai') =>
	recordingKey('activate', step, language);

class Tablet {
	private constructor(
		readonly page: Page,
		private readonly code: string,
		readonly close: () => Promise<void>
	) {}

	static async of(person: string): Promise<Tablet> {
		const phone = await newPhone();
		const page = await phone.openTab();
		const village = await page.evaluate(async (name) => {
			const answer = await goCua.run('signIn', { name, password: 'go-cua-demo' });
			if (!answer.ok) throw new Error(JSON.stringify(answer.error));
			return answer.value.villages[0]?.id ?? '';
		}, person);
		const tablet = new Tablet(page, communeOf(village), () => phone.close());
		await tablet.idle();
		return tablet;
	}

	/** Says when the round under way is over; what is done in spare time goes on behind it. */
	async idle(): Promise<void> {
		await this.page.evaluate(() =>
			goCua.until(
				'sync',
				null,
				({ phase, allReceivedMs }) => phase === 'idle' && allReceivedMs !== undefined
			)
		);
	}

	async sync(): Promise<void> {
		await this.page.evaluate(() => goCua.run('syncNow', null));
	}

	choose(language: (typeof SPOKEN_LANGUAGES)[number], on = true): Promise<null> {
		return this.page.evaluate(
			([language, on]) => goCua.run('chooseRecordingLanguage', { language, on }),
			[language, on] as const
		);
	}

	async record(key: string, sound: Buffer, { shares = true } = {}): Promise<void> {
		const kept = await this.page.evaluate(
			([key, base64, commune]) => {
				const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0)).buffer;
				return goCua.run('keepRecording', { key, bytes, commune });
			},
			[key, sound.toString('base64'), shares ? this.code : undefined] as const
		);
		expect(kept).toEqual({ ok: true, value: null });
	}

	share(key: string): Promise<null> {
		return this.page.evaluate(([key, commune]) => goCua.run('shareRecording', { key, commune }), [
			key,
			this.code
		] as const);
	}

	remove(key: string): Promise<null> {
		return this.page.evaluate(
			([key, commune]) => goCua.run('leaveRecording', { key, commune, leaving: true }),
			[key, this.code] as const
		);
	}

	/** The slot once it is as wished. */
	async until(key: string, wished: RecordingSlot | undefined): Promise<void> {
		await this.page.evaluate(
			([key, commune, wished]) =>
				goCua.until(
					'recordings',
					{ commune },
					({ slots }) => JSON.stringify(slots[key] ?? null) === JSON.stringify(wished)
				),
			[key, this.code, wished ?? null] as const
		);
	}

	/** What is heard at the step. */
	async hears(key: string): Promise<Buffer | null> {
		const base64 = await this.page.evaluate(
			async ([key, commune]) => {
				const heard = await goCua.run('loadRecording', { key, commune });
				if (!heard) return null;
				let text = '';
				for (const byte of new Uint8Array(heard.bytes)) text += String.fromCharCode(byte);
				return btoa(text);
			},
			[key, this.code] as const
		);
		return base64 === null ? null : Buffer.from(base64, 'base64');
	}
}

const there = (sound: Buffer, here = true): RecordingSlot => ({
	commune: { bytes: sound.length, here, leaving: false }
});
const own = (sound: Buffer, state: 'here-only' | 'waiting' | 'clash'): RecordingSlot => ({
	own: { bytes: sound.length, state }
});
const ofSounds = () => link.seen.filter(({ path }) => /recordings\/[\w-]{43}$/.test(path));

test('what an officer records is heard on a volunteer’s device that asked for the language, until it is removed', async () => {
	const [officer, volunteer] = [await Tablet.of('canbo'), await Tablet.of('tnv1')];
	const [key, ownKey, otherLanguage] = [keyOf('phone'), keyOf('store'), keyOf('phone', 'hmong')];
	const mine = wav(0.5);
	await volunteer.record(ownKey, mine, { shares: false });
	await volunteer.choose('thai');

	await officer.record(key, wav(1));
	await officer.record(ownKey, wav(2));
	await officer.record(otherLanguage, wav(3));
	for (const [one, sound] of [
		[key, wav(1)],
		[ownKey, wav(2)],
		[otherLanguage, wav(3)]
	] as const)
		await officer.until(one, there(sound));

	await volunteer.sync();
	await volunteer.until(key, there(wav(1)));
	await volunteer.until(ownKey, { ...there(wav(2)), ...own(mine, 'here-only') });
	// Its size is known before anybody asks for it.
	await volunteer.until(otherLanguage, there(wav(3), false));
	expect(await volunteer.hears(key)).toEqual(wav(1));
	expect(await volunteer.hears(ownKey)).toEqual(mine);
	expect(await volunteer.hears(otherLanguage)).toBeNull();

	const asked = link.seen.length;
	await volunteer.sync();
	await volunteer.idle();
	await expect
		.poll(
			() => link.seen.slice(asked).filter(({ path }) => path.startsWith('/api/access')).length,
			SLOW
		)
		.toBe(1);
	expect(link.seen.slice(asked).filter(({ path }) => path.includes('recordings'))).toEqual([]);

	for (const one of [key, ownKey]) await officer.remove(one);
	await officer.until(key, undefined);
	await officer.until(ownKey, undefined);
	await volunteer.sync();
	await volunteer.until(key, undefined);
	await volunteer.until(ownKey, own(mine, 'here-only'));
	expect(await volunteer.hears(key)).toBeNull();
});

test('a sound that was cut off goes on where it was', async () => {
	const [officer, volunteer] = [await Tablet.of('canbo'), await Tablet.of('tnv1')];
	const [key, sound] = [keyOf('install'), wav(50)];
	await volunteer.choose('thai');
	await volunteer.idle();
	await officer.record(key, sound);
	await officer.until(key, there(sound));

	link.fate = ({ path }) => (/recordings\/[\w-]{43}$/.test(path) ? 'cut-the-answer' : 'pass');
	await volunteer.sync();
	await volunteer.until(key, there(sound, false));
	await expect.poll(() => ofSounds().length, SLOW).toBeGreaterThan(0);
	// The cut is noticed and what came is written; then again from there, however often it takes.
	await expect
		.poll(async () => {
			await volunteer.sync();
			return ofSounds().some(({ range }) => range !== undefined && range !== 'bytes=0-');
		}, SLOW)
		.toBe(true);
	link.fate = () => 'pass';
	await volunteer.sync();
	await volunteer.until(key, there(sound));
	expect(await volunteer.hears(key)).toEqual(sound);
});

test('a recording whose answer was lost is sent again and stands there once', async () => {
	const officer = await Tablet.of('canbo');
	const [key, sound] = [keyOf('open'), wav(1)];
	link.fate = ({ method }) => (method === 'PUT' ? 'lose-the-answer' : 'pass');
	await officer.record(key, sound);
	await expect.poll(() => link.seen.some(({ method }) => method === 'PUT'), SLOW).toBe(true);
	await officer.until(key, own(sound, 'waiting'));
	link.fate = () => 'pass';
	await officer.sync();
	await officer.until(key, there(sound));
});

test('two officers who recorded one step are told, and what they choose is heard', async () => {
	const [first, second] = [await Tablet.of('canbo'), await Tablet.of('canbo')];
	const [key, mine, theirs] = [keyOf('number'), wav(1), wav(2)];
	// Kept here alone: nothing sends it before the other one is at the commune.
	await second.record(key, mine, { shares: false });
	await second.until(key, own(mine, 'here-only'));
	await first.record(key, theirs);
	await first.until(key, there(theirs));

	await second.share(key);
	await second.until(key, { ...there(theirs), ...own(mine, 'clash') });
	expect(await second.hears(key)).toEqual(mine);
	await second.share(key);
	await second.until(key, there(mine));
	await first.sync();
	await first.until(key, there(mine, false));
});

test('a device at its monthly limit fetches nothing, and goes on when there is more', async () => {
	const [officer, volunteer] = [await Tablet.of('canbo'), await Tablet.of('tnv1')];
	const [key, sound] = [keyOf('passcode'), wav(40)];
	await officer.record(key, sound);
	await officer.until(key, there(sound));
	await volunteer.page.evaluate(() => goCua.run('setDataCap', { cap: 5 }));
	await useData(volunteer.page, 4_800_000);
	await volunteer.choose('thai');
	await volunteer.sync();
	await volunteer.until(key, there(sound, false));
	await volunteer.page.evaluate(() => goCua.run('setDataCap', { cap: 20 }));
	await volunteer.until(key, there(sound));
	const { usedThisMonthBytes } = await volunteer.page.evaluate(() => goCua.until('sync', null));
	expect(usedThisMonthBytes).toBeGreaterThan(4_800_000 + sound.length);
});

test('what a restored server lacks is given back by the device that recorded it', async () => {
	const officer = await Tablet.of('canbo');
	const [key, sound] = [keyOf('questions'), wav(1)];
	const backup = join(folder, 'ban-sao.sqlite');
	expect(await commune.server.command(['backup', backup])).toMatchObject({ code: 0 });
	await officer.record(key, sound);
	await officer.until(key, there(sound));

	await commune.server.stop();
	expect(await commune.server.command(['restore', backup])).toMatchObject({ code: 0 });
	await commune.server.start();
	const volunteer = await Tablet.of('tnv1');
	await volunteer.choose('thai');
	await officer.sync();
	await expect
		.poll(async () => {
			await volunteer.sync();
			return volunteer.hears(key);
		}, SLOW)
		.toEqual(sound);
});
