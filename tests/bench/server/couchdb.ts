import { z } from 'zod/mini';
import { ask } from './http-client';
import { findProcess, ProcessCost } from './process-cost';
import type { Target } from './target';

const Sizes = z.object({ sizes: z.object({ file: z.number() }) });

/** An Apache CouchDB that is there already. Only databases of this run are made in it, and taken away again. */
export async function apacheCouchDb(address: string): Promise<Target | string> {
	const { origin, username, password, hostname } = new URL(address);
	const signIn = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
	const authorization = `Basic ${Buffer.from(signIn).toString('base64')}`;
	const prefix = `bench-${Date.now().toString(36)}-`;
	const made: string[] = [];
	let version: string;
	try {
		const welcome = await ask(origin, { path: '/', authorization });
		version = z.object({ version: z.string() }).parse(JSON.parse(welcome)).version;
	} catch (thrown) {
		return `CouchDB does not answer: ${String(thrown)}`;
	}
	const isHere = ['127.0.0.1', 'localhost', '[::1]'].includes(hostname);
	const pid = isHere ? findProcess('beam.smp') : undefined;
	return {
		name: `CouchDB ${version}`,
		origin,
		path: (village) => `/${prefix}${village}`,
		cost: pid === undefined ? undefined : new ProcessCost(pid),
		firstQuestion: (village) => `/${prefix}${village}`,
		authorization: () => authorization,
		async prepare(village) {
			const path = `/${prefix}${village}`;
			await ask(origin, { method: 'PUT', path, authorization });
			made.push(path);
		},
		async diskBytes() {
			const infos = await Promise.all(made.map((path) => ask(origin, { path, authorization })));
			return infos
				.map((info) => Sizes.parse(JSON.parse(info)).sizes.file)
				.reduce((a, b) => a + b, 0);
		},
		async dispose() {
			for (const path of made) await ask(origin, { method: 'DELETE', path, authorization });
		}
	};
}
