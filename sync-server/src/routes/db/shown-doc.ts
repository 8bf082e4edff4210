import type { Attachment } from '../../protocol/attachment';
import { docText } from '../../protocol/doc-text';
import { ancestryOf, type Ancestry } from '../../protocol/rev-tree';
import { parseRev } from '../../protocol/revision';
import type { DocDatabase, DocReading, DocState, RevisionReading } from '../../storage/doc-store';
import {
	attachmentsAskOf,
	followingOf,
	inlineOf,
	stubsOf,
	wantedOf,
	type AttachmentsAsk
} from './attachments-text';
import type { RelatedDoc } from './multipart-answer';
import type { Query } from './query';

/** What a request wants to see of a document besides its own fields. */
export interface ShownAsk {
	revs: boolean;
	revsInfo: boolean;
	conflicts: boolean;
	deletedConflicts: boolean;
	localSeq: boolean;
	attachments: AttachmentsAsk;
}

export function shownAskOf(query: Query): ShownAsk {
	const meta = query.flag('meta');
	return {
		revs: query.flag('revs'),
		revsInfo: meta || query.flag('revs_info'),
		conflicts: meta || query.flag('conflicts'),
		deletedConflicts: meta || query.flag('deleted_conflicts'),
		localSeq: query.flag('local_seq'),
		attachments: attachmentsAskOf(query)
	};
}

type KeptRevision = RevisionReading & { body: string };

/** One revision of a document, ready to be shown in the one form or the other. */
export class ShownDoc {
	readonly wanted: ReadonlySet<Attachment>;
	private readonly ancestry: Ancestry | undefined;
	private readonly meta: Readonly<Record<string, string>>;

	constructor(
		private readonly reading: DocReading & { doc: DocState },
		private readonly revision: KeptRevision,
		private readonly ask: ShownAsk
	) {
		const { doc, kept } = reading;
		const parsed = parseRev(revision.rev);
		const isNeeded = ask.revs || ask.revsInfo || ask.attachments.since.length > 0;
		this.ancestry = isNeeded && parsed ? ancestryOf(doc.tree, parsed) : undefined;
		this.wanted = wantedOf(revision.attachments, this.ancestry, ask.attachments);
		this.meta = metaOf({ doc, kept, ancestry: this.ancestry, isDeleted: revision.deleted }, ask);
	}

	/** An answer that tells more than the revision itself changes without it. */
	get hasMeta(): boolean {
		return Object.keys(this.meta).length > 0;
	}

	async text(database: DocDatabase): Promise<string> {
		return this.wanted.size > 0 ? this.inline(database) : this.plain();
	}

	/** With attachments by name and length only. */
	plain(): string {
		return this.with(stubsOf(this.revision.attachments, this.ask.attachments.withCoding));
	}

	async inline(database: DocDatabase): Promise<string> {
		const { withCoding } = this.ask.attachments;
		return this.with(await inlineOf(database, this.revision.attachments, this.wanted, withCoding));
	}

	related(): RelatedDoc {
		const { wanted } = this;
		return { text: this.with(followingOf(this.revision.attachments, wanted)), wanted };
	}

	private with(attachments: Readonly<Record<string, string>>): string {
		const { rev, deleted, body } = this.revision;
		return docText({
			id: this.reading.id,
			rev,
			deleted,
			body,
			revisions: this.ask.revs ? this.ancestry : undefined,
			extra: { ...this.meta, ...attachments }
		});
	}
}

/** Undefined for a revision that is not, or no longer, kept. */
export function shownDoc(
	reading: DocReading,
	revision: RevisionReading,
	ask: ShownAsk
): ShownDoc | undefined {
	const { doc } = reading;
	const { body } = revision;
	if (doc === undefined || body === undefined) return undefined;
	return new ShownDoc({ ...reading, doc }, { ...revision, body }, ask);
}

interface Known {
	doc: DocState;
	kept: ReadonlySet<string> | undefined;
	ancestry: Ancestry | undefined;
	isDeleted: boolean;
}

const NOTHING: Readonly<Record<string, string>> = {};

function metaOf(
	{ doc, kept, ancestry, isDeleted }: Known,
	ask: ShownAsk
): Readonly<Record<string, string>> {
	if (!(ask.revsInfo || ask.conflicts || ask.deletedConflicts || ask.localSeq)) return NOTHING;
	const others = doc.leaves.slice(1);
	const revs = (deleted: boolean) =>
		others.filter((leaf) => leaf.deleted === deleted).map((leaf) => leaf.rev);
	const meta: Record<string, string> = {};
	const addList = (name: string, isWanted: boolean, list: readonly unknown[]) => {
		if (isWanted && list.length > 0) meta[name] = JSON.stringify(list);
	};
	addList('_revs_info', ask.revsInfo, ancestry ? revsInfo(ancestry, kept, isDeleted) : []);
	addList('_conflicts', ask.conflicts, revs(false));
	addList('_deleted_conflicts', ask.deletedConflicts, revs(true));
	if (ask.localSeq) meta['_local_seq'] = String(doc.seq);
	return meta;
}

const revsInfo = (
	{ start, ids }: Ancestry,
	kept: ReadonlySet<string> | undefined,
	isDeleted: boolean
) =>
	ids.map((hash, index) => {
		const rev = `${start - index}-${hash}`;
		const status = kept?.has(rev) === true ? 'available' : 'missing';
		return { rev, status: index === 0 && isDeleted ? 'deleted' : status };
	});
