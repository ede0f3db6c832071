export { bytesArray } from './columns.ts';
export { type Database, openDatabase, type Sql } from './database.ts';
export { dialerActs, rarerActs } from './dialer-acts.ts';
export { migrate, type RolePasswords } from './migrate.ts';
export * as tables from './schema/index.ts';
export * from './tenancy.ts';
