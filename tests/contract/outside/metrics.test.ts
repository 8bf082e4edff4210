import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
	CommuneOfRoles,
	FROM_AFAR,
	NEIGHBOUR,
	OWN,
	PLAIN
} from '../../support/access/commune-of-roles';
import { registered } from '../../support/builders';
import { asReceived } from '../../support/village-entries';

let commune: CommuneOfRoles;
beforeEach(async () => {
	commune = await CommuneOfRoles.open();
});
afterEach(() => commune.close());

const here = (url: string, headers: Record<string, string> = {}) =>
	commune.inject({ method: 'GET', url, headers });
const numbers = async () => (await here('/metrics')).body;

/** The value of one line, `name{labels}`. */
async function valueOf(line: string): Promise<number> {
	const found = (await numbers()).split('\n').find((one) => one.startsWith(`${line} `));
	return found === undefined ? NaN : Number(found.slice(line.length + 1));
}

let devices = 0;
const bearer = (name: string) => {
	const device = `phone${String(++devices).padStart(5, '0')}`;
	return { authorization: `Bearer ${commune.data.accounts.devices.enrol(device, name)}` };
};
const json = { 'content-type': 'application/json' };

const push = (docs: object[], db = OWN) =>
	commune.inject({
		method: 'POST',
		url: `/db/${db}/_bulk_docs`,
		headers: { ...bearer(NEIGHBOUR.name), ...json },
		payload: { new_edits: false, docs }
	});

const ownEntry = () => asReceived(registered({ by: NEIGHBOUR.name }));

describe('what went through', () => {
	test('documents are counted as taken, refused and handed out', async () => {
		const pushed = await push([ownEntry(), { _id: 'no-entry', _rev: '1-a' }]);
		expect(pushed.status).toBe(201);
		await here(`/db/${OWN}/_changes?include_docs=true`, bearer(NEIGHBOUR.name));
		await here(`/db/${OWN}/_changes`, bearer(NEIGHBOUR.name));

		expect(await valueOf('go_cua_documents_pushed_total')).toBe(1);
		expect(await valueOf('go_cua_documents_refused_total{error="forbidden"}')).toBe(1);
		expect(await valueOf('go_cua_documents_pulled_total')).toBe(1);
		expect(await valueOf('go_cua_documents{state="live"}')).toBe(1);
		expect(await valueOf('go_cua_commit_documents_sum')).toBeGreaterThanOrEqual(1);
		expect(await valueOf('go_cua_commit_seconds_count')).toBeGreaterThanOrEqual(1);
	});

	test('a request stands under its pattern, never under its address', async () => {
		await here(`/db/${OWN}/household%3Abi-mat`, bearer(NEIGHBOUR.name));
		const text = await numbers();
		expect(text).toContain(
			'go_cua_http_requests_total{method="GET",route="/db/:db/:id",status="404"} 1'
		);
		expect(text).toMatch(/duration_seconds_bucket\{le="10",route="\/db\/:db\/:id"\} 1/);
		for (const secret of [OWN, NEIGHBOUR.name, 'bi-mat', 'phone0'])
			expect(text).not.toContain(secret);
	});

	test('a feed that waits is counted while it is open, and its waiting is no slowness', async () => {
		const feed = here(
			`/db/${OWN}/_changes?feed=longpoll&since=now&timeout=5000`,
			bearer(NEIGHBOUR.name)
		);
		await expect.poll(() => valueOf('go_cua_open_feeds')).toBe(1);
		await push([ownEntry()]);
		expect((await feed).status).toBe(200);
		await expect.poll(() => valueOf('go_cua_open_feeds')).toBe(0);
		const text = await numbers();
		expect(text).toContain('route="/db/:db/_changes",status="200"} 1');
		expect(text).not.toMatch(/duration_seconds_count\{route="\/db\/:db\/_changes"\}/);
	});

	test('the age of the last backup is not a number until there is one', async () => {
		expect(await numbers()).toContain('go_cua_last_backup_age_seconds Nan');
	});
});

describe('who may read it', () => {
	test.each([
		['at the server itself', {}, 200],
		['elsewhere', { remoteAddress: FROM_AFAR }, 401],
		['elsewhere, through a proxy we trust', { headers: { 'x-forwarded-for': FROM_AFAR } }, 401],
		['elsewhere, through a proxy that says only Via', { headers: { via: '1.1 proxy' } }, 401]
	])('without signing in, %s', async (_where, options, status) => {
		const answered = await commune.inject({ method: 'GET', url: '/metrics', ...options });
		expect(answered.status).toBe(status);
	});

	test('names of databases are for administrators, wherever they ask', async () => {
		const url = '/metrics?databases=true';
		expect((await here(url)).status).toBe(401);
		expect((await here(url, bearer('commune-officer'))).status).toBe(403);
		const { status, body } = await here(url, bearer('administrator'));
		expect(status).toBe(200);
		expect(body).toContain(`go_cua_database_documents{database="${PLAIN}",state="live"} 0`);
	});
});

describe('request ids', () => {
	test('a proxy’s id comes back with the answer', async () => {
		const id = 'b7ad6b7169203331b7ad6b7169203331';
		const { headers } = await here('/healthz', { 'x-request-id': id });
		expect(headers['x-request-id']).toBe(id);
	});

	test.each(['lo-thi-hoa', 'a', 'b7ad6b71 69203331', 'f'.repeat(65)])(
		'%j is no id of a proxy’s and is replaced',
		async (given) => {
			const [one, other] = [
				await here('/healthz', { 'x-request-id': given }),
				await here('/healthz', { 'x-request-id': given })
			].map(({ headers }) => String(headers['x-request-id']));
			expect(one).toMatch(/^[0-9a-f]{6}-[0-9a-z]+$/);
			expect(other).not.toBe(one);
		}
	);

	test('a failure answers with its id as well', async () => {
		const { status, headers } = await here('/db/none/x');
		expect(status).toBe(401);
		expect(headers['x-request-id']).toMatch(/^[0-9a-f]{6}-/);
	});
});
