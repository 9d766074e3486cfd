import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { Kysely } from 'kysely';
import { migrationSteps, type MigrationStep } from '../../../talk-server/storage/migrations/index.ts';
import { migrate } from '../../../talk-server/storage/migrations/migrate.ts';
import { apiKeys } from '../../../talk-server/storage/operations/api-keys.ts';
import { memberOf } from '../../../talk-server/storage/operations/directory.ts';
import type { Store } from '../../../talk-server/storage/store.ts';
import type { Tables } from '../../../talk-server/storage/tables.ts';
import { message, secretHash, startRequest, textsOf } from '../log-requests.ts';

/** An empty database, to be used through Kysely. */
export interface EmptyDatabase {
  readonly database: Kysely<unknown>;
  /** Opens the database as a server does that starts. */
  start(): Promise<Store>;
  stop(): Promise<void>;
}

const step = (name: string, up: MigrationStep['up']): MigrationStep => ({ name, up });
const tableOf =
  (name: string): MigrationStep['up'] =>
  async ({ schema }) => {
    await schema.createTable(name).addColumn('id', 'text').execute();
  };

/** Tables as they were once, whatever they had. */
type FormerTables = Record<string, Record<string, unknown>>;

const tablesOf = async (database: Kysely<unknown>): Promise<string[]> =>
  (await database.introspection.getTables()).map(({ name }) => name);

