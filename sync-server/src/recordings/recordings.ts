import { hash } from 'node:crypto';
import { checkSound, type SoundProblem } from '../../../src/lib/domain/recordings/check-sound';
import type {
	ListedRecording,
	RecordingList,
	RecordingRevisions
} from '../../../src/lib/domain/recordings/recording-list';
import { err, ok, type Result } from '../../../src/lib/domain/result';
import type { Database } from '../storage/sqlite/driver';

/** @property over the revision of the recording that was heard before; 0 where there was none */
export interface Change {
	commune: string;
	key: string;
	over: number;
	by: string;
}

export type KeepProblem =
	SoundProblem | { kind: 'changed-meanwhile' } | { kind: 'commune-full'; mostBytes: number };

export interface Sound {
	type: string;
	bytes: Uint8Array;
}

/**
 * What communes recorded for their lessons, one sound for a step in a language. A revision counts the changes of a whole
 * commune, so one number tells a device whether it has heard of all.
 */
export class Recordings {
	private readonly statements;
	private readonly inOneStep: <T>(work: () => T) => T;

	constructor(
		sqlite: Database,
		private readonly now: () => number
	) {
		this.inOneStep = (work) => sqlite.transaction(work).immediate();
		this.statements = {
			listed: sqlite.prepare<[string], ListedRecording>(
				`SELECT key, revision, digest, type, bytes FROM recording
				WHERE commune = ? AND digest IS NOT NULL ORDER BY key`
			),
			one: sqlite.prepare<[string, string], ListedRecording>(
				`SELECT key, revision, digest, type, bytes FROM recording
				WHERE commune = ? AND key = ? AND digest IS NOT NULL`
			),
			newest: sqlite.prepare<[string], { revision: number }>(
				'SELECT coalesce(max(revision), 0) AS revision FROM recording WHERE commune = ?'
			),
			newestOfAll: sqlite.prepare<[], { commune: string; revision: number }>(
				'SELECT commune, max(revision) AS revision FROM recording GROUP BY commune'
			),
			used: sqlite.prepare<[string], { bytes: number }>(
				'SELECT coalesce(sum(bytes), 0) AS bytes FROM recording WHERE commune = ?'
			),
			write: sqlite.prepare<
				[string, string, number, string | null, string | null, number, number, string]
			>(
				`INSERT INTO recording (commune, key, revision, digest, type, bytes, changed_at, changed_by)
				VALUES (?, ?, ?, ?, ?, ?, ?, ?)
				ON CONFLICT (commune, key) DO UPDATE SET revision = excluded.revision,
					digest = excluded.digest, type = excluded.type, bytes = excluded.bytes,
					changed_at = excluded.changed_at, changed_by = excluded.changed_by`
			),
			sound: sqlite.prepare<[string, string], { sound: Uint8Array; type: string }>(
				`SELECT sound, type FROM recording_sound JOIN recording USING (commune, digest)
				WHERE commune = ? AND digest = ?`
			),
			keepSound: sqlite.prepare<[string, string, Uint8Array]>(
				`INSERT INTO recording_sound (commune, digest, sound) VALUES (?, ?, ?) ON CONFLICT DO NOTHING`
			),
			dropUnused: sqlite.prepare<[string]>(
				`DELETE FROM recording_sound WHERE commune = ? AND digest NOT IN (
					SELECT digest FROM recording
					WHERE recording.commune = recording_sound.commune AND digest IS NOT NULL
				)`
			)
		};
	}

	list(commune: string): RecordingList {
		return {
			revision: this.newest(commune),
			recordings: this.statements.listed.all(commune)
		};
	}

	/** Of those communes that ever had any. */
	revisionsOf(communes: ReadonlySet<string>): RecordingRevisions {
		return Object.fromEntries(
			this.statements.newestOfAll
				.all()
				.filter(({ commune }) => communes.has(commune))
				.map(({ commune, revision }) => [commune, revision])
		);
	}

	sound(commune: string, digest: string): Sound | undefined {
		const row = this.statements.sound.get(commune, digest);
		return row && { type: row.type, bytes: row.sound };
	}

	/**
	 * Sent once more, because an answer was lost, it changes nothing.
	 *
	 * @param mostBytes that one commune may have of sound
	 */
	keep(change: Change, bytes: Uint8Array, mostBytes: number): Result<ListedRecording, KeepProblem> {
		const checked = checkSound(bytes);
		if (!checked.ok) return checked;
		const { type } = checked.value;
		const { commune, key, over } = change;
		const digest = hash('sha256', bytes, 'base64url');
		return this.inOneStep((): Result<ListedRecording, KeepProblem> => {
			const known = this.statements.one.get(commune, key);
			if (known?.digest === digest) return ok(known);
			if (known && known.revision !== over) return err({ kind: 'changed-meanwhile' });
			const used = this.statements.used.get(commune)?.bytes ?? 0;
			if (used - (known?.bytes ?? 0) + bytes.length > mostBytes)
				return err({ kind: 'commune-full', mostBytes });
			this.statements.keepSound.run(commune, digest, bytes);
			const revision = this.write(change, { digest, type, bytes: bytes.length });
			return ok({ key, revision, digest, type, bytes: bytes.length });
		});
	}

	/** What is not there any more needs no removing. */
	remove(change: Change): Result<null, { kind: 'changed-meanwhile' }> {
		return this.inOneStep((): Result<null, { kind: 'changed-meanwhile' }> => {
			const known = this.statements.one.get(change.commune, change.key);
			if (known === undefined) return ok(null);
			if (known.revision !== change.over) return err({ kind: 'changed-meanwhile' });
			this.write(change, { digest: null, type: null, bytes: 0 });
			return ok(null);
		});
	}

	private write(
		{ commune, key, by }: Change,
		{ digest, type, bytes }: { digest: string | null; type: string | null; bytes: number }
	): number {
		const revision = this.newest(commune) + 1;
		this.statements.write.run(commune, key, revision, digest, type, bytes, this.now(), by);
		this.statements.dropUnused.run(commune);
		return revision;
	}

	private newest(commune: string): number {
		return this.statements.newest.get(commune)?.revision ?? 0;
	}
}
