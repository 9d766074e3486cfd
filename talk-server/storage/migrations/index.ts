import type { Kysely } from 'kysely';
import * as log from './0001-log.ts';
import * as members from './0002-members.ts';

/** A step forward; there is none back: a backup is. */
export interface MigrationStep {
  readonly name: string;
  up(database: Kysely<unknown>): Promise<void>;
}

/** In the order in which they are run. A step that was released is never changed: its checksum is stored. */
export const migrationSteps: readonly MigrationStep[] = [
  { name: '0001-log', up: log.up },
  { name: '0002-members', up: members.up },
];
