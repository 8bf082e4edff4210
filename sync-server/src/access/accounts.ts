import { createHash } from 'node:crypto';
import type { Database } from '../storage/sqlite/driver';
import {
	mayRead,
	type Access,
	type OpenDatabase,
	type Person
} from '../../../src/lib/domain/access/access';
import { communeOf } from '../../../src/lib/domain/commune-of';
import { isVillageId } from '../../../src/lib/domain/ids';
import { ok, type Result } from '../../../src/lib/domain/result';
import { calendarDay } from '../../../src/lib/domain/time/calendar';
import { Office } from '../office/office';
import { Recordings } from '../recordings/recordings';
import { RetentionNotices } from '../retention/notices';
import type { VillageStore } from '../storage/doc-store';
import { Assignments } from './assignments';
import { Colleagues } from './colleagues';
import { Communes } from './communes';
import { Devices } from './devices';
import { Enrolments, type EnrolmentError } from './enrolments';
import { Doorkeeper } from './identify';
import { Passwords } from './passwords';
import { People } from './people';
import { Sessions } from './sessions';
import type { SignInDesk } from './sign-in';
import { SignInThrottle } from './sign-in-throttle';
import { provisionalTitle, Villages, type OpenVillage, type Village } from './villages';

const communesOf = (villages: readonly { id: string }[]): Set<string> =>
	new Set(villages.map(({ id }) => communeOf(id)));

/** Of a database that is not there. */
const NO_SEQ = '0';

/** People, villages and devices of one server, and what each may open. */
export class Accounts {
	readonly people: People;
	readonly villages: Villages;
	readonly communes: Communes;
	readonly colleagues: Colleagues;
	readonly recordings: Recordings;
	readonly office: Office;
	readonly assignments: Assignments;
	readonly devices: Devices;
	readonly sessions: Sessions;
	readonly enrolments: Enrolments;
	readonly passwords = new Passwords();
	readonly desk: SignInDesk;
	readonly doorkeeper: Doorkeeper;
	private readonly notices: RetentionNotices;
	private readonly inOneStep: <T>(work: () => T) => T;

	constructor(
		sqlite: Database,
		private readonly store: VillageStore,
		private readonly now: () => number
	) {
		this.people = new People(sqlite, now);
		this.villages = new Villages(sqlite, now);
		this.communes = new Communes(sqlite, now);
		this.colleagues = new Colleagues(sqlite);
		this.recordings = new Recordings(sqlite, now);
		this.office = new Office(sqlite, now);
		const { people, villages } = this;
		this.assignments = new Assignments(sqlite, { people, villages, now });
		this.devices = new Devices(sqlite, now);
		this.sessions = new Sessions(sqlite, now);
		this.enrolments = new Enrolments(sqlite, now);
		this.inOneStep = (work) => sqlite.transaction(work).immediate();
		this.desk = {
			people: this.people,
			passwords: this.passwords,
			throttle: new SignInThrottle(sqlite, now)
		};
		this.notices = new RetentionNotices(sqlite);
		const { devices, sessions, desk } = this;
		this.doorkeeper = new Doorkeeper({ devices, sessions, desk }, now);
	}

	/**
	 * What a person may open, and how far each database is.
	 *
	 * @param known the version of what seldom changes that their device has: it is told again only when it is another
	 */
	async accessOf(person: Person, known?: string): Promise<Access> {
		const villages = this.villages.accessOf(person);
		const seldom = this.seldomChanging(person, villages);
		const version = versionOf(seldom);
		const communes = communesOf(villages.filter(mayRead));
		const office = this.office.revisionsOf(communes);
		return {
			person,
			now: new Date(this.now()).toISOString(),
			server: this.store.uuid,
			databases: await this.withSeq([...villages, ...this.villages.communesOpenTo(person)]),
			recordings: this.recordings.revisionsOf(communes),
			...(Object.keys(office).length > 0 && { office }),
			version,
			...(known !== version && seldom)
		};
	}

