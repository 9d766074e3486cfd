import { copyFileSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { newKey } from '../../../talk-server/keys/new-key.ts';
import { backUp, restore } from '../../../talk-server/storage/backup/backup.ts';
import { openStore } from '../../../talk-server/storage/open.ts';
import type { Store } from '../../../talk-server/storage/store.ts';
import { event, message, startRequest, textsOf } from '../log-requests.ts';

export interface Addresses {
  /** A database with nothing in it, each time another. */
  empty(): Promise<string>;
  stop(): Promise<void>;
}

/** Every byte once, in a picture's place. */
const BYTES = Uint8Array.from({ length: 256 }, (_, i) => i);

/** Everything that readers see of a store, apart from the log's id. */
const contents = async (store: Store) => {
  const sites = await store.directory.sites();
  const heads = await store.log.conversationsAt('lamps', 100);
  const events = await Promise.all(
    heads.map(({ id }) => store.log.eventsAfter(id, 'agent', 0, 100).then((page) => page.events)),
  );
  const picture = await store.files.fileBytes('picture');
  const bytes = picture && [...picture.bytes];
  const found = (await store.inbox.search('vip', 'tom', 10)).map(({ id }) => id);
  return { sites, heads, events, bytes, found, keys: await store.keys.apiKeys() };
};

const withStore = async <Result>(
  address: string,
  use: (store: Store) => Promise<Result>,
): Promise<Result> => {
  const store = await openStore(address);
  try {
    return await use(store);
  } finally {
    await store.close();
  }
};

/** Backups of one kind of store, restored into itself and into the other. */
export const keepsBackups = (open: () => Promise<{ here: Addresses; there: Addresses }>): void => {
  let places: { here: Addresses; there: Addresses };
  let folder: string;
  let address: string;
  let backup: string;

  beforeAll(async () => {
    places = await open();
    folder = mkdtempSync(join(tmpdir(), 'talk-backup-'));
    backup = join(folder, 'talk.backup');
    address = await places.here.empty();
    await withStore(address, async (store) => {
      await store.directory.addSite({ id: 'lamps', name: 'Lämps "☂"', trackingKey: 'k', origins: [] }, 5);
      await store.keys.addApiKey(newKey({ name: 'Bot', site: 'lamps', scopes: ['settings:write'] }, 7).key);
      const { event: first } = await store.log.start(startRequest());
      await store.files.addFile({
        id: 'picture',
        conversation: first.conversation,
        visitor: null,
        name: 'lamp.png',
        type: 'image/png',
        size: BYTES.length,
        bytes: BYTES,
        at: 3,
      });
      await store.log.append(message(first.conversation, 'Yes\u2028we\ndo\u0001'));
      await store.log.append(event(first.conversation, 'note', { text: 'VIP' }));
      await store.log.markRead({
        conversation: first.conversation,
        reader: { kind: 'agent', id: 'tom' },
        seq: 2,
      });
      // A backup is of one moment, while the server goes on.
      const writing = Array.from({ length: 30 }, (_, i) =>
        store.log.append(message(first.conversation, String(i))),
      );
      await Promise.all([...writing, backUp(address, backup)]);
    });
  });
  afterAll(async () => {
    rmSync(folder, { recursive: true, force: true });
    await places.here.stop();
    await places.there.stop();
  });

  test('a backup that is made while messages come in is whole, and either store takes it', async () => {
    const restored = await Promise.all(
      [places.here, places.there].map(async (place) => {
        const target = await place.empty();
        await restore(target, backup);
        return withStore(target, async (store) => ({ id: store.log.logId, ...(await contents(store)) }));
      }),
    );
    const [here, there] = restored;
    expect({ ...here, id: '' }).toEqual({ ...there, id: '' });
    expect(here!.bytes).toEqual([...BYTES]);
    expect(here!.found).toEqual(here!.heads.map(({ id }) => id));
    const [events] = here!.events;
    expect(events!.map(({ seq }) => seq)).toEqual(events!.map((_, i) => i + 1));
    expect(here!.heads[0]!.lastSeq).toBe(events!.length);
    expect(textsOf(events!).slice(1, 3)).toEqual(['Yes\u2028we\ndo\u0001', 'VIP']);
    // Numbers of the old log mean nothing in a restored one, nor in another restored one.
    const ids = [...restored.map(({ id }) => id), await withStore(address, async ({ log }) => log.logId)];
    expect(new Set(ids).size).toBe(3);
  });

  test('a restored store takes further messages, and finds them', async () => {
    const target = await places.here.empty();
    await restore(target, backup);
    await withStore(target, async ({ log, inbox }) => {
      const [head] = await log.conversationsAt('lamps', 1);
      const { event: added } = await log.append(message(head!.id, 'And now?'));
      expect(added.seq).toBe(head!.lastSeq + 1);
      expect((await inbox.search('now', 'tom', 10)).map(({ id }) => id)).toEqual([head!.id]);
    });
  });

  test.each([
    ['cut off', (file: string) => truncateSync(file, readFileSync(file).length - 20)],
    [
      'changed',
      (file: string) =>
        writeFileSync(file, gzipSync(gunzipSync(readFileSync(file)).toString().replace('VIP', 'VIQ'))),
    ],
    [
      'without its last lines',
      (file: string) =>
        writeFileSync(
          file,
          gzipSync(gunzipSync(readFileSync(file)).toString().split('\n').slice(0, -3).join('\n')),
        ),
    ],
    ['no backup', (file: string) => writeFileSync(file, 'Hello')],
    [
      'of a newer version',
      (file: string) =>
        writeFileSync(
          file,
          gzipSync(gunzipSync(readFileSync(file)).toString().replace('0001-log', '9999-later')),
        ),
    ],
  ])('a backup that is %s is refused, and what was in the database stays', async (_, spoil) => {
    const spoiled = join(folder, 'spoiled.backup');
    copyFileSync(backup, spoiled);
    spoil(spoiled);
    const before = await withStore(address, contents);
    await expect(restore(address, spoiled, { replace: true })).rejects.toThrow(/backup/i);
    await expect(withStore(address, contents)).resolves.toEqual(before);
  });

  test('nothing is restored under a server that runs', async () => {
    await withStore(address, async () => {
      await expect(restore(address, backup, { replace: true })).rejects.toThrow('Stop it first');
    });
    await expect(restore(address, backup)).rejects.toThrow('--replace');
    await expect(restore(address, backup, { replace: true })).resolves.toBeGreaterThan(0);
  });
};
