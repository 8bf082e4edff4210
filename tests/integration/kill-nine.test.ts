import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openAsItIs, openSqlite } from '../../sync-server/src/storage/sqlite/open';
import { registered, ulidOf } from '../support/builders';
import { startServer, type ServerProcess } from '../support/server-process';

/**
 * The server is killed again and again while phones send their day, others follow it by every kind of feed, and commands
 * write to the same file. Whatever was acknowledged must be there in the end, under the sequence it was first seen with,
 * with one line in the audit log; and a feed that goes on where it was cut misses nothing.
 */

const KILLS = 4;
const VILLAGES = ['village-17284-01', 'village-17284-02'] as const;
const PASSWORD = 'mot-mat-khau-dai';
/** Between two kills at least this many new entries are acknowledged, so that each kill meets a server at work. */
const ENTRIES_BETWEEN_KILLS = 150;

let server: ServerProcess;
beforeAll(async () => {
	server = await startServer({ args: ['--log-level', 'error'] });
});
afterAll(() => server.dispose());

interface Phone {
	name: string;
	device: string;
	village: string;
	token: string;
}

/** A volunteer with three phones, which share the day's work. */
async function phonesOf(name: string, village: string): Promise<Phone[]> {
	const added = await server.command([
		...['user', 'add', name, '--role', 'volunteer', '--villages', village],
		...['--password', PASSWORD]
	]);
	expect(added).toMatchObject({ code: 0 });
	const devices = ['0', '1', '2'].map((n) => `${name.toUpperCase()}PHNE0${n}`);
	return Promise.all(
		devices.map(async (device) => {
			const { token } = await server.signIn(name, PASSWORD, device);
			return { name, device, village, token };
		})
	);
}

const authorised = ({ token }: Phone) => ({
	authorization: `Bearer ${token}`,
	'content-type': 'application/json'
});

let households = 0;

/** An entry with the revision a phone gives it. */
function newEntry({ name, device }: Phone) {
	const household = ulidOf(++households);
	const entry = registered({ household, by: name, device, minute: households });
	const hash = createHash('md5').update(JSON.stringify(entry)).digest('hex');
	return { ...entry, _rev: `1-${hash}`, _revisions: { start: 1, ids: [hash] } };
}

class Day {
	readonly acknowledged = new Map<string, Set<string>>();
	readonly villagesMade: string[] = [];
	isOver = false;

	get count(): number {
		return [...this.acknowledged.values()].reduce((sum, ids) => sum + ids.size, 0);
	}

	/** Sends batches until the day is over; a batch without an answer is sent again, as a phone does. */
	async send(phone: Phone): Promise<void> {
		while (!this.isOver) {
			const docs = Array.from({ length: 1 + (households % 25) }, () => newEntry(phone));
			const answer = await this.untilAnswered(() =>
				fetch(`${server.url}/db/${phone.village}/_bulk_docs`, {
					method: 'POST',
					headers: authorised(phone),
					body: JSON.stringify({ docs, new_edits: false })
				})
			);
			if (answer === undefined) return;
			expect(answer).toEqual([]);
			const ids = this.acknowledged.get(phone.village) ?? new Set();
			for (const { _id } of docs) ids.add(_id);
			this.acknowledged.set(phone.village, ids);
		}
	}

	/** Follows a village by long poll; no sequence may ever stand for two different entries. */
	async follow(phone: Phone, seen: Map<number, string>): Promise<void> {
		let since = '0';
		while (!this.isOver) {
			const page = (await this.untilAnswered(() =>
				fetch(
					`${server.url}/db/${phone.village}/_changes?feed=longpoll&limit=50&timeout=500&since=${since}`,
					{ headers: authorised(phone) }
				)
			)) as { results: { seq: string; id: string }[]; last_seq: string } | undefined;
			if (page === undefined) return;
			for (const { seq, id } of page.results) note(seen, seq, id);
			since = page.last_seq;
		}
	}

	/** Follows by a feed that stays open, row by row; cut off, it goes on after the last whole row. */
	async stream(phone: Phone, seen: Map<number, string>): Promise<void> {
		let since = '0';
		while (!this.isOver) {
			try {
				const response = await fetch(
					`${server.url}/db/${phone.village}/_changes?feed=continuous&heartbeat=200&timeout=2000&since=${since}`,
					{ headers: authorised(phone) }
				);
				for await (const line of wholeLines(response)) {
					const row = JSON.parse(line) as { seq?: string; id?: string; last_seq?: string };
					if (row.seq !== undefined && row.id !== undefined) {
						// In order and without a gap: no document of this day changes twice.
						expect(parseInt(row.seq, 10)).toBe(parseInt(since, 10) + 1);
						note(seen, row.seq, row.id);
					}
					since = row.seq ?? row.last_seq ?? since;
					if (this.isOver) return;
				}
			} catch (thrown) {
				if (!(thrown instanceof TypeError)) throw thrown;
			}
			await pause(100);
		}
	}

	/** Beside the server and its kills, another process writes to the same file. */
	async commandBeside(): Promise<void> {
		for (let n = 0; !this.isOver; n++) {
			const made = await server.command(['village', 'add', `village-17285-${100 + n}`]);
			if (made.code === 0) this.villagesMade.push(`village-17285-${100 + n}`);
			else expect(made.stderr).toContain('dữ liệu đang bận');
			await pause(1500);
		}
	}

