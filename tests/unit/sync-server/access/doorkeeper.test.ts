import { afterEach, beforeEach, expect, test } from 'vitest';
import { openMemory, type Data } from '../../../../sync-server/src/open-data';

let data: Data;

beforeEach(async () => {
	data = openMemory();
	const { people, passwords } = data.accounts;
	const phc = await passwords.hash('mật khẩu dài');
	people.add({ name: 'quantri', title: 'Quản trị', role: 'administrator', phc });
	people.add({ name: 'tnv1', title: 'Lô Thị Hoa', role: 'volunteer', phc });
});

afterEach(() => data.store.close());

const basic = (name: string, password: string) =>
	`Basic ${Buffer.from(`${name}:${password}`).toString('base64')}`;

const identify = async (authorization: string | undefined) => {
	const identified = await data.accounts.doorkeeper.identify(authorization);
	return identified.ok ? identified.value.person.name : identified.error.kind;
};

test.each([
	{ header: undefined, answer: 'not-signed-in' },
	{ header: '', answer: 'not-signed-in' },
	{ header: 'Bearer', answer: 'not-signed-in' },
	{ header: 'Bearer quantri', answer: 'not-signed-in' },
	{ header: 'Basic !!!', answer: 'not-signed-in' },
	{ header: 'Digest username="quantri"', answer: 'not-signed-in' },
	{ header: basic('quantri', 'mật khẩu dài'), answer: 'quantri' },
	{ header: basic('quantri', 'mật khẩu ngắn'), answer: 'wrong' },
	{ header: basic('', 'mật khẩu dài'), answer: 'not-signed-in' },
	{ header: basic('ai-do', 'mật khẩu dài'), answer: 'wrong' }
])('$header is answered with $answer', async ({ header, answer }) => {
	expect(await identify(header)).toBe(answer);
});

test('a volunteer is known by a device that can be revoked, not by sending the password each time', async () => {
	expect(await identify(basic('tnv1', 'mật khẩu dài'))).toBe('not-signed-in');
	const token = data.accounts.devices.enrol('0123456789', 'tnv1');
	expect(await identify(`Bearer ${token}`)).toBe('tnv1');
	expect(await identify(`bearer ${token}`)).toBe('tnv1');
});

test('a tool with an old password is out as soon as the password changes', async () => {
	const header = basic('quantri', 'mật khẩu dài');
	expect(await identify(header)).toBe('quantri');
	await data.accounts.changePassword('quantri', 'mật khẩu mới hơn');
	expect(await identify(header)).toBe('wrong');
	expect(await identify(basic('quantri', 'mật khẩu mới hơn'))).toBe('quantri');
});

test('a disabled administrator is out, although the password was right a moment ago', async () => {
	const header = basic('quantri', 'mật khẩu dài');
	expect(await identify(header)).toBe('quantri');
	data.accounts.disable('quantri');
	expect(await identify(header)).toBe('wrong');
});

test('guessing by Basic is slowed down like guessing at the sign-in page', async () => {
	for (let i = 0; i < 5; i++) expect(await identify(basic('quantri', `đoán ${i}`))).toBe('wrong');
	expect(await identify(basic('quantri', 'đoán nữa'))).toBe('wait');
});
