/**
 * Joins the CouchDB nodes to one cluster, as CouchDB's manual has it (`_cluster_setup`), and ends. On a cluster that is
 * set up already it only looks whether all nodes are there. Plain Node without dependencies.
 *
 *   COUCHDB_USER, COUCHDB_PASSWORD   the nodes' administrator
 *   COUCHDB_NODES                    names of all nodes, with spaces; the first one does the work
 */
import { setTimeout as sleep } from 'node:timers/promises';

const { COUCHDB_USER: user = '', COUCHDB_PASSWORD: password = '' } = process.env;
const nodes = (process.env.COUCHDB_NODES ?? '').split(/\s+/).filter(Boolean);
const port = Number(process.env.COUCHDB_PORT ?? 5984);
const [first] = nodes;

/** CouchDB does without the third since version 3; `_db_updates`, which the gateway follows, needs it. */
const SYSTEM_DATABASES = ['_users', '_replicator', '_global_changes'];
const PATIENCE_MS = 120_000;

if (first === undefined || user === '' || password === '')
	stop('COUCHDB_NODES, COUCHDB_USER and COUCHDB_PASSWORD must be set.');

for (const node of nodes) await untilUp(node);

const query = `ensure_dbs_exist=${encodeURIComponent(JSON.stringify(SYSTEM_DATABASES))}`;
const { state } = await ask(first, `_cluster_setup?${query}`);
if (state === 'cluster_disabled')
	stop(`${first} has no administrator, or listens to itself alone.`);
if (state !== 'cluster_finished') {
	const known = await members();
	for (const host of nodes)
		if (!known.cluster_nodes.includes(`couchdb@${host}`))
			await setUp({ action: 'add_node', host, port, username: user, password });
	await setUp({ action: 'finish_cluster', ensure_dbs_exist: SYSTEM_DATABASES });
}
await untilJoined();
console.log(`The cluster stands: ${nodes.join(', ')}.`);

async function untilUp(node) {
	await until(`${node} does not answer`, async () => {
		const answer = await fetch(`http://${node}:${port}/_up`).catch(() => undefined);
		return answer?.ok === true;
	});
}

async function untilJoined() {
	const wanted = nodes.map((host) => `couchdb@${host}`);
	await until('not all nodes are joined', async () => {
		const { all_nodes: connected, cluster_nodes: expected } = await members();
		return wanted.every((node) => connected.includes(node) && expected.includes(node));
	});
}

async function until(complaint, isSo) {
	for (const deadlineMs = Date.now() + PATIENCE_MS; !(await isSo()); await sleep(1000))
		if (Date.now() > deadlineMs) stop(`After ${PATIENCE_MS / 1000} s: ${complaint}.`);
}

function members() {
	return ask(first, '_membership');
}

function setUp(body) {
	return ask(first, '_cluster_setup', body);
}

async function ask(node, path, body) {
	const response = await fetch(`http://${node}:${port}/${path}`, {
		method: body ? 'POST' : 'GET',
		headers: {
			authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`,
			'content-type': 'application/json'
		},
		...(body && { body: JSON.stringify(body) })
	});
	const text = await response.text();
	if (!response.ok) stop(`${node}/${path.split('?')[0]} answered ${response.status}: ${text}`);
	return JSON.parse(text);
}

function stop(...lines) {
	console.error(lines.join('\n'));
	process.exit(1);
}
