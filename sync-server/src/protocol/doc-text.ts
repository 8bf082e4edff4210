import type { Ancestry } from './rev-tree';

export interface DocTextParts {
	id: string;
	rev: string;
	deleted: boolean;
	/** Own fields as JSON text, `{…}`. */
	body: string;
	revisions?: Ancestry | undefined;
	/** Further underscore fields, already JSON text. */
	extra?: Readonly<Record<string, string>>;
}

/** A document as CouchDB answers it. The stored text is spliced in: parsing it again cost more than all the rest. */
export function docText({ id, rev, deleted, body, revisions, extra }: DocTextParts): string {
	let text = `{"_id":${JSON.stringify(id)},"_rev":${JSON.stringify(rev)}`;
	if (deleted) text += ',"_deleted":true';
	if (body !== '{}') text += `,${body.slice(1, -1)}`;
	if (revisions !== undefined) text += `,"_revisions":${JSON.stringify(revisions)}`;
	for (const name in extra) text += `,${JSON.stringify(name)}:${extra[name]}`;
	return `${text}}`;
}