	private async untilAnswered(ask: () => Promise<Response>): Promise<unknown> {
		while (!this.isOver) {
			try {
				const response = await ask();
				const body: unknown = await response.json();
				expect([200, 201, 503]).toContain(response.status);
				if (response.ok) return body;
			} catch (thrown) {
				// The server is gone, perhaps in the middle of its answer.
				if (!(thrown instanceof TypeError || thrown instanceof SyntaxError)) throw thrown;
			}
			await pause(100);
		}
		return undefined;
	}
}

async function* wholeLines(response: Response): AsyncGenerator<string> {
	let text = '';
	for await (const bytes of response.body ?? []) {
		text += Buffer.from(bytes).toString('utf8');
		const lines = text.split('\n');
		text = lines.pop() ?? '';
		for (const line of lines) if (line !== '') yield line;
	}
}

function note(seen: Map<number, string>, seqToken: string, id: string): void {
	const seq = parseInt(seqToken, 10);
	const before = seen.get(seq);
	if (before !== undefined) expect(id).toBe(before);
	seen.set(seq, id);
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

async function untilGrown(day: Day, by: number): Promise<void> {
	const enough = day.count + by;
	while (day.count < enough) await pause(10);
}

test('every record the commune has acknowledged is there after the server was killed again and again', async () => {
	const [first, second] = await Promise.all([
		phonesOf('tnv1', VILLAGES[0]),
		phonesOf('tnv2', VILLAGES[1])
	]);
	const phones = [...first, ...second];
	const followers = [...first.slice(0, 1), ...second.slice(0, 1)];
	const streaming = new Map(
		VILLAGES.map((village) => [village as string, new Map<number, string>()])
	);
	const seen = new Map(VILLAGES.map((village) => [village as string, new Map<number, string>()]));

	const day = new Day();
	const work = [
		...phones.map((phone) => day.send(phone)),
		...followers.map((phone) => day.follow(phone, seen.get(phone.village) ?? new Map())),
		...followers.map((phone) => day.stream(phone, streaming.get(phone.village) ?? new Map())),
		day.commandBeside()
	];
	for (let kill = 0; kill < KILLS; kill++) {
		await Promise.race([untilGrown(day, ENTRIES_BETWEEN_KILLS), Promise.all(work)]);
		// At another moment of a write each time.
		await pause(kill * 7);
		await server.kill();
		// The last time only: opening the file mends it, and the server must be able to do that by itself.
		if (kill === KILLS - 1) expectSound(server);
		await server.start();
	}
	await untilGrown(day, ENTRIES_BETWEEN_KILLS);
	day.isOver = true;
	await Promise.all(work);

	for (const phone of followers) {
		const response = await fetch(`${server.url}/db/${phone.village}/_changes`, {
			headers: authorised(phone)
		});
		const { results } = (await response.json()) as { results: { seq: string; id: string }[] };
		const stored = new Set(results.map(({ id }) => id));
		const lost = [...(day.acknowledged.get(phone.village) ?? [])].filter((id) => !stored.has(id));
		expect(lost).toEqual([]);
		expect(new Set(results.map(({ seq }) => seq)).size).toBe(results.length);
		const followed = seen.get(phone.village) ?? new Map<number, string>();
		expect(followed.size).toBeGreaterThan(0);
		for (const { seq, id } of results) note(followed, seq, id);
		const streamed = streaming.get(phone.village) ?? new Map<number, string>();
		expect(streamed.size).toBeGreaterThan(ENTRIES_BETWEEN_KILLS);
		for (const { seq, id } of results) note(streamed, seq, id);
	}
	expect(day.count).toBeGreaterThan(KILLS * ENTRIES_BETWEEN_KILLS);
	expect(day.villagesMade.length).toBeGreaterThan(1);
	expect(await server.command(['audit', 'verify'])).toMatchObject({ code: 0 });
	await expectCounted(phones.map(({ village }) => village));
	expect(await server.stop()).toBe(0);
	expectSound(server);
	expectAudited(server);
});

/** The counts that were kept through all of it are those of a fold from scratch. */
async function expectCounted(villages: readonly string[]): Promise<void> {
	const rebuilt = await server.command(['counts', 'rebuild', ...new Set(villages)]);
	expect(rebuilt).toMatchObject({ code: 0 });
	expect(rebuilt.stdout).toContain('0 thôn trước đó sai số');
}

/** Each document that is there has its one line, and no line tells of one that is not. */
function expectAudited({ dataDir }: ServerProcess): void {
	const file = openAsItIs(join(dataDir, 'go-cua.sqlite'), { readonly: true });
	const count = (sql: string) => file.prepare<[], { n: number }>(sql).get()?.n;
	const lines = "FROM audit WHERE op = 'written'";
	// Counts are the server's own: nobody wrote them.
	const docs = count("SELECT count(*) AS n FROM doc WHERE id NOT LIKE 'counts:%'");
	expect(count(`SELECT count(*) AS n ${lines}`)).toBe(docs);
	expect(count(`SELECT count(DISTINCT db || target) AS n ${lines}`)).toBe(docs);
	file.close();
}

function expectSound({ dataDir }: ServerProcess): void {
	const file = openSqlite(join(dataDir, 'go-cua.sqlite'));
	expect(file.pragma('integrity_check', { simple: true })).toBe('ok');
	file.close();
}
