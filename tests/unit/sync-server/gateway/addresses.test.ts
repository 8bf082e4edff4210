import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { readBackendConfig } from '../../../../sync-server/src/gateway/backend-config';
import { readCouchAddress } from '../../../../sync-server/src/gateway/couch-address';
import { pathTo } from '../../../../sync-server/src/gateway/couch-client';

const KEY = randomBytes(32).toString('base64');
const env = {
	GO_CUA_BACKEND_USER: 'kho',
	GO_CUA_BACKEND_PASSWORD: 'bí mật',
	GO_CUA_BACKEND_JWT_KEY: KEY
};

test.each([
	['couchdb=http://kho:b%C3%AD%20m%E1%BA%ADt@10.0.0.9:5984', 'http://10.0.0.9:5984', 'bí mật'],
	['couchdb=https://kho:x@host/couch/', 'https://host/couch', 'x'],
	[' couchdb=http://kho:x@host ', 'http://host', 'x']
])('%s', (text, url, password) => {
	expect(readCouchAddress(text)).toEqual({ ok: true, value: { url, user: 'kho', password } });
});

test('credentials beside the address win over those in it', () => {
	const read = readCouchAddress('couchdb=http://a:b@host', { user: 'kho', password: 'c' });
	expect(read).toMatchObject({ value: { user: 'kho', password: 'c' } });
});

test.each([
	'http://a:b@host',
	'sqlite=x',
	'couchdb=',
	'couchdb=ftp://a:b@host',
	'couchdb=http://a:b@host/?x=1',
	'couchdb=http://%zz:b@host',
	'couchdb=http://host',
	'couchdb=http://a@host'
])('%s is refused, and the refusal repeats nothing of it', (text) => {
	const read = readCouchAddress(text);
	expect(read.ok).toBe(false);
	expect(Object.keys(read.ok ? {} : read.error)).toEqual(['kind']);
});

test('half of the credentials are none', () => {
	expect(readCouchAddress('couchdb=http://host', { user: 'kho' })).toMatchObject({
		error: { kind: 'half-credentials' }
	});
});

test('without a key for people’s tokens nothing starts, but for a trial that says so', () => {
	const { GO_CUA_BACKEND_JWT_KEY: _, ...without } = env;
	const backend = 'couchdb=http://host:5984';
	expect(readBackendConfig({ backend }, env)).toMatchObject({ value: { signing: {} } });
	expect(readBackendConfig({ backend }, without).ok).toBe(false);
	const trial = readBackendConfig({ backend, 'backend-auth': 'basic' }, without);
	expect(trial).toMatchObject({ ok: true, value: { address: { user: 'kho' } } });
	expect(trial.ok && trial.value).not.toHaveProperty('signing');
	for (const wrong of [
		readBackendConfig({ backend, 'backend-auth': 'none' }, env),
		readBackendConfig({ backend }, { ...env, GO_CUA_BACKEND_JWT_KEY: 'ngắn' }),
		readBackendConfig({ backend }, { ...env, GO_CUA_BACKEND_JWT_KEY_FILE: '/x' }),
		readBackendConfig({ backend }, { ...without, GO_CUA_BACKEND_JWT_KEY_FILE: '/nowhere' })
	]) {
		expect(wrong.ok).toBe(false);
		expect(JSON.stringify(wrong)).not.toContain('bí mật');
	}
	expect(readBackendConfig({}, {})).toEqual({ ok: true, value: undefined });
});

test.each([
	[['village-17284-01', '_design/entries'], '/village-17284-01/_design/entries'],
	[['a/b', '_local/x/y'], '/a%2Fb/_local/x%2Fy'],
	[['a', 'household:1 2'], '/a/household%3A1%202']
])('the path to %j', (names, path) => {
	expect(pathTo(...names)).toBe(path);
});
