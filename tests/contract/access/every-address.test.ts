import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ROLES, type Role } from '../../../src/lib/domain/access/access';
import { communeOf } from '../../../src/lib/domain/commune-of';
import { communeDatabaseOf } from '../../../src/lib/domain/coverage/village-counts';
import * as words from '../../../sync-server/src/access/access-problems';
import {
	ALLOWED,
	communeModeFor,
	may,
	type Action
} from '../../../sync-server/src/access/permissions';
import type { Address } from '../../../sync-server/src/routes/addresses';
import {
	CommuneOfRoles,
	FOREIGN,
	NEIGHBOUR,
	NOWHERE,
	OWN,
	PLAIN,
	STRANGER,
	type Answered
} from '../../support/access/commune-of-roles';

/** The addresses come from the server itself: one that is added tomorrow is tried here without a word. */
const servers = [
	{ server: 'alone', commune: await CommuneOfRoles.open() },
	{ server: 'in front of a CouchDB', commune: await CommuneOfRoles.open({ isGateway: true }) }
];

const OF_A_DATABASE: readonly Action[] = [
	'read',
	'write',
	'local',
	'administer',
	'create',
	'destroy'
];
const COMMUNE = communeDatabaseOf(OWN);
const isOfDatabase = ({ action }: Address): boolean => OF_A_DATABASE.includes(action as Action);

interface Names {
	db?: string;
	person?: string;
}

/** `/db/:db/_local/:id` → `/db/village-17284-01/_local/x` */
const filled = (url: string, { db = OWN, person = NEIGHBOUR.name }: Names = {}): string =>
	url
		.replace(':db', db)
		.replace(':person', person)
		.replace(':commune', communeOf(OWN))
		.replace(':device', NEIGHBOUR.device)
		.replace(/:[a-z]+/gi, 'x')
		.replace('*', 'x');

/** Refused for who asks, rather than for what was sent: an entry that is none is forbidden too. */
const GATE_WORDS = new Set<string>([
	words.NOT_LET_IN,
	words.TAKEN_AWAY,
	words.LOOK_ONLY,
	words.NOT_ALLOWED,
	words.NOT_YOURS,
	words.NOT_YOUR_COMMUNE,
	words.ADMINISTRATORS_ONLY
]);

const outcomeOf = ({ status, reason, body }: Answered): 'sign in' | 'refused' | 'let in' => {
	if (status === 401) return 'sign in';
	return status === 403 && (body === '' || GATE_WORDS.has(reason ?? '')) ? 'refused' : 'let in';
};

/** Whoever may read it may keep a checkpoint; nobody but administrators does anything else there. */
function inCommune(role: Role, action: Action): 'let in' | 'refused' {
	if (role === 'administrator') return 'let in';
	const isOpen = communeModeFor(role) !== undefined;
	return isOpen && (action === 'read' || action === 'local') ? 'let in' : 'refused';
}

