import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startGateway, type GatewayProcess } from '../support/gateway/gateway-process';
import { addVolunteer, PASSWORD, serverKnows, succeed, VILLAGE } from '../support/sync/commune';
import { runCommand } from '../support/server-process';
import { Phone } from '../support/sync/phone';

/** What somebody at the keyboard of a gateway does, with the documents in a CouchDB. */

const LIST = fileURLToPath(new URL('../support/sheets/danh-sach-ho-xom-3.xlsx', import.meta.url));

let gateway: GatewayProcess;
let phone: Phone;
beforeAll(async () => {
	gateway = await startGateway();
	await addVolunteer(gateway, 'tnv1', [VILLAGE]);
	phone = await Phone.signedIn(gateway.url, 'tnv1', PASSWORD);
});
afterAll(() => gateway.dispose());

const known = () => serverKnows(gateway, VILLAGE, `Bearer ${phone.token}`);

test('a village that is added is there for phones at once, and doctor finds nothing wrong with the CouchDB', async () => {
	expect(await known()).toEqual(new Set());
	const { stdout } = await gateway.command(['doctor', '--quick']);
	const lines = stdout.split('\n').filter((line) => line.includes('CouchDB'));
	expect(lines).toHaveLength(4);
	for (const line of lines) expect(line).toMatch(/^tốt/);
});

test('a list that is imported reaches phones, and once only', async () => {
	const args = ['import', 'households', LIST, '--village', VILLAGE];
	await succeed(gateway, args);
	expect((await known()).size).toBe(118);
	await succeed(gateway, args);
	expect((await known()).size).toBe(118);
	expect((await phone.sync()).ok).toBe(true);
	expect(await phone.knows(VILLAGE)).toEqual(await known());
});

test('a household that is erased leaves the phone at its next sync', async () => {
	const [visit] = await phone.records(VILLAGE, ['đi vắng']);
	expect((await phone.sync()).ok).toBe(true);
	expect(await known()).toContain(visit?._id);
	const household = visit?._id.split(':')[1] ?? '';
	const said = await succeed(gateway, ['erase', VILLAGE, household]);
	expect(said).toContain('CouchDB');
	expect(await known()).not.toContain(visit?._id);
	expect((await phone.sync()).ok).toBe(true);
	expect(await phone.knows(VILLAGE)).toEqual(await known());
	const { code } = await gateway.command(['audit', 'verify']);
	expect(code).toBe(0);
});

test('a command that does not know of the CouchDB writes nothing beside it', async () => {
	const args = ['village', 'add', 'village-17284-09', '--data', gateway.dataDir];
	const { code, stderr } = await runCommand(args);
	expect(code).toBe(1);
	expect(stderr).toContain('GO_CUA_BACKEND');
	expect(stderr).not.toContain('quan-tri');
	expect((await gateway.command(['village', 'list'])).stdout).not.toContain('village-17284-09');
	expect((await runCommand(['serve', '--data', gateway.dataDir, '--port', '0'])).code).toBe(1);
});

test('neither its log nor what it prints holds a password, a key or a token', async () => {
	await fetch(`${gateway.url}/db/${VILLAGE}/_changes`, {
		headers: { authorization: `Bearer ${phone.token}` }
	});
	const said = gateway.log + gateway.printed;
	expect(said).not.toContain(phone.token);
	expect(said).not.toContain('quan-tri-dung-de-thu');
	expect(said).not.toMatch(/eyJ[A-Za-z0-9_-]{10}/);
});
