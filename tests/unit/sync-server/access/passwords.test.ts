import { expect, test } from 'vitest';
import { newPassword, Passwords } from '../../../../sync-server/src/access/passwords';

test('a password is kept as argon2id with 19 MiB and two passes, and never the same twice', async () => {
	const passwords = new Passwords();
	const [first, second] = await Promise.all([
		passwords.hash('đi từng ngõ'),
		passwords.hash('đi từng ngõ')
	]);
	expect(first).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
	expect(first).not.toBe(second);
});

test.each([
	{ typed: 'gõ từng nhà', isRight: true },
	{ typed: 'gõ từng nhà'.normalize('NFD'), isRight: true },
	{ typed: 'Gõ từng nhà', isRight: false },
	{ typed: '', isRight: false }
])('"$typed" lets in: $isRight', async ({ typed, isRight }) => {
	const passwords = new Passwords();
	const kept = await passwords.hash('gõ từng nhà');
	expect(await passwords.check(kept, typed)).toBe(isRight);
});

test('a name nobody has is never right, and is hashed for like any other', async () => {
	const passwords = new Passwords();
	const kept = await passwords.hash('gõ từng nhà');
	await passwords.check(undefined, 'gõ từng nhà');

	const time = async (phc: string | undefined) => {
		const started = performance.now();
		expect(await passwords.check(phc, 'không phải')).toBe(false);
		return performance.now() - started;
	};
	const known: number[] = [];
	const unknown: number[] = [];
	for (let i = 0; i < 9; i++) {
		known.push(await time(kept));
		unknown.push(await time(undefined));
	}
	// An answer without hashing would take a hundredth of the time; a tenth leaves room for a busy machine.
	expect(median(unknown)).toBeGreaterThan(median(known) / 10);
});

test('many sign-ins at once all get their answer', async () => {
	const passwords = new Passwords();
	const kept = await passwords.hash('cùng một lúc');
	const answers = await Promise.all(
		Array.from({ length: 12 }, (_, i) =>
			passwords.check(kept, i % 3 === 0 ? 'sai' : 'cùng một lúc')
		)
	);
	expect(answers.filter(Boolean)).toHaveLength(8);
});

test('a password made up for someone can be read out over a telephone', () => {
	const made = Array.from({ length: 200 }, () => newPassword());
	for (const password of made)
		expect(password).toMatch(/^[bcdfghjkmnpqrstvwxz2-9]{4}(-[bcdfghjkmnpqrstvwxz2-9]{4}){3}$/);
	expect(new Set(made).size).toBe(200);
});

const median = (values: number[]): number =>
	values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
