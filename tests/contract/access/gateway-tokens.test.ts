import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { SignJWT } from 'jose';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readJwtKey, ROLES_CLAIM } from '../../../sync-server/src/access/jwt-callers';
import { readSigningKey } from '../../../sync-server/src/gateway/caller-tokens';
import { openMemory, type Data } from '../../../sync-server/src/open-data';
import { createServer } from '../../../sync-server/src/server';
import { valueOf } from '../../support/gateway/upstream';

/** A server with `GO_CUA_JWT_KEY` lets in who comes with a token of its gateway, and nobody else for it. */

const VILLAGE = 'village-17284-01';
const secret = randomBytes(32).toString('base64');
const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const pem = {
	private: pair.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
	public: pair.publicKey.export({ type: 'spki', format: 'pem' }).toString()
};
const minutes = (count: number) => Math.floor(Date.now() / 1000) + count * 60;

interface Claims {
	roles?: string[];
	exp?: number;
	sub?: string;
}

async function token({ roles = [], exp = minutes(5), sub = 'tnv1' }: Claims, key = secret) {
	const signing = valueOf(readSigningKey(key));
	const jwt = new SignJWT({ [ROLES_CLAIM]: roles }).setProtectedHeader({ alg: signing.algorithm });
	if (sub !== '') jwt.setSubject(sub);
	if (exp > 0) jwt.setExpirationTime(exp);
	return jwt.sign(signing.key);
}

let data: Data;
const open = async (key: string | undefined, everyNameIsPlain = false) => {
	data = openMemory({ everyNameIsPlain });
	await data.store.createDatabase('plain');
	await data.accounts.addVillage({ id: VILLAGE, title: 'Xóm 1' });
	for (const name of ['plain', VILLAGE])
		await (
			await data.store.database(name)
		)?.saveSetting('security', '{"admins":{"names":["chu"]},"members":{"roles":["r"]}}');
	return createServer({
		...data,
		log: pino({ level: 'silent' }),
		buildDir: '/nowhere',
		allowPlainDatabases: true,
		everyNameIsPlain,
		jwtKey: key === undefined ? undefined : valueOf(readJwtKey(key))
	});
};
type Server = Awaited<ReturnType<typeof open>>;

let server: Server;
beforeEach(async () => {
	server = await open(secret);
});
afterEach(async () => {
	await server.close();
	await data.store.close();
});

const ask = async (bearer: string, url: string, method: 'GET' | 'PUT' = 'GET', on = server) => {
	const { statusCode } = await on.inject({
		method,
		url,
		headers: { authorization: `Bearer ${bearer}`, 'content-type': 'application/json' },
		...(method === 'PUT' && { payload: '{}' })
	});
	return statusCode;
};

test.each([
	['a member reads', { roles: ['r'] }, '/db/plain/_all_docs', 'GET', 200],
	['a member writes', { roles: ['r'] }, '/db/plain/a', 'PUT', 201],
	['a member administers', { roles: ['r'] }, '/db/plain/_revs_limit', 'PUT', 403],
	['a member writes code', { roles: ['r'] }, '/db/plain/_design/a', 'PUT', 403],
	['one of its administrators administers', { sub: 'chu' }, '/db/plain/_local_docs', 'GET', 200],
	['one of its administrators deletes nothing else', { sub: 'chu' }, '/db/other', 'PUT', 403],
	['a stranger reads', { roles: ['s'] }, '/db/plain/_all_docs', 'GET', 403],
	['a stranger asks for what is not there', { roles: ['s'] }, '/db/none', 'GET', 403],
	['an administrator makes a database', { roles: ['_admin'] }, '/db/new', 'PUT', 201],
	['an administrator lists', { roles: ['_admin'] }, '/db/_all_dbs', 'GET', 200],
	['a member lists', { roles: ['r'] }, '/db/_all_dbs', 'GET', 403],
	['a member of a village reads', { roles: ['r'] }, `/db/${VILLAGE}/_all_docs`, 'GET', 403],
	['an administrator uses our own routes', { roles: ['_admin'] }, '/api/access', 'GET', 401],
	['an administrator reads counts of the server', { roles: ['_admin'] }, '/api/people', 'GET', 401]
] as const)('%s: %j %s %s', async (_what, claims, url, method, status) => {
	const { roles = [], ...rest } = claims as Claims;
	expect(await ask(await token({ roles: [...roles], ...rest }), url, method)).toBe(status);
});

describe('a token is worth nothing', () => {
	const url = '/db/plain/_all_docs';
	test.each([
		['that has run out', { roles: ['_admin'], exp: minutes(-1) }],
		['that never runs out', { roles: ['_admin'], exp: 0 }],
		['that speaks for nobody', { roles: ['_admin'], sub: '' }]
	])('%s', async (_what, claims) => {
		expect(await ask(await token(claims), url)).toBe(401);
	});

	test('of another key, or of none', async () => {
		const other = randomBytes(32).toString('base64');
		expect(await ask(await token({ roles: ['_admin'] }, other), url)).toBe(401);
		const [, payload] = (await token({ roles: ['_admin'] })).split('.');
		const unsigned = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${payload}.`;
		for (const forged of [unsigned, `${unsigned}x`, 'a.b.c'])
			expect(await ask(forged, url)).toBe(401);
	});

	test('signed with the public half of a key as if it were a secret', async () => {
		const asymmetric = await open(pem.public);
		const confused = await new SignJWT({ [ROLES_CLAIM]: ['_admin'] })
			.setProtectedHeader({ alg: 'HS256' })
			.setSubject('x')
			.setExpirationTime('5m')
			.sign(new TextEncoder().encode(pem.public));
		expect(await ask(confused, url, 'GET', asymmetric)).toBe(401);
		expect(await ask(await token({ roles: ['r'] }, pem.private), url, 'GET', asymmetric)).toBe(200);
		await asymmetric.close();
	});

	test('where no key was set', async () => {
		const plain = await open(undefined);
		expect(await ask(await token({ roles: ['_admin'] }), url, 'GET', plain)).toBe(401);
		await plain.close();
	});
});

test('behind a gateway a village’s name is a name like any other, and _security says who is let in', async () => {
	const behind = await open(secret, true);
	const url = `/db/${VILLAGE}/_all_docs`;
	expect(await ask(await token({ roles: ['r'] }), url, 'GET', behind)).toBe(200);
	expect(await ask(await token({ roles: ['s'] }), url, 'GET', behind)).toBe(403);
	await behind.close();
});

test.each(['', 'ngắn', 'c2hvcnQ=', pem.private.replace(/[A-Za-z0-9]{20}/, 'x'), 'a b c'])(
	'the key "%s" is refused at the start',
	(key) => {
		expect(readJwtKey(key).ok).toBe(false);
		expect(readSigningKey(key).ok).toBe(false);
	}
);
