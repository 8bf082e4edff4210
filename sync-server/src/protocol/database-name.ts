/**
 * entries  records of the field: accepted once, never changed, erased only by an administrator
 * plain    an ordinary CouchDB database
 */
export type DatabaseKind = 'entries' | 'plain';

export const kindOfDatabase = (name: string): DatabaseKind =>
	/^(village|commune)-/.test(name) ? 'entries' : 'plain';

/** CouchDB stops at 238 characters, what a file name leaves after its suffixes. */
const MAX_LENGTH = 238;

export const isDatabaseName = (name: string): boolean =>
	name.length <= MAX_LENGTH && /^[a-z][a-z0-9_$()+/-]*$/.test(name);
