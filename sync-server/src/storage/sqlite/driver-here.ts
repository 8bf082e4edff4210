import { betterSqlite } from './better-sqlite';
import type { SqliteDriver } from './driver';
import { nodeSqlite } from './node-sqlite';

/** Node.js's own SQLite where it is fit, as it needs no compiling; better-sqlite3 otherwise, as on Node.js 20. */
export const driverHere = (): SqliteDriver => (nodeSqlite.isThere() ? nodeSqlite : betterSqlite);
