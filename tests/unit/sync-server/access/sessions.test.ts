import { afterEach, beforeEach, expect, test } from 'vitest';
import { Accounts } from '../../../../sync-server/src/access/accounts';
import { deviceNameOf } from '../../../../sync-server/src/access/device-name';
import { openMemory, type Data } from '../../../../sync-server/src/open-data';

const MINUTE_MS = 60_000;

let data: Data;
let accounts: Accounts;
const clock = { ms: 0 };

beforeEach(() => {
	data = openMemory();
	clock.ms = Date.UTC(2026, 10, 22);
	accounts = new Accounts(data.sqlite, data.store, () => clock.ms);
	accounts.people.add({ name: 'canbo', title: 'Cán bộ', role: 'commune-officer', phc: 'none' });
});

afterEach(() => data.store.close());

const whoHas = (token: string) => accounts.sessions.personOf(token)?.name;

test('a console stays signed in while it is used, half an hour without a request ends it', () => {
	const token = accounts.sessions.begin('canbo');
	for (let i = 0; i < 10; i++) {
		clock.ms += 29 * MINUTE_MS;
		expect(whoHas(token)).toBe('canbo');
	}
	clock.ms += 31 * MINUTE_MS;
	expect(whoHas(token)).toBeUndefined();
});

test('a working day ends it however much it is used', () => {
	const token = accounts.sessions.begin('canbo');
	for (let minutes = 0; minutes < 12 * 60; minutes += 20) {
		clock.ms += 20 * MINUTE_MS;
		expect(whoHas(token)).toBe('canbo');
	}
	clock.ms += MINUTE_MS;
	expect(whoHas(token)).toBeUndefined();
	accounts.sessions.begin('canbo');
	expect(data.sqlite.prepare('SELECT * FROM session').all()).toHaveLength(1);
});

test.each([
	{ what: 'signing out', end: (token: string) => accounts.sessions.end(token) },
	{ what: 'being disabled', end: () => void accounts.disable('canbo') },
	{ what: 'a new password', end: () => accounts.changePassword('canbo', 'mật khẩu mới hơn') }
])('$what ends it at once', async ({ end }) => {
	const token = accounts.sessions.begin('canbo');
	expect(whoHas(token)).toBe('canbo');
	await end(token);
	expect(whoHas(token)).toBeUndefined();
});

test('someone who becomes a volunteer is out of the console with the cookie still there', async () => {
	const token = accounts.sessions.begin('canbo');
	expect((await accounts.doorkeeper.identify(undefined, token)).ok).toBe(true);
	accounts.people.setRole('canbo', 'volunteer');
	expect((await accounts.doorkeeper.identify(undefined, token)).ok).toBe(false);
});

test.each([
	{
		agent:
			'Mozilla/5.0 (Linux; Android 11; SM-A125F) AppleWebKit/537.36 Chrome/120.0 Mobile Safari/537.36',
		name: 'Chrome, Android'
	},
	{
		agent:
			'Mozilla/5.0 (Linux; Android 13) AppleWebKit/537.36 SamsungBrowser/23.0 Chrome/115.0 Mobile Safari/537.36',
		name: 'Samsung Internet, Android'
	},
	{
		agent:
			'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 coc_coc_browser/120 Chrome/114 Safari/537.36',
		name: 'Cốc Cốc, Windows'
	},
	{
		agent:
			'Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605 Version/17.0 Mobile Safari/604',
		name: 'Safari, iPhone, iPad'
	},
	{ agent: 'node', name: undefined },
	{ agent: undefined, name: undefined }
])('a device that says "$agent" is listed as $name', ({ agent, name }) => {
	expect(deviceNameOf(agent)).toBe(name);
});
