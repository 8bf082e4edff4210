import {
	CommuneSettings,
	DEFAULT_SETTINGS,
	type KeptSettings,
	type SettingsByCommune
} from '../../../src/lib/domain/commune-settings';
import type { Keeping } from '../../../src/lib/domain/consent/retention';
import {
	campaignFigures,
	type CampaignFigures
} from '../../../src/lib/domain/coverage/campaign-figures';
import type { Tally } from '../../../src/lib/domain/coverage/tally';
import { err, ok, type Result } from '../../../src/lib/domain/result';
import { calendarDay } from '../../../src/lib/domain/time/calendar';
import type { Database } from '../storage/sqlite/driver';
import { KeptCampaigns } from './kept-campaigns';

interface SettingRow {
	commune: string;
	revision: number;
	settings: string;
}

/** What each commune decided for itself; until then the settings every commune begins with. */
export class Communes {
	private readonly select;
	private readonly insert;
	private readonly update;
	private readonly campaigns: KeptCampaigns;
	private readonly inOneStep: <T>(work: () => T) => T;

	constructor(
		db: Database,
		private readonly now: () => number
	) {
		this.select = db.prepare<[string], SettingRow>(
			'SELECT commune, revision, settings FROM commune_setting WHERE commune = ?'
		);
		this.insert = db.prepare(
			`INSERT INTO commune_setting (commune, revision, settings, changed_at, changed_by)
			VALUES (?, 1, ?, ?, ?) ON CONFLICT DO NOTHING`
		);
		this.update = db.prepare(
			`UPDATE commune_setting SET revision = revision + 1, settings = ?, changed_at = ?, changed_by = ?
			WHERE commune = ? AND revision = ?`
		);
		this.campaigns = new KeptCampaigns(db, now);
		this.inOneStep = (work) => db.transaction(work).immediate();
	}

	settingsOf(commune: string): KeptSettings {
		const row = this.select.get(commune);
		return row === undefined
			? { revision: 0, settings: DEFAULT_SETTINGS }
			: { revision: row.revision, settings: read(row) };
	}

	/** How long the people of a commune's villages are kept. */
	keepingIn(commune: string): Keeping {
		return this.campaigns.keepingIn(commune, this.settingsOf(commune).settings);
	}

	/** The first days of its campaigns: those that are over and the one its settings name. */
	campaignStartsIn(commune: string): string[] {
		return this.keepingIn(commune).campaigns.map(({ from }) => from);
	}

	/** What one of its villages adds up to in the campaign that is on today, and in those before it. */
	figuresOf(commune: string, tally: Tally): CampaignFigures {
		return campaignFigures(tally, this.campaignStartsIn(commune), calendarDay(this.now()));
	}

	/** Of those communes that made any. */
	settingsOfAll(communes: ReadonlySet<string>): SettingsByCommune {
		const made: SettingsByCommune = {};
		for (const commune of communes) {
			const row = this.select.get(commune);
			if (row === undefined) continue;
			const campaignStarts = this.campaignStartsIn(commune);
			made[commune] = { ...read(row), ...(campaignStarts.length > 0 && { campaignStarts }) };
		}
		return made;
	}

	/**
	 * @param over the revision whose settings were looked at; another one since then is not written over
	 * @returns the new revision
	 */
	change(
		commune: string,
		{ revision: over, settings }: KeptSettings,
		by: string
	): Result<number, { kind: 'changed-meanwhile' }> {
		const json = JSON.stringify(settings);
		return this.inOneStep(() => {
			const before = this.settingsOf(commune);
			const { changes } =
				over === 0
					? this.insert.run(commune, json, this.now(), by)
					: this.update.run(json, this.now(), by, commune, over);
			if (changes !== 1) return err({ kind: 'changed-meanwhile' });
			this.campaigns.changed(
				commune,
				before.revision === 0 ? undefined : before.settings,
				settings
			);
			return ok(over + 1);
		});
	}
}

const read = ({ settings }: SettingRow): CommuneSettings =>
	CommuneSettings.parse(JSON.parse(settings));
