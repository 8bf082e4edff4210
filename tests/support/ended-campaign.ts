import { join } from 'node:path';
import { DEFAULT_SETTINGS } from '../../src/lib/domain/commune-settings';
import { calendarDay, DAY_MS } from '../../src/lib/domain/time/calendar';
import { DATA_FILE } from '../../sync-server/src/open-data';
import { openSqlite } from '../../sync-server/src/storage/sqlite/open';
import type { ServerProcess } from './server-process';

/** Days from now, `yyyy-mm-dd`. */
export const dayFromNow = (days: number): string => calendarDay(Date.now() + days * DAY_MS);

/** An officer writes down a campaign that ended so long ago that whoever was asked in it is due. */
export async function endCampaignLongAgo(
	server: ServerProcess,
	commune: string,
	officer: { name: string; password: string }
): Promise<void> {
	const { token } = await server.signIn(officer.name, officer.password, '8888888888');
	const address = `${server.url}/api/communes/${commune}/settings`;
	const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
	const kept = (await (await fetch(address, { headers })).json()) as { revision: number };
	const campaign = { name: '92 ngày đêm', from: dayFromNow(-132), to: dayFromNow(-40) };
	const settings = {
		...DEFAULT_SETTINGS,
		campaign: { ...campaign, targetPercent: 80 },
		retentionDays: 30
	};
	const answer = await fetch(address, {
		method: 'PUT',
		headers,
		body: JSON.stringify({ revision: kept.revision, settings })
	});
	if (!answer.ok) throw new Error(`settings answered ${answer.status}: ${await answer.text()}`);
}

/** While the server is stopped, two weeks go by since the commune changed its days. */
export function twoWeeksPass(server: ServerProcess): void {
	const sqlite = openSqlite(join(server.dataDir, DATA_FILE));
	sqlite.prepare('UPDATE commune_keeping SET changed_at = changed_at - ?').run(15 * DAY_MS);
	sqlite.close();
}
