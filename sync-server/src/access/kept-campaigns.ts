import type { CommuneSettings } from '../../../src/lib/domain/commune-settings';
import type { Period } from '../../../src/lib/domain/consent/keeping-days';
import {
	campaignsOver,
	changesKeeping,
	keepingOf,
	type Keeping
} from '../../../src/lib/domain/consent/retention';
import { calendarDay } from '../../../src/lib/domain/time/calendar';
import type { Database } from '../storage/sqlite/driver';

/** Campaigns that are over are not in the settings any more, yet people were told when they would be erased after them. */
export class KeptCampaigns {
	private readonly select;
	private readonly selectSettingsChanged;
	private readonly upsert;

	constructor(
		db: Database,
		private readonly now: () => number
	) {
		this.select = db.prepare<[string], { over: string; changedAtMs: number }>(
			'SELECT over, changed_at AS changedAtMs FROM commune_keeping WHERE commune = ?'
		);
		this.selectSettingsChanged = db.prepare<[string], { changedAtMs: number }>(
			'SELECT changed_at AS changedAtMs FROM commune_setting WHERE commune = ?'
		);
		this.upsert = db.prepare(
			`INSERT INTO commune_keeping (commune, over, changed_at) VALUES (?, ?, ?)
			ON CONFLICT (commune) DO UPDATE SET over = excluded.over, changed_at = excluded.changed_at`
		);
	}

	keepingIn(commune: string, settings: CommuneSettings): Keeping {
		const kept = this.select.get(commune);
		// Settings that were made before this was kept.
		const { changedAtMs } = kept ?? this.selectSettingsChanged.get(commune) ?? {};
		return keepingOf(settings, { over: overIn(kept), changedAtMs });
	}

	/** In the transaction of the change itself. */
	changed(commune: string, before: CommuneSettings | undefined, after: CommuneSettings): void {
		if (!changesKeeping(before, after)) return;
		const over = campaignsOver(
			overIn(this.select.get(commune)),
			{ before: before?.campaign, after: after.campaign },
			calendarDay(this.now())
		);
		this.upsert.run(commune, JSON.stringify(over), this.now());
	}
}

const overIn = (kept: { over: string } | undefined): Period[] =>
	kept === undefined ? [] : (JSON.parse(kept.over) as Period[]);
