import { z } from 'zod/mini';
import { ListedDevice, Role } from './access';

/** What the commune answers about people and their devices; parsed on the device with the same shapes. */

/**
 * `GET /api/people`: somebody whose devices and enrolment are in the asking person's hands.
 *
 * @property villages ids of the villages they were given
 * @property devices how many they are signed in on
 * @property lastSeenAt when one of these last asked for something; none where there is none
 */
export const ManagedPerson = z.object({
	name: z.string(),
	title: z.string(),
	role: Role,
	villages: z.array(z.string()),
	disabled: z.boolean(),
	devices: z.number(),
	lastSeenAt: z.optional(z.iso.datetime())
});
export type ManagedPerson = z.infer<typeof ManagedPerson>;

export const ManagedPeople = z.object({ people: z.array(ManagedPerson) });
export const ListedDevices = z.object({ devices: z.array(ListedDevice) });

/** `POST /api/password`. @property signedOut how many other devices were signed out with it */
export const PasswordChanged = z.object({ ok: z.literal(true), signedOut: z.number() });

export const Done = z.object({ ok: z.literal(true) });

/** Why something that only the commune can answer was not answered. Nothing on the device depends on it. */
export type AskProblem =
	| { kind: 'unreachable' }
	| { kind: 'sign-in-needed' }
	/** No longer this person's to look at, or gone meanwhile. */
	| { kind: 'not-yours' }
	| { kind: 'too-many-attempts'; retryAfterSeconds: number };
