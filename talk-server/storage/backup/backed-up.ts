import type { MigrationStep } from '../migrations/index.ts';
import type { TableRow } from './file.ts';

type Rows = AsyncIterable<TableRow> | Iterable<TableRow>;

/** Rows, some at a time. */
export type SomeRows = AsyncIterable<readonly TableRow[]>;

/** A database as backups see it. */
export interface BackedUp {
  /** Hands out the migrations that the database has, and its rows as they were at one moment. */
  read<Result>(use: (steps: readonly MigrationStep[], rows: Rows) => Promise<Result>): Promise<Result>;
  isEmpty(): Promise<boolean>;
  /** Whether a server has it open. */
  isInUse(): Promise<boolean>;
  /** Puts rows in the place of what is there; where that fails, the database stays as it was. */
  restore(steps: readonly MigrationStep[], rows: SomeRows): Promise<void>;
}
