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