describe.each(servers)('a server $server', ({ commune }) => {
	const addresses = commune.server.addressBook;
	afterAll(() => commune.close());

	test('every address says what it does', () => {
		expect(addresses.filter(({ action }) => action === undefined)).toEqual([]);
		expect(addresses.length).toBeGreaterThan(80);
	});

	test('every action of the table has an address', () => {
		const served = new Set(addresses.map(({ action }) => action));
		const unused = Object.keys(ALLOWED).filter((action) => !served.has(action as Action));
		expect(unused).toEqual([]);
	});

	const named = (some: (address: Address) => boolean) =>
		addresses
			.filter(some)
			.map((address) => ({ name: `${address.method} ${address.url}`, ...address }));

	describe.each(named(({ action }) => action === 'public'))('$name', ({ method, url }) => {
		test('asks nobody who they are', async () => {
			const answered = await commune.ask('nobody', method, filled(url));
			expect(answered.status).not.toBe(401);
			expect(outcomeOf(answered)).toBe('let in');
			expect(answered.status).not.toBe(500);
		});
	});

	describe.each(named(({ action }) => action !== 'public'))('$name ($action)', (address) => {
		const { method, url } = address;
		const action = address.action as Action;
		/** What a village's records are spared even from administrators is tried on a database of their own. */
		const forAdministrator: Names = may('volunteer', action) ? {} : { db: PLAIN };

		test('needs a sign-in', async () => {
			expect((await commune.ask('nobody', method, filled(url))).status).toBe(401);
		});

		test.each(ROLES.map((role) => ({ role, answer: may(role, action) ? 'let in' : 'refused' })))(
			'$role: $answer',
			async ({ role, answer }) => {
				const names = role === 'administrator' ? forAdministrator : {};
				const answered = await commune.ask(role, method, filled(url, names));
				expect(outcomeOf(answered)).toBe(answer);
				expect(answered.status).not.toBe(500);
			}
		);

		if (isOfDatabase(address))
			test('someone else’s village is answered like one that is not there', async () => {
				for (const role of ROLES.filter((one): one is Role => one !== 'administrator')) {
					const foreign = await commune.ask(role, method, filled(url, { db: FOREIGN }));
					expect(foreign.status).toBe(403);
					for (const db of [NOWHERE, PLAIN, 'anything']) {
						const other = await commune.ask(role, method, filled(url, { db }));
						expect([other.status, other.body]).toEqual([foreign.status, foreign.body]);
					}
				}
			});

		if (isOfDatabase(address))
			test.each(ROLES.map((role) => ({ role, answer: inCommune(role, action) })))(
				'the commune’s own database, $role: $answer',
				async ({ role, answer }) => {
					const answered = await commune.ask(role, method, filled(url, { db: COMMUNE }));
					expect(outcomeOf(answered)).toBe(answer);
					expect(answered.status).not.toBe(500);
				}
			);

		if (isOfDatabase(address))
			test('a village that was taken away takes what waits, and shows nothing', async () => {
				const answered = await commune.ask('taken-away', method, filled(url));
				// A copy is read before it is written.
				const isForPushing = (action === 'write' || action === 'local') && method !== 'COPY';
				expect(outcomeOf(answered)).toBe(isForPushing ? 'let in' : 'refused');
			});

		if (url.includes(':person'))
			test('someone of another commune is answered like someone nobody knows', async () => {
				const ask = (person: string) =>
					commune.ask('commune-officer', method, filled(url, { person }));
				const stranger = await ask(STRANGER.name);
				const nobody = await ask('khong-ai');
				const superior = await ask('administrator');
				expect(stranger.status).toBe(403);
				for (const other of [nobody, superior])
					expect([other.status, other.body]).toEqual([stranger.status, stranger.body]);
			});
	});

	describe('answers of data', () => {
		let answered: Answered;
		beforeAll(async () => {
			answered = await commune.ask('volunteer', 'GET', `/db/${OWN}`);
		});

		test('run nothing and load nothing should a browser open them as a page', () => {
			expect(answered.headers['content-security-policy']).toContain("default-src 'none'");
			expect(answered.headers['content-security-policy']).toContain('sandbox');
			expect(answered.headers['x-content-type-options']).toBe('nosniff');
		});

		test('speak of TLS only where there is TLS', async () => {
			expect(answered.headers['strict-transport-security']).toBeUndefined();
			const behindTls = await commune.inject({
				method: 'GET',
				url: '/api/health',
				headers: { 'x-forwarded-proto': 'https' }
			});
			expect(behindTls.headers['strict-transport-security']).toMatch(/^max-age=[0-9]{7,}$/);
			const pretended = await commune.inject({
				method: 'GET',
				url: '/api/health',
				headers: { 'x-forwarded-proto': 'https' },
				remoteAddress: '203.0.113.9'
			});
			expect(pretended.headers['strict-transport-security']).toBeUndefined();
		});
	});
});
