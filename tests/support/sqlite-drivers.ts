import { betterSqlite } from '../../sync-server/src/storage/sqlite/better-sqlite';
import { nodeSqlite } from '../../sync-server/src/storage/sqlite/node-sqlite';

/** Every driver that works on this Node.js: one, or both on 24.16 to 24.18 where better-sqlite3 was compiled. */
export const sqliteDrivers = [nodeSqlite, betterSqlite].filter((driver) => driver.isThere());
