import { problems } from '../../problems';
import { isObject, toJsonText } from '../../protocol/json';
import { REVS_LIMIT } from '../../protocol/rev-tree';
import type { SettingName } from '../../storage/doc-store';
import { json, type Answer } from './answer';
import type { DbCall } from './endpoint';
import { securityOf } from './user-context';

export async function readSecurity({ database }: DbCall): Promise<Answer> {
	return { body: `${await securityOf(database)}\n` };
}

/**
 * Kept for the tools that set and read it. Who is let in is decided by the server's own table of people and villages:
 * for a village a second one would only say something else.
 */
export async function writeSecurity(call: DbCall): Promise<Answer> {
	const security = await call.json();
	if (!isSecurity(security))
		throw problems.badRequest('Security object must have lists of names and roles.');
	if (call.database.kind === 'entries')
		throw problems.forbidden(
			'ai vào được một thôn được đặt bằng lệnh "user", không bằng _security'
		);
	const text = toJsonText(security);
	if (text === undefined) throw problems.badRequest('the security object is nested too deeply');
	await call.database.saveSetting('security', text);
	return json({ ok: true });
}

const isSecurity = (value: unknown): boolean =>
	isObject(value) && isParty(value['admins']) && isParty(value['members']);

const isParty = (party: unknown): boolean =>
	party === undefined || (isObject(party) && isList(party['names']) && isList(party['roles']));

const isList = (list: unknown): boolean =>
	list === undefined || (Array.isArray(list) && list.every((name) => typeof name === 'string'));

/** A number that may be set for one database. */
function numberSetting(name: SettingName, { fallback, max }: { fallback: number; max: number }) {
	return {
		read: async ({ database }: DbCall): Promise<Answer> =>
			json(Number((await database.setting(name)) ?? fallback)),
		async write(call: DbCall): Promise<Answer> {
			const value = await call.json();
			if (typeof value !== 'number' || !Number.isInteger(value) || value < 1 || value > max)
				throw problems.badRequest(`\`${name}\` must be a whole number from 1 to ${max}`);
			await call.database.saveSetting(name, String(value));
			return json({ ok: true });
		}
	};
}

/** Fewer make trees smaller; more than CouchDB's default would only make a document that is edited all day slow. */
export const revsLimit = numberSetting('revs_limit', { fallback: REVS_LIMIT, max: REVS_LIMIT });

/** Purges are done at once and everywhere, so nothing is kept of them but this number. */
export const purgedInfosLimit = numberSetting('purged_infos_limit', {
	fallback: 1000,
	max: 1_000_000
});