/** What an upgrade promises, wherever the data is kept. */
export const migratesSafely = (open: () => Promise<EmptyDatabase>): void => {
  let place: EmptyDatabase;
  beforeEach(async () => {
    place = await open();
  });
  afterEach(() => place.stop());

  test('an empty database gets every step, and the next start none', async () => {
    await migrate(place.database);
    expect(await tablesOf(place.database)).toEqual(
      expect.arrayContaining(['conversation', 'event', 'member']),
    );
    await expect(migrate(place.database)).resolves.toBeUndefined();
  });

  test('a step that fails takes back the steps before it, and the old version starts as before', async () => {
    await migrate(place.database);
    const next = [
      ...migrationSteps,
      step('9001-fine', tableOf('fine')),
      step('9002-broken', async (database) => {
        await tableOf('half')(database);
        await database.schema.dropTable('nothing').execute();
      }),
    ];
    await expect(migrate(place.database, next)).rejects.toThrow(/nothing/);
    const tables = await tablesOf(place.database);
    expect(tables).not.toContain('fine');
    expect(tables).not.toContain('half');
    await expect(migrate(place.database)).resolves.toBeUndefined();
  });

  test('a database that a newer version has used is refused with what to do', async () => {
    await migrate(place.database, [...migrationSteps, step('9001-later', tableOf('later'))]);
    await expect(migrate(place.database)).rejects.toThrow(/newer version \(step "9001-later"\)/);
  });

  test('a step that was changed after it had run is refused by its name', async () => {
    const [first, ...rest] = migrationSteps;
    await migrate(place.database);
    const changed = step(first!.name, async (database) => {
      await first!.up(database);
      await tableOf('more')(database);
    });
    await expect(migrate(place.database, [changed, ...rest])).rejects.toThrow(first!.name);
  });

  test('people from before the step that makes them quick to find are found by their names as well', async () => {
    const before = migrationSteps.findIndex(({ name }) => name === '0050-search');
    await migrate(place.database, migrationSteps.slice(0, before));
    const tables = place.database as unknown as Kysely<Tables>;
    await tables
      .insertInto('site')
      .values({ id: 'lamps', name: 'Lamps', tracking_key: 'lamps', origins: '[]', created_at: 0 })
      .execute();
    const people = Array.from({ length: 450 }, (_, i) => ({
      id: `p${i}`,
      site: 'lamps',
      email: `p${i}@example.com`,
      first_name: 'Özge',
      last_name: null,
      external_id: null,
      verified_email: null,
      merged_into: null,
      created_at: i,
    }));
    await tables.insertInto('contact').values(people).execute();
    await migrate(place.database);
    const words = await tables
      .selectFrom('contact_word')
      .select('contact')
      .where('word', '=', 'ozge')
      .execute();
    expect(words).toHaveLength(people.length);
  });

  test('addresses that hosts gave before the step that tells them from typed ones count as proved', async () => {
    const before = migrationSteps.findIndex(({ name }) => name === '0061-proved-addresses');
    await migrate(place.database, migrationSteps.slice(0, before));
    const tables = place.database as unknown as Kysely<Tables>;
    await tables
      .insertInto('site')
      .values({ id: 'lamps', name: 'Lamps', tracking_key: 'lamps', origins: '[]', created_at: 0 })
      .execute();
    const nobody = { site: 'lamps', first_name: null, last_name: null, merged_into: null, created_at: 0 };
    const email = 'ada@example.com';
    await tables
      .insertInto('contact')
      .values([
        { ...nobody, id: 'account', email, external_id: '1', verified_email: email },
        { ...nobody, id: 'second account', email, external_id: '2', verified_email: null },
        { ...nobody, id: 'no address', email: null, external_id: '3', verified_email: null },
        { ...nobody, id: 'typed', email, external_id: null, verified_email: null },
      ])
      .execute();
    await migrate(place.database);
    const proved = tables.selectFrom('contact').select('id').where('email_proved', '=', 1).orderBy('id');
    expect(await proved.execute()).toEqual([{ id: 'account' }, { id: 'second account' }]);
  });

  test('what was written with each of three versions is read, found and gone on with after the upgrades', async () => {
    const old = place.database as unknown as Kysely<FormerTables>;
    const upTo = (name: string) =>
      migrate(
        place.database,
        migrationSteps.slice(0, migrationSteps.findIndex((each) => each.name === name) + 1),
      );
    const request = startRequest({ details: { email: 'mia@example.com', firstName: 'Mia' } });
    const author = { kind: 'visitor', id: 'mia' } as const;
    const conversation = 'c';
    const said = (seq: number, text: string, more: object = {}) =>
      old
        .insertInto('event')
        .values({
          conversation,
          seq,
          vseq: seq,
          type: 'message',
          author_kind: 'visitor',
          author: author.id,
          key: `key ${seq}`,
          body: JSON.stringify({ text }),
          at: seq,
          ...more,
        })
        .execute();

    await upTo('0011-visitors');
    const rows: [string, object][] = [
      ['site', { id: 'lamps', name: 'Lamps', tracking_key: 'lamps', origins: '[]' }],
      ['member', { id: 'ann', name: 'Ann' }],
      ['contact', { id: 'p', site: 'lamps', email: 'mia@example.com', first_name: 'Mia' }],
      ['visitor', { id: author.id, site: 'lamps', secret_hash: request.visitorSecretHash, contact: 'p' }],
      [
        'conversation',
        {
          id: conversation,
          site: 'lamps',
          visitor: author.id,
          status: 'open',
          updated_at: 3,
          last_seq: 3,
          last_vseq: 3,
          create_key: request.key,
          create_body: JSON.stringify(request.details) + JSON.stringify(request.message),
        },
      ],
    ];
    for (const [table, row] of rows)
      await old
        .insertInto(table)
        .values({ ...row, created_at: 1 })
        .execute();
    await said(1, 'Do you ship to Norway?', { key: request.key });
    await upTo('0040-working');
    await said(2, 'Yes, by Bergen.', { author_kind: 'agent', author: 'ann' });
    await upTo('0055-mail-settings');
    await said(3, 'How long does it take?');

    const store = await place.start();
    try {
      const texts = async () => textsOf((await store.log.eventsAfter(conversation, 'visitor', 0, 10)).events);
      const before = ['Do you ship to Norway?', 'Yes, by Bergen.', 'How long does it take?'];
      expect(await texts()).toEqual(before);
      for (const word of ['Norway', 'Bergen', 'long', 'Mia'])
        expect((await store.inbox.search(word, 'ann', 10)).map(({ id }) => id)).toEqual([conversation]);
      expect(await store.log.start(request)).toMatchObject({ repeated: true, event: { seq: 1 } });
      const again = message(conversation, before[2]!, { author, key: 'key 3' });
      expect(await store.log.append(again)).toMatchObject({ repeated: true, event: { seq: 3 } });
      const next = message(conversation, 'A week?', { author });
      expect(await store.log.append(next)).toMatchObject({ repeated: false, event: { seq: 4, vseq: 4 } });
      expect(await texts()).toEqual([...before, 'A week?']);
    } finally {
      await store.close();
    }
  });

  test('a member’s key from before there was one kind of key opens what it opened', async () => {
    const before = migrationSteps.findIndex(({ name }) => name === '0053-one-kind-of-key');
    await migrate(place.database, migrationSteps.slice(0, before));
    const old = place.database as unknown as Kysely<
      Tables & { access_key: { hash: string; member: string; name: string; created_at: number } }
    >;
    await old.insertInto('member').values({ id: 'ann', name: 'Ann', created_at: 1 }).execute();
    const hash = secretHash('key');
    await old
      .insertInto('access_key')
      .values({ hash, member: 'ann', name: 'Script', created_at: 2 })
      .execute();
    await migrate(place.database);
    const tables = place.database as unknown as Kysely<Tables>;
    expect(await memberOf(tables, hash)).toMatchObject({ id: 'ann' });
    expect(await apiKeys(tables)).toMatchObject([
      { name: 'Script', member: 'ann', site: null, scopes: ['member:act'], revokedAt: null },
    ]);
  });

  test('two servers that start at the same moment on an empty database take turns', async () => {
    const stores = await Promise.all([place.start(), place.start()]);
    await Promise.all(stores.map((store) => store.close()));
    expect(await tablesOf(place.database)).toContain('event');
  });
};
