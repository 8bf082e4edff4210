import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { databaseAddresses, serverAddresses } from '../../../sync-server/src/routes/db/addresses';
import { defaultLimits } from '../../../sync-server/src/routes/db/limits';

/** What docs/sync-protocol.md says against what the server does. */

const page = readFileSync(new URL('../../../docs/sync-protocol.md', import.meta.url), 'utf8');
const cells = page
	.split('\n')
	.filter((line) => line.startsWith('|'))
	.map((line) => line.split(/(?<!\\)\|/).map((cell) => cell.trim()));
const rowOf = (name: string) => cells.find((row) => row[1]?.split(/[, ]+/).includes(`\`${name}\``));

const SAID_ONCE = /^\/:db\/$|^\/:db\/_(shards|sync_shards|auto_purge)$/;
const addresses = { ...serverAddresses, ...databaseAddresses(defaultLimits) };

describe('every address that is served is in the table', () => {
	const served = Object.entries(addresses).filter(
		([url]) => !SAID_ONCE.test(url) && url !== '/:db/_local/:id/*'
	);
	test.each(served)('%s with its methods', (url, endpoints) => {
		expect(rowOf(url)?.[2]?.split(' ').sort()).toEqual(Object.keys(endpoints).sort());
	});
});

test.each(Object.entries(defaultLimits))('the limit %s is said to be %d', (name, value) => {
	expect(rowOf(name)?.[2]).toBe(String(value));
});
