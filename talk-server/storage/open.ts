import { openPostgresStore } from './postgres/open.ts';
import { openSqliteStore } from './sqlite/open.ts';
import type { Store } from './store.ts';

/** Opens the store that an address names: `postgres://…`, or else a file for SQLite. */
export const openStore = (address: string): Promise<Store> =>
  /^postgres(ql)?:\/\//.test(address) ? openPostgresStore(address) : openSqliteStore(address);
