import { ROLES, type Role } from '../../../src/lib/domain/access/access';
import { reasonOf } from '../../../src/lib/domain/entries/accept-entry';
import { PersonName, isVillageId } from '../../../src/lib/domain/ids';
import { checkFreeText } from '../../../src/lib/domain/text/guard';
import { tidyText } from '../../../src/lib/domain/text/tidy-text';
import { MIN_PASSWORD_LENGTH } from '../access/passwords';
import { THE_SERVER } from '../audit/audit-log';
import type { People } from '../access/people';
import { CommandFailure, textFlag, usageFailure, type Flags } from './command';

const ROLE_BY_WORD: Readonly<Record<string, Role>> = {
	volunteer: 'volunteer',
	lead: 'team-lead',
	'team-lead': 'team-lead',
	officer: 'commune-officer',
	'commune-officer': 'commune-officer',
	auditor: 'auditor',
	province: 'province-viewer',
	'province-viewer': 'province-viewer',
	admin: 'administrator',
	administrator: 'administrator'
};

export function readRole(word: string | undefined): Role {
	const role = word === undefined ? undefined : ROLE_BY_WORD[word];
	if (role === undefined)
		throw usageFailure(
			`--role phải là một trong: ${ROLES.join(', ')}${word ? `; không phải "${word}"` : ''}`
		);
	return role;
}

/** Stands in entries for whoever sat at the server; nobody signs in with it. */
export const SERVER_NAME = THE_SERVER.person;

export function readNewName(name: string): string {
	if (name === SERVER_NAME) throw usageFailure(`tên "${name}" dành cho máy chủ`);
	if (!PersonName.safeParse(name).success)
		throw usageFailure(
			`tên "${name}" chỉ được có chữ thường a-z, số, dấu chấm, gạch ngang, dài 2 đến 32`
		);
	return withoutForbidden('tên đăng nhập', name);
}

/**
 * What somebody, a village or a commune is called, from the flag that says it; empty where it says nothing. It comes to
 * every device, and nothing that a note may not hold goes there by way of a name.
 */
export const readTitle = (flags: Flags, flag: 'title' | 'commune'): string =>
	withoutForbidden(`--${flag}`, tidyText(textFlag(flags, flag) ?? ''));

/** The message says what was wrong without saying it again: terminals are kept too. */
function withoutForbidden(where: string, text: string): string {
	const checked = checkFreeText(text);
	if (checked.ok) return text;
	const reason = reasonOf({ kind: 'forbidden-text', found: checked.error.kind });
	throw usageFailure(`${where} ${reason}; Gõ Cửa không giữ, hãy bỏ đi`);
}

export function knownName(people: People, name: string): string {
	if (!people.exists(name)) throw new CommandFailure(`không có ai tên "${name}" (xem: user list)`);
	return name;
}

export function readVillageId(id: string): string {
	if (!isVillageId(id))
		throw usageFailure(
			`mã thôn "${id}" phải có dạng village-17284-03: mã xã 5 số, rồi số thôn 2 hoặc 3 chữ số`
		);
	return id;
}

/** `village-17284-01,village-17284-02`; each once. */
export const readVillageIds = (list: string | undefined): string[] => [
	...new Set(
		(list ?? '')
			.split(',')
			.map((id) => id.trim())
			.filter((id) => id !== '')
			.map(readVillageId)
	)
];

export function checkPassword(password: string): string {
	if (password.length < MIN_PASSWORD_LENGTH)
		throw usageFailure(`mật khẩu cần ít nhất ${MIN_PASSWORD_LENGTH} ký tự`);
	return password;
}
