import type { CommandName } from '$lib/worker/api';

/** What leaves something on this device that exists nowhere else. */
const RECORDING: ReadonlySet<CommandName> = new Set<CommandName>([
	'registerHousehold',
	'runImport',
	'correctHousehold',
	'addMember',
	'correctMember',
	'memberLeft',
	'recordVisit',
	'claimDoor',
	'voidEntry',
	'runImport'
]);

let recorded = false;

/** The sensible moment to ask: a person who is asked then sees what it is about. */
export function isFirstRecord(command: CommandName, answer: unknown): boolean {
	if (recorded || !RECORDING.has(command) || !(answer as { ok?: boolean }).ok) return false;
	recorded = true;
	return true;
}

/** Asks the browser never to clear this device's data by itself. What it decided is read from it, not from here. */
export async function persist(): Promise<void> {
	try {
		if (!(await navigator.storage.persisted())) await navigator.storage.persist();
	} catch {
		// A browser without this keeps data as long as it likes, which the sync page says.
	}
}
