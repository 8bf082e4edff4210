import { ok } from '../../../src/lib/domain/result';
import { kindOfDatabase } from '../protocol/database-name';
import { MARK } from './copy-database';
import type { Told } from './couch-side';
import type { SettingName, SideDatabase } from './side-database';

const LOCALS_AT_ONCE = 500;

/** Checkpoints of tools: with them they know what they have sent, and send it to nobody twice. */
export async function copyLocals(from: SideDatabase, to: SideDatabase): Told<null> {
	let after: string | undefined;
	for (;;) {
		const page = await from.locals(after, LOCALS_AT_ONCE);
		if (!page.ok) return page;
		for (const { _id: id, _rev, ...fields } of page.value) {
			after = id;
			if (id === MARK) continue;
			const put = await to.putLocal(id, fields);
			if (!put.ok) return put;
		}
		if (page.value.length < LOCALS_AT_ONCE) return ok(null);
	}
}

const SETTINGS: readonly SettingName[] = ['_security', '_revs_limit'];

/**
 * Who may open a plain database, and how far back it remembers. A village's `_security` is the gateway's own: it names
 * roles that only the gateway gives out, and nothing obeys it in the embedded store.
 */
export async function copySettings(from: SideDatabase, to: SideDatabase): Told<null> {
	if (kindOfDatabase(from.name) === 'entries') return ok(null);
	for (const name of SETTINGS) {
		const value = await from.setting(name);
		if (!value.ok) return value;
		const put = await to.putSetting(name, value.value);
		if (!put.ok) return put;
	}
	return ok(null);
}
