import { z } from 'zod/mini';
import { DeviceId, PersonName, VillageId } from './ids';

/**
 * Who may open what: the answers of the sync-server's `/api`, which the device parses with the same schemas. Fields a
 * newer server adds are dropped, so an application that was not updated for weeks still gets in.
 */

export const ROLES = ['volunteer', 'commune-officer', 'administrator'] as const;
export const Role = z.enum(ROLES);
export type Role = z.infer<typeof Role>;

/** @property title what people call them, "Lô Thị Hoa"; the sign-in name where nobody gave one */
export const Person = z.object({
	name: PersonName,
	title: z.string(),
	role: Role
});
export type Person = z.infer<typeof Person>;

/** @property seq the newest update sequence of the database: a device that has it need not ask for changes */
export const OpenDatabase = z.object({
	name: VillageId,
	title: z.string(),
	mode: z.enum(['read-write']),
	seq: z.string()
});
export type OpenDatabase = z.infer<typeof OpenDatabase>;

/**
 * `GET /api/access`: the one question a device asks before it syncs.
 *
 * @property now the server's time, beside which a device sees how wrong its own clock is
 * @property server stable for one server; another value means a restored or replaced one, so compare again
 */
export const Access = z.object({
	person: Person,
	now: z.iso.datetime(),
	server: z.string(),
	databases: z.array(OpenDatabase)
});
export type Access = z.infer<typeof Access>;

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

/** `GET /api/health` */
export const Health = z.object({ ok: z.boolean(), version: z.string() });
export type Health = z.infer<typeof Health>;

/** Every refusal of the server, in CouchDB's own form. `reason` is fit to be shown to a person. */
export const ServerProblem = z.object({ error: z.string(), reason: z.string() });
export type ServerProblem = z.infer<typeof ServerProblem>;
