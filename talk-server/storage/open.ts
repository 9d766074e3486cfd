import { openPostgresStore } from './postgres/open.ts';
import { openSqliteStore } from './sqlite/open.ts';
import type { Store } from './store.ts';

export const isPostgres = (address: string): boolean => /^postgres(ql)?:\/\//.test(address);

/** Opens the store that an address names: `postgres://…`, or else a file for SQLite. */
export const openStore = (address: string): Promise<Store> =>
  isPostgres(address) ? openPostgresStore(address) : openSqliteStore(address);
