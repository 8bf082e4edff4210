import type { Accounts } from './access/accounts';

export interface Administrator {
	name: string;
	password: string;
}

/**
 * The administrator named by the environment: made at the first start, given the new password when it was changed
 * there. A name that belongs to someone else is not raised by a slip in a settings file.
 *
 * @returns false when the name belongs to someone who is no administrator, or was disabled
 */
export async function ensureAdministrator(
	accounts: Accounts,
	{ name, password }: Administrator
): Promise<boolean> {
	const { people, passwords } = accounts;
	const kept = people.active(name);
	if (kept === undefined) {
		const phc = await passwords.hash(password);
		return people.add({ name, title: 'Quản trị', role: 'administrator', phc });
	}
	if (kept.role !== 'administrator') return false;
	if (!(await passwords.check(kept.phc, password))) await accounts.changePassword(name, password);
	return true;
}