	private seldomChanging(
		person: Person,
		villages: readonly OpenVillage[]
	): Pick<Access, 'settings' | 'elsewhere' | 'communes' | 'colleagues'> {
		const elsewhere = this.villages
			.elsewhereFor(person)
			.map(({ id, title }) => ({ name: id, title }));
		const communes = communesOf(villages);
		return {
			settings: this.communes.settingsOfAll(communes),
			...(elsewhere.length > 0 && { elsewhere }),
			communes: this.villages.communeTitles(communes),
			colleagues: this.colleagues.whoWriteIn(villages.filter(mayRead).map(({ id }) => id))
		};
	}

	/** A commune's own database is there from its first counts on; a village is told of even without one. */
	private async withSeq(open: readonly OpenVillage[]): Promise<OpenDatabase[]> {
		const told = await Promise.all(open.map((one) => this.openDatabase(one)));
		return told.filter(({ name, seq }) => seq !== NO_SEQ || isVillageId(name));
	}

	private async openDatabase({ id, title, mode, untilMs }: OpenVillage): Promise<OpenDatabase> {
		return {
			name: id,
			title,
			mode,
			...(untilMs !== undefined && { until: new Date(untilMs).toISOString() }),
			...this.erasureIn(id),
			seq: (await this.store.updateSeq(id)) ?? NO_SEQ
		};
	}

	private erasureIn(village: string): Pick<OpenDatabase, 'erasure'> {
		const toCome = this.notices.of(village);
		if (toCome === undefined) return {};
		const { eraseAtMs, households } = toCome;
		return { erasure: { on: calendarDay(eraseAtMs), households } };
	}

	/**
	 * A village and its database, which comes first, so that whoever is let in finds it.
	 *
	 * @returns false when the village was there already, which keeps its title
	 */
	async addVillage(village: Village): Promise<boolean> {
		await this.store.createDatabase(village.id);
		return this.villages.add(village);
	}

	/** Villages that are not there yet get a title to go on with. Returns those it made. */
	async addMissingVillages(ids: readonly string[]): Promise<Village[]> {
		const missing = ids
			.filter((id) => this.villages.find(id) === undefined)
			.map((id) => ({ id, title: provisionalTitle(id) }));
		for (const village of missing) await this.addVillage(village);
		return missing;
	}

	/**
	 * Also ends what the person is signed in on: whoever knew the old password may hold a token.
	 *
	 * @param stays a device that is left signed in
	 * @returns how many devices were signed out
	 */
	async changePassword(name: string, password: string, stays?: string): Promise<number> {
		return this.setPassword(name, await this.passwords.hash(password), stays);
	}

	/** The same with what is kept of the password. */
	setPassword(name: string, phc: string, stays?: string): number {
		return this.inOneStep(() => {
			this.people.setPassword(name, phc);
			this.sessions.endAllOf(name);
			return stays === undefined
				? this.devices.revokeAllOf(name)
				: this.devices.revokeAllBut(stays, name);
		});
	}

	/** Uses a code up and lets its person in on this device, both or neither. */
	enrol(
		code: string,
		device: string,
		deviceName?: string
	): Result<{ person: Person; token: string }, EnrolmentError> {
		return this.inOneStep(() => {
			const used = this.enrolments.consume(code, device);
			if (!used.ok) return used;
			const person = used.value;
			return ok({ person, token: this.devices.enrol(device, person.name, deviceName) });
		});
	}

	/** @returns how many devices the person was signed in on */
	disable(name: string): number {
		return this.inOneStep(() => {
			this.people.disable(name);
			this.sessions.endAllOf(name);
			return this.devices.revokeAllOf(name);
		});
	}
}

/** The same words have the same version, whatever server says them. */
const versionOf = (told: object): string =>
	createHash('sha256').update(JSON.stringify(told)).digest('base64url').slice(0, 16);
