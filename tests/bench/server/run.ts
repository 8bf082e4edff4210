/**
 * `npm run bench:server`: the sync-server against pouchdb-server, and against an Apache CouchDB when
 * GO_CUA_TEST_COUCHDB=http://admin:pass@host:port names one. The same documents and requests go to all, in turn; ours
 * also holds each entry against the rules, writes the audit log and asks who is there. Ratios are what to compare.
 */
import { cpus, loadavg } from 'node:os';
import { apacheCouchDb } from './couchdb';
import { printFigures } from '../figures';
import { countsOfACommune } from './counts';
import { feeds } from './feeds';
import { fleet } from './fleet';
import { throughAGateway } from './gateway';
import { closeConnections } from './http-client';
import { ourServer } from './our-server';
import { planRounds, villagesOf, type Round } from './plan';
import { pouchDbServer } from './pouchdb-server';
import { pull, push } from './push-and-pull';
import { printBars, printTable, type Seen } from './report';
import { sizes } from './sizes';
import type { Target } from './target';

const startMs = performance.now();
console.log(
	`${cpus()[0]?.model ?? 'unknown processor'}, ${cpus().length} cores, Node ${process.version}, load ${loadavg()[0]?.toFixed(1)} at the start`
);
console.log(
	`${sizes.rounds} rounds of ${sizes.documents} documents, ${sizes.readers} readers, ${sizes.feeds} feeds`
);

const rounds = planRounds();
const targets: Target[] = [await ourServer(rounds)];
const seen = new Map<string, Seen>();
try {
	const couchDb = process.env['GO_CUA_TEST_COUCHDB'];
	for (const peer of [
		await pouchDbServer(),
		couchDb ? await apacheCouchDb(couchDb) : 'no CouchDB: GO_CUA_TEST_COUCHDB names none'
	])
		if (typeof peer === 'string') console.log(`left out: ${peer}`);
		else targets.push(peer);

	for (const round of rounds) for (const target of targets) await oneRound(target, round);
	for (const target of targets) {
		const of = seenOf(target);
		of.peakBytes = target.cost?.peakBytes();
		of.diskBytes = await target.diskBytes();
	}
	const all = targets.map(seenOf);
	printTable(all);
	printBars(all);
	console.log();
	printFigures(await countsOfACommune());
	printFigures(await throughAGateway());
	const seconds = Math.round((performance.now() - startMs) / 1000);
	console.log(`\n${seconds} s, load ${loadavg()[0]?.toFixed(1)} at the end`);
} finally {
	closeConnections();
	for (const target of targets) await target.dispose();
}

async function oneRound(target: Target, round: Round): Promise<void> {
	const of = seenOf(target);
	for (const { name } of villagesOf(round)) await target.prepare(name);
	await push(target, round.warmUp);
	await pull(target, round.warmUp);
	of.push.push(await push(target, round.bulk));
	of.pull.push(await pull(target, round.bulk));
	for (const { devices, villages } of round.fleets) {
		const before = of.fleets.get(devices) ?? [];
		of.fleets.set(devices, [...before, await fleet(target, villages)]);
	}
	of.feeds.push(await feeds(target, round.feeds));
}

function seenOf({ name }: Target): Seen {
	const known = seen.get(name);
	if (known !== undefined) return known;
	const fresh: Seen = { name, push: [], pull: [], fleets: new Map(), feeds: [] };
	seen.set(name, fresh);
	return fresh;
}
