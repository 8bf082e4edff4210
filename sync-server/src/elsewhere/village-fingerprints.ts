import type { Entry } from '../../../src/lib/domain/entries/entry';
import { readEntry } from '../../../src/lib/domain/entries/upcast';
import { foldHousehold } from '../../../src/lib/domain/household/fold-household';
import {
	headOf,
	presentMembers,
	type Household
} from '../../../src/lib/domain/household/household';
import { parseEntryId } from '../../../src/lib/domain/ids';
import type { StoredDoc, VillageLedger } from '../counts/counts-backend';
import { nextTurn } from '../next-turn';
import { bySubject } from '../read-entries';
import type { Fingerprint, Fingerprinter } from './fingerprints';

/** Some milliseconds of folding, then others have their turn. */
const HOUSEHOLDS_PER_TURN = 50;

/** The fingerprints of one village's people, up to one sequence. */
export class VillageFingerprints {
	private readonly ofHousehold = new Map<string, readonly Fingerprint[]>();
	private readonly held = new Map<Fingerprint, number>();
	private seq: string | undefined;

	constructor(private readonly fingerprinter: Fingerprinter) {}

	/** How many people have this fingerprint. */
	count(fingerprint: Fingerprint): number {
		return this.held.get(fingerprint) ?? 0;
	}

	/** Reads what came since; everything anew after an erasure, so that nothing is left of who was erased. */
	async bringUpTo(ledger: VillageLedger): Promise<void> {
		const seq = await ledger.seq();
		if (seq === this.seq) return;
		const news = this.seq === undefined ? undefined : await ledger.changesSince(this.seq);
		if (news?.isOnlyAdded === true) {
			const households = new Set(news.added.flatMap((id) => parseEntryId(id)?.subject ?? []));
			await this.take(ledger.docsOf(households));
			this.seq = news.seq;
			return;
		}
		this.ofHousehold.clear();
		this.held.clear();
		await this.take(ledger.allDocs());
		// What came while all was read is read once more, which changes nothing.
		this.seq = seq;
	}

	private async take(pages: AsyncIterable<readonly StoredDoc[]>): Promise<void> {
		let n = 0;
		for (const [id, history] of bySubject(await entriesIn(pages))) {
			this.put(id, foldHousehold(history));
			if (++n % HOUSEHOLDS_PER_TURN === 0) await nextTurn();
		}
	}

	private put(id: string, household: Household | undefined): void {
		for (const fingerprint of this.ofHousehold.get(id) ?? []) this.add(fingerprint, -1);
		this.ofHousehold.delete(id);
		if (household === undefined || household.scope.state === 'out') return;
		const fingerprints = presentMembers(household).flatMap((one) => this.fingerprinter.of(one));
		this.ofHousehold.set(id, fingerprints);
		for (const fingerprint of fingerprints) this.add(fingerprint, 1);
	}

	private add(fingerprint: Fingerprint, people: number): void {
		const count = this.count(fingerprint) + people;
		if (count > 0) this.held.set(fingerprint, count);
		else this.held.delete(fingerprint);
	}
}

async function entriesIn(pages: AsyncIterable<readonly StoredDoc[]>): Promise<Entry[]> {
	const entries: Entry[] = [];
	for await (const page of pages)
		for (const doc of page) {
			const read = readEntry(doc);
			if (read.ok) entries.push(read.value);
		}
	return entries;
}

/** The heads of some households of a village, as they are now. */
export async function headsOf(ledger: VillageLedger, households: readonly string[]) {
	const histories = bySubject(await entriesIn(ledger.docsOf(households)));
	return [...histories].flatMap(([id, history]) => {
		const household = foldHousehold(history);
		return household ? [{ id, head: headOf(household) }] : [];
	});
}
