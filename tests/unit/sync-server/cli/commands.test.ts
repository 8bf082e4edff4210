import { chmod, mkdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { ROLES } from '../../../../src/lib/domain/access/access';
import { commandHere, freshDataDir } from '../../../support/command-here';

describe('commands on data no server has open', () => {
	let data: string;
	const run = (...args: string[]) => commandHere([...args, '--data', data]);

	beforeEach(async () => {
		const fresh = await freshDataDir();
		data = fresh.data;
		return fresh.remove;
	});

	test('people are added with villages that are made on the way, and listed', async () => {
		const added = await run(
			...['user', 'add', 'tnv1', '--role', 'volunteer', '--title', 'Lô Thị Hoa'],
			...['--villages', 'village-17284-03,village-17284-10', '--password', 'dài và khó đoán']
		);
		expect(added.code).toBe(0);
		expect(added.stderr).toContain('village-17284-03 chưa có');
		expect(added.stdout).not.toContain('dài và khó');

		await run('user', 'add', 'cu', '--role', 'officer', '--password', 'dài và khó đoán');
		await run('user', 'disable', 'cu');
		const listed = await run('user', 'list', '--json');
		expect(JSON.parse(listed.stdout)).toEqual([
			{ name: 'cu', title: 'cu', role: 'commune-officer', villages: [], disabled: true },
			{
				name: 'tnv1',
				title: 'Lô Thị Hoa',
				role: 'volunteer',
				villages: ['village-17284-03', 'village-17284-10'],
				disabled: false
			}
		]);
		const villages = await run('village', 'list', '--json');
		expect(JSON.parse(villages.stdout)).toEqual([
			{ id: 'village-17284-03', title: 'Thôn 03' },
			{ id: 'village-17284-10', title: 'Thôn 10' }
		]);
	});

	test('every role can be given and changed, and taking villages away says for how long', async () => {
		for (const role of ROLES)
			expect((await run('user', 'add', `nguoi-${role}`, '--role', role)).code).toBe(0);
		const name = 'nguoi-volunteer';
		await run('user', 'set-villages', name, '--villages', 'village-17284-03');
		const lead = await run('user', 'set-role', name, '--role', 'team-lead');
		expect(lead).toMatchObject({ code: 0, stdout: `${name} nay là team-lead.\n`, stderr: '' });
		const auditor = await run('user', 'set-role', name, '--role', 'auditor', '--grace-days', '3');
		expect(auditor.stderr).toContain('trong 3 ngày');
		await run('user', 'set-role', name, '--role', 'volunteer');
		const taken = await run('user', 'set-villages', name, '--villages', '');
		expect(taken.stderr).toContain('village-17284-03');
		expect(taken.stderr).toContain('trong 14 ngày');
		for (const days of ['-1', 'x', '400', ''])
			expect(
				await run('user', 'set-villages', name, '--villages', '', `--grace-days=${days}`)
			).toMatchObject({ code: 2 });
	});

	test('a code for somebody’s phone is printed as a picture and an address, never kept as it is', async () => {
		await run('user', 'add', 'tnv1', '--role', 'volunteer', '--villages', 'village-17284-03');
		const here = await run('user', 'enrol', 'tnv1');
		expect(here.code).toBe(0);
		expect(here.stderr).toContain('--public-url');
		expect(here.stdout).toContain('█▀');
		expect(here.stdout).toMatch(/http:\/\/127\.0\.0\.1:5985\/enrol#[A-Za-z0-9_-]{22}\n/);

		const url = 'https://dongbo.xa.example';
		const made = await run('user', 'enrol', 'tnv1', '--public-url', url, '--json');
		const told = JSON.parse(made.stdout) as { url: string; expiresAt: string };
		expect(told).toMatchObject({ person: { name: 'tnv1' }, villages: ['village-17284-03'] });
		expect(told.url.startsWith(`${url}/enrol#`)).toBe(true);
		const lastsMs = Date.parse(told.expiresAt) - Date.now();
		expect(lastsMs).toBeGreaterThan(14 * 60_000);
		expect(lastsMs).toBeLessThanOrEqual(15 * 60_000);

		await run('user', 'disable', 'tnv1');
		expect((await run('user', 'enrol', 'tnv1', '--public-url', url)).code).toBe(1);
		expect((await run('user', 'enrol', 'ai-do', '--public-url', url)).code).toBe(1);
		expect((await run('user', 'enrol', 'tnv1', '--public-url', 'xa.example')).code).toBe(2);
	});

	test('a village gets its real name later', async () => {
		await run('village', 'add', 'village-17284-03');
		await run('village', 'add', 'village-17284-03', '--title', '  Bản  Huồi Cọ ');
		expect((await run('village', 'list')).stdout).toBe('village-17284-03\tBản Huồi Cọ\n');
		await run('village', 'add', 'village-17284-03');
		expect((await run('village', 'list')).stdout).toBe('village-17284-03\tBản Huồi Cọ\n');
	});

	describe('what nobody may be called', () => {
		const ID_NUMBER = '040085001234';
		const person = ['user', 'add', 'tnv1', '--role', 'volunteer'];
		const village = ['village', 'add', 'village-17284-03'];

		test.each([
			{ of: 'somebody', args: [...person, '--title', `Lô Thị Hoa ${ID_NUMBER}`], at: '--title' },
			{ of: 'somebody', args: [...person, '--title', 'Hoa 186 234 567'], at: '--title' },
			{
				of: 'whoever signs in',
				args: ['user', 'add', ID_NUMBER, '--role', 'volunteer'],
				at: 'tên đăng nhập'
			},
			{ of: 'a village', args: [...village, '--title', `Xóm ${ID_NUMBER}`], at: '--title' },
			{ of: 'a commune', args: [...village, '--commune', `Xã ${ID_NUMBER}`], at: '--commune' }
		])(
			'an identity number in the name of $of is refused and not said again',
			async ({ args, at }) => {
				const { code, stdout, stderr } = await run(...args);
				expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
				expect(stderr).toContain(`${at} có dãy số giống số định danh hoặc số căn cước`);
				expect(stderr).not.toMatch(/[0-9]{3}/);
				expect((await run('user', 'list')).stdout).toBe('');
				expect((await run('village', 'list')).stdout).toBe('');
			}
		);

		test('a telephone number beside a name may stay', async () => {
			const { code } = await run(...person, '--title', ' Hoa   0912 345 678 ');
			expect(code).toBe(0);
			expect((await run('user', 'list')).stdout).toContain('\tHoa 0912 345 678\t');
		});
	});

	test('without a keyboard and a password, one is made up and shown once', async () => {
		const { stdout } = await run('user', 'add', 'tnv1', '--role', 'volunteer');
		expect(stdout).toMatch(/chỉ hiện lần này\): [a-z0-9]{4}(-[a-z0-9]{4}){3}\n/);
		expect((await run('user', 'list')).stdout).not.toMatch(/[a-z0-9]{4}(-[a-z0-9]{4}){3}/);
	});

	test.each([
		{ args: ['user', 'add', 'tnv1'], says: '--role' },
		{ args: ['user', 'add', 'tnv1', '--role', 'king'], says: 'king' },
		{ args: ['user', 'add', 'Tổ Viên', '--role', 'volunteer'], says: 'Tổ Viên' },
		{
			args: ['user', 'add', 'tnv1', '--role', 'volunteer', '--villages', 'xom-3'],
			says: 'village-17284-03'
		},
		{
			args: ['user', 'add', 'tnv1', '--role', 'volunteer', '--password', 'ngắn'],
			says: '8 ký tự'
		},
		{ args: ['village', 'add', 'Xóm 3'], says: 'Xóm 3' },
		{ args: ['serve', '--port', 'nhiều'], says: 'nhiều' },
		{ args: ['serve', '--log-level', 'loud'], says: 'loud' }
	])('$args is refused with what is wrong, and makes nothing', async ({ args, says }) => {
		const { code, stdout, stderr } = await run(...args);
		expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
		expect(stderr).toContain(says);
		await expect(stat(data)).rejects.toThrow('ENOENT');
	});

	test.each([
		['user', 'disable', 'nobody'],
		['user', 'enable', 'nobody'],
		['user', 'set-password', 'nobody'],
		['user', 'set-villages', 'nobody', '--villages', 'village-17284-03'],
		['device', 'revoke', '0123456789']
	])('%s %s %s: nothing of that name', async (...args) => {
		const { code, stderr } = await run(...args);
		expect(code).toBe(1);
		expect(stderr).toMatch(/^Chưa làm được: không có/);
		expect(stderr).not.toContain('    at ');
	});

	test('a name is given once', async () => {
		const add = () =>
			run('user', 'add', 'tnv1', '--role', 'volunteer', '--password', 'dài và khó đoán');
		expect((await add()).code).toBe(0);
		expect((await add()).code).toBe(1);
	});

	test('only the owner of the data may look into it', async () => {
		await run('village', 'add', 'village-17284-03');
		expect((await stat(data)).mode & 0o077).toBe(0);
		expect((await stat(join(data, 'go-cua.sqlite'))).mode & 0o077).toBe(0);
	});

	test('what is no data of ours is left as it is', async () => {
		await mkdir(data);
		await writeFile(join(data, 'go-cua.sqlite'), 'this is a shopping list, not a database at all');
		const { code, stderr } = await run('user', 'list');
		expect(code).toBe(1);
		expect(stderr).toContain('đừng xoá');
	});

	test('the doctor finds a folder others can read and people without a village, and says what to do', async () => {
		const well = { role: 'administrator', name: 'quantri' };
		await run('user', 'add', well.name, '--role', well.role, '--password', 'dài và khó đoán');
		const first = await run('doctor');
		expect(first.stderr).toBe('');
		expect(first.code).toBe(0);

		await chmod(data, 0o755);
		await run('user', 'add', 'tnv1', '--role', 'volunteer', '--password', 'dài và khó đoán');
		await run('village', 'add', 'village-17284-03');
		const { code, stdout } = await run('doctor');
		expect(code).toBe(1);
		expect(stdout).toContain(`chmod 700 ${data}`);
		expect(stdout).toContain('chưa được giao thôn nào: tnv1');
		expect(stdout).toContain('thôn chưa giao cho ai: village-17284-03');
	});

	test('the doctor has nothing to look at before the first start', async () => {
		expect(await run('doctor')).toMatchObject({ code: 1, stdout: '' });
	});
});
