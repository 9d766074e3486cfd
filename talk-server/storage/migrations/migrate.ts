import { createHash } from 'node:crypto';
import { DummyDriver, Kysely, SqliteDialect, type Driver } from 'kysely';
import { Migrator } from 'kysely/migration';
import { migrationSteps, type MigrationStep } from './index.ts';

const CHECKSUMS = 'migration_checksum';

export class MigrationRefused extends Error {}

/** Takes statements and does nothing with them. */
class SilentDialect extends SqliteDialect {
  override createDriver(): Driver {
    return new DummyDriver();
  }
}

/** What a step is: the statements that it sends, in SQLite's words whatever the store. */
const checksumOf = async ({ up }: MigrationStep): Promise<string> => {
  const hash = createHash('sha256');
  const listener = new Kysely<unknown>({
    dialect: new SilentDialect({ database: () => Promise.reject(new Error('There is no database.')) }),
    log: ({ query }) => void hash.update(`${query.sql};`),
  });
  await up(listener);
  return hash.digest('hex');
};

const checksumsOf = async (steps: readonly MigrationStep[]): Promise<ReadonlyMap<string, string>> => {
  const checksums = new Map<string, string>();
  for (const step of steps) checksums.set(step.name, await checksumOf(step));
  return checksums;
};

type ChecksumTable = { [CHECKSUMS]: { name: string; checksum: string } };

const withChecksums = (database: Kysely<unknown>): Kysely<ChecksumTable> =>
  database as unknown as Kysely<ChecksumTable>;

const readChecksums = async (database: Kysely<unknown>): Promise<ReadonlyMap<string, string>> => {
  const rows = await withChecksums(database).selectFrom(CHECKSUMS).selectAll().execute();
  return new Map(rows.map(({ name, checksum }) => [name, checksum]));
};

const storedChecksums = async (database: Kysely<unknown>): Promise<ReadonlyMap<string, string>> => {
  try {
    await database.schema
      .createTable(CHECKSUMS)
      .ifNotExists()
      .addColumn('name', 'text', (column) => column.primaryKey())
      .addColumn('checksum', 'text', (column) => column.notNull())
      .execute();
  } catch (error) {
    // In PostgreSQL "if not exists" is no lock: of two processes that start at once, one fails although the table is
    // there then. Where it is not, the first error says why.
    return readChecksums(database).catch(() => {
      throw error;
    });
  }
  return readChecksums(database);
};

/** Refuses a database that a newer version, or a changed step, has written to. */
const refuseUnknown = (stored: ReadonlyMap<string, string>, known: ReadonlyMap<string, string>): void => {
  for (const [name, checksum] of stored) {
    if (!known.has(name))
      throw new MigrationRefused(
        `The database has been used by a newer version (step "${name}"). Start that version, or restore a backup.`,
      );
    if (known.get(name) !== checksum)
      throw new MigrationRefused(`Step "${name}" is not the one that this database was made with.`);
  }
};

/** The steps that a database has had, of those that this version knows. @throws {MigrationRefused} for a newer one. */
export const appliedSteps = async (
  open: () => Kysely<unknown>,
  steps: readonly MigrationStep[] = migrationSteps,
): Promise<readonly MigrationStep[]> => {
  const database = open();
  try {
    const stored = await readChecksums(database).catch(() => new Map<string, string>());
    refuseUnknown(stored, await checksumsOf(steps));
    return steps.filter(({ name }) => stored.has(name));
  } finally {
    await database.destroy();
  }
};

/** A step that notes its checksum in the same transaction. */
const noting = (step: MigrationStep, checksum: string) => ({
  up: async (work: Kysely<unknown>): Promise<void> => {
    await step.up(work);
    await withChecksums(work).insertInto(CHECKSUMS).values({ name: step.name, checksum }).execute();
  },
});

/**
 * Brings a database to this version. All steps of one call are one transaction: where a step fails, the database
 * stays as it was and the old version goes on with it. Two processes that start at once take turns.
 * @throws {MigrationRefused} where the database is newer, or a step was changed after it had run.
 */
export const migrate = async (
  database: Kysely<unknown>,
  steps: readonly MigrationStep[] = migrationSteps,
): Promise<void> => {
  const checksums = await checksumsOf(steps);
  refuseUnknown(await storedChecksums(database), checksums);
  const migrations = steps.map((step) => [step.name, noting(step, checksums.get(step.name)!)]);
  const migrator = new Migrator({
    db: database,
    provider: { getMigrations: () => Promise.resolve(Object.fromEntries(migrations)) },
  });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw error;
};
