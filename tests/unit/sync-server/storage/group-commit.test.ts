import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Database } from '../../../../sync-server/src/storage/sqlite/driver';
import { GroupCommit } from '../../../../sync-server/src/storage/sqlite/group-commit';
import { openSqlite } from '../../../../sync-server/src/storage/sqlite/open';

let sqlite: Database;
let commits: GroupCommit;
/** How many rows there were after each commit. */
let committed: number[];
let rollbacks: number;

const count = () =>
	sqlite.prepare<[], { n: number }>('SELECT count(*) AS n FROM line').get()?.n ?? 0;
const write = (text: string, weight = 1) =>
	commits.run(weight, () => sqlite.prepare('INSERT INTO line VALUES (?)').run(text).changes);

beforeEach(() => {
	sqlite = openSqlite(':memory:');
	sqlite.exec('CREATE TABLE line (text TEXT UNIQUE)');
	committed = [];
	rollbacks = 0;
	commits = new GroupCommit(
		sqlite,
		() => committed.push(count()),
		() => rollbacks++
	);
});
afterEach(() => sqlite.close());

test('fifty phones that send at once share one sync of the disk', async () => {
	await Promise.all(Array.from({ length: 50 }, (_, n) => write(`phone ${n}`)));
	expect(committed).toEqual([50]);
});

test('work that would hold up everybody else is committed in several turns', async () => {
	await Promise.all([write('a', 800), write('b', 800), write('c', 5000), write('d'), write('e')]);
	expect(committed).toEqual([1, 2, 3, 5]);
});

test('when one write of a group fails, none of them was made and all are told', async () => {
	await write('first');
	const together = await Promise.allSettled([write('second'), write('first'), write('third')]);
	expect(together.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
	expect(count()).toBe(1);
	expect(rollbacks).toBe(1);
	await Promise.all([write('second'), write('third')]);
	expect(count()).toBe(3);
});

test('closing commits what was accepted and takes nothing more', async () => {
	const accepted = write('last');
	commits.close();
	expect(count()).toBe(1);
	await accepted;
	await expect(write('too late')).rejects.toMatchObject({ status: 503 });
});
