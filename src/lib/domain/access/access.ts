import { z } from 'zod/mini';
import { CommuneCode, SettingsByCommune } from '../commune-settings';
import { DeviceId, PersonName, Ulid, VillageId } from '../ids';
import { OfficeRevisions } from '../directory/office-revisions';
import { RecordingRevisions } from '../recordings/recording-list';
import { MODES, ROLES, type Role as RoleWord } from './roles';

export { isOfficer, mayRead, mayWrite, ROLES, type Mode } from './roles';

/**
 * Who may open what: the answers of the sync-server's `/api`, which the device parses with the same schemas. Fields a
 * newer server adds are dropped and words it adds are taken for the most careful one known here, so an application that
 * was not updated for weeks still gets in.
 */

export type Role = RoleWord;
/** A role that a newer server knows may do, on this device's screens, what a volunteer may. */
export const Role = z.catch(z.enum(ROLES), 'volunteer');

/** @property title what people call them, "Lô Thị Hoa"; the sign-in name where nobody gave one */
export const Person = z.object({
	name: PersonName,
	title: z.string(),
	role: Role
});
export type Person = z.infer<typeof Person>;

/** What is left of so many households from that day on is how they count: the time they are kept for is over then. */
export const ErasureToCome = z.object({ on: z.iso.date(), households: z.number() });
export type ErasureToCome = z.infer<typeof ErasureToCome>;

/**
 * @property until when writing ends, where it was taken away
 * @property erasure of households there, where that is soon
 * @property seq the newest update sequence of the database: a device that has it need not ask for changes
 */
export const OpenDatabase = z.object({
	name: VillageId,
	title: z.string(),
	mode: z.catch(z.enum(MODES), 'read-only'),
	until: z.optional(z.iso.datetime()),
	erasure: z.optional(z.catch(z.optional(ErasureToCome), undefined)),
	seq: z.string()
});
export type OpenDatabase = z.infer<typeof OpenDatabase>;

/** What this application has no use for yet, a commune's own database, is passed over. */
const OpenDatabases = z.pipe(
	z.array(z.unknown()),
	z.transform((listed): OpenDatabase[] =>
		listed.flatMap((one) => {
			const read = OpenDatabase.safeParse(one);
			return read.success ? [read.data] : [];
		})
	)
);

/**
 * `GET /api/access`: the one question a device asks before it syncs. Settings, elsewhere, communes and colleagues seldom change: to
 * `?known=<version>` they are told again only where they are others by now.
 *
 * @property now the server's time, beside which a device sees how wrong its own clock is
 * @property server stable for one server; another value means a restored or replaced one, so compare again
 * @property settings of the communes of these villages, where they made any; what cannot be read counts as none made
 * @property recordings how far the recordings of these villages' communes are; a server of an earlier release has none
 * @property office how far the book of each of these communes is, its versions of procedures and its directory; left out while
 * all are empty
 * @property toErase households of villages this person no longer reads that the commune has erased, while this device has
 * not said that they are gone from it
 * @property elsewhere the commune's other villages by name, for a household that moves there; nothing else of them is told
 * @property communes what the communes of these villages are called, where somebody has said it
 * @property colleagues what people call those who write in these villages, by sign-in name
 * @property version of what seldom changes
 */
export const Access = z.object({
	person: Person,
	now: z.iso.datetime(),
	server: z.string(),
	databases: OpenDatabases,
	settings: z.optional(z.catch(SettingsByCommune, {})),
	recordings: z.optional(z.catch(RecordingRevisions, {})),
	office: z.optional(z.catch(OfficeRevisions, {})),
	elsewhere: z.optional(z.catch(z.array(z.object({ name: VillageId, title: z.string() })), [])),
	toErase: z.optional(z.catch(z.array(z.object({ village: VillageId, household: Ulid })), [])),
	communes: z.optional(z.catch(z.record(CommuneCode, z.string()), {})),
	colleagues: z.optional(z.catch(z.record(z.string(), z.string()), {})),
	version: z.optional(z.string())
});
export type Access = z.infer<typeof Access>;

/** What the list of devices calls one: "Chrome, Android"; people may give it a name of their own. */
export const DeviceName = z
	.string()
	.check(z.trim(), z.minLength(1), z.maxLength(60), z.regex(/^[^\p{Cc}]*$/u));

/** `POST /api/sign-in`. The name is forgiven capitals and spaces, which phone keyboards add by themselves. */
export const SignIn = z.object({
	name: z.string().check(z.trim(), z.toLowerCase(), z.minLength(1), z.maxLength(64)),
	password: z.string().check(z.minLength(1), z.maxLength(1024)),
	device: DeviceId
});
export type SignIn = z.infer<typeof SignIn>;

/** @property token opaque; the device sends it as `Authorization: Bearer …` and shows it to nobody */
export const SignedIn = z.object({
	token: z.string().check(z.minLength(20)),
	person: Person,
	access: Access
});
export type SignedIn = z.infer<typeof SignedIn>;

/** 128 random bits, base64url: what a QR code carries behind the `#` of `/enrol`. */
export const EnrolmentCode = z.string().check(z.regex(/^[A-Za-z0-9_-]{22}$/));

/** `POST /api/enrol/look`: whose code this is, before it is used up. */
export const EnrolmentLook = z.object({ code: EnrolmentCode });
export const Enrolment = z.object({
	person: Person,
	villages: z.array(z.object({ name: z.string(), title: z.string() })),
	expiresAt: z.iso.datetime()
});
export type Enrolment = z.infer<typeof Enrolment>;

/** `POST /api/enrol`: uses the code up; answers as a sign-in does. */
export const Enrol = z.object({ code: EnrolmentCode, device: DeviceId });

/** `POST /api/enrolments`: what an officer shows to the person beside them. */
export const NewEnrolment = z.object({
	...Enrolment.shape,
	url: z.string(),
	/** The address as a picture, to be shown as it is. */
	svg: z.string()
});
export type NewEnrolment = z.infer<typeof NewEnrolment>;

/** `GET /api/devices`. @property isThis the one that asks */
export const ListedDevice = z.object({
	id: z.string(),
	name: z.string(),
	signedInAt: z.iso.datetime(),
	lastSeenAt: z.iso.datetime(),
	revoked: z.boolean(),
	isThis: z.boolean()
});
export type ListedDevice = z.infer<typeof ListedDevice>;

/** `GET /api/health` */
export const Health = z.object({ ok: z.boolean(), version: z.string() });
export type Health = z.infer<typeof Health>;

/** Every refusal of the server, in CouchDB's own form. `reason` is fit to be shown to a person. */
export const ServerProblem = z.object({ error: z.string(), reason: z.string() });
export type ServerProblem = z.infer<typeof ServerProblem>;
