import type { Database } from '../storage/sqlite/driver';
import { deleteMeta, readMeta, writeMeta } from '../storage/sqlite/meta';

const KEY = 'backend';

/** Which CouchDB keeps the documents of this file's villages; undefined where the file does. Without credentials. */
export const markedBackend = (sqlite: Database): string | undefined => readMeta(sqlite, KEY);

/** Noted when a server first serves them from there, so that no command writes into the file beside it by mistake. */
export const markBackend = (sqlite: Database, url: string): void => writeMeta(sqlite, KEY, url);

/** The documents are in the file again. */
export const unmarkBackend = (sqlite: Database): void => deleteMeta(sqlite, KEY);
