import { expect, test } from 'vitest';
import { readServeConfig } from '../../../../sync-server/src/config';

const configOf = (flags = {}, env = {}) => {
	const config = readServeConfig(flags, env);
	if (!config.ok) throw new Error(config.error);
	return config.value;
};

test('without settings the server is for this machine alone, without demo and without accounts', () => {
	expect(configOf()).toMatchObject({
		host: '127.0.0.1',
		port: 5985,
		allowPlainDatabases: false
	});
	expect(configOf()).not.toHaveProperty('demo');
	expect(configOf()).not.toHaveProperty('administrator');
	expect(configOf().dataDir).toMatch(/\/data$/);
});

test('the administrator comes from the environment, name and password together', () => {
	const env = { GO_CUA_ADMIN_USER: 'quantri', GO_CUA_ADMIN_PASSWORD: 'dài và khó' };
	expect(configOf({}, env).administrator).toEqual({ name: 'quantri', password: 'dài và khó' });
	expect(readServeConfig({}, { GO_CUA_ADMIN_USER: 'quantri' }).ok).toBe(false);
	expect(readServeConfig({}, { GO_CUA_ADMIN_PASSWORD: 'dài và khó' }).ok).toBe(false);
	expect(readServeConfig({}, { ...env, GO_CUA_ADMIN_USER: 'Quản Trị' }).ok).toBe(false);
});

test('the demo has its known password unless another is set', () => {
	expect(configOf({ demo: true }).demo).toEqual({ password: 'go-cua-demo' });
	expect(configOf({ demo: true }, { GO_CUA_DEMO_PASSWORD: 'khác hẳn' }).demo).toEqual({
		password: 'khác hẳn'
	});
});

test.each(['', 'abc', '-1', '65536', '80.5', '0x50'])('port "%s" is refused', (port) => {
	expect(readServeConfig({ port }, {}).ok).toBe(false);
});

test('a proxy on this machine is trusted, others only when they are named', () => {
	expect(configOf().trustProxy).toEqual(['loopback']);
	expect(configOf({ 'trust-proxy': 'none' }).trustProxy).toBe(false);
	expect(configOf({ 'trust-proxy': '10.0.0.1, 10.8.0.0/16,fd00::/8' }).trustProxy).toEqual([
		'10.0.0.1',
		'10.8.0.0/16',
		'fd00::/8'
	]);
});

test.each(['', ',', 'proxy.xa.example', '10.0.0.0/33', '10.0.0.0/8/8', 'none,loopback', 'true'])(
	'"%s" names no proxy and no network',
	(list) => {
		expect(readServeConfig({ 'trust-proxy': list }, {}).ok).toBe(false);
		expect(readServeConfig({ 'metrics-from': list }, {}).ok).toBe(false);
	}
);

test('the numbers are read without signing in at this machine, elsewhere only where it is said', () => {
	expect(configOf().metricsFrom).toEqual(['loopback']);
	expect(configOf({ 'metrics-from': 'none' }).metricsFrom).toBe(false);
	expect(configOf({ 'metrics-from': '10.8.0.0/16' }).metricsFrom).toEqual(['10.8.0.0/16']);
});

test('the address in codes is a server’s own, without a path', () => {
	expect(configOf()).not.toHaveProperty('publicUrl');
	expect(configOf({ 'public-url': 'https://dongbo.xa.example/' }).publicUrl).toBe(
		'https://dongbo.xa.example'
	);
	for (const url of ['dongbo.xa.example', 'ftp://xa.example', 'https://xa.example/go-cua', ''])
		expect(readServeConfig({ 'public-url': url }, {}).ok).toBe(false);
});
