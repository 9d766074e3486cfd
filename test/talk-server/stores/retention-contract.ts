import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { eraseAllExpired } from '../../../talk-server/retention/keep-erasing.ts';
import { event, message, startRequest, withSites, type StoreUnderTest } from '../log-requests.ts';

const DAY = 24 * 60 * 60 * 1000;

/** What a site keeps for so many days and no longer, wherever it is stored. */
export const keepsForSoManyDays = (openPlace: () => Promise<StoreUnderTest>): void => {
  let place: StoreUnderTest;
  beforeAll(async () => {
    place = await withSites(openPlace);
  });
  afterAll(() => place.stop());

  /** A conversation that was begun, and closed where it is said, so many days ago. */
  const conversation = async (
    text: string,
    {
      site = 'lamps',
      ago,
      closed = true,
      now = Date.now(),
    }: { site?: string; ago: number; closed?: boolean; now?: number },
  ): Promise<string> => {
    const { log } = place.store;
    const at = now - ago * DAY;
    const { event: first } = await log.start(
      startRequest({ site, message: { text }, details: { email: `${text}@example.com` }, at }),
    );
    if (closed) await log.append(event(first.conversation, 'status', { status: 'closed' }, { at }));
    return first.conversation;
  };
  const isThere = async (id: string): Promise<boolean> => (await place.store.log.heads([id])).length === 1;
  const found = async (text: string): Promise<number> =>
    (await place.store.inbox.search(text, 'tom', 10)).length;

  test('a site keeps everything until somebody says for how many days, and says so', async () => {
    const { administration } = place.store;
    const old = await conversation('ancient', { ago: 4000 });
    expect(await administration.retentionOf('lamps')).toEqual({ days: null, waits: null });
    expect(await eraseAllExpired(administration, Date.now())).toBe(0);
    expect(await isThere(old)).toBe(true);
    expect(await administration.setRetention('nowhere', 5, Date.now())).toBe(false);
    expect(await administration.retentionOf('nowhere')).toBeNull();
  });

  test('what is kept for less time goes a day later, and not at all if it is taken back by then', async () => {
    const { administration } = place.store;
    const now = Date.now();
    const ofChairs = { site: 'chairs', ago: 50 } as const;
    const old = await conversation('hesitant', ofChairs);
    await administration.setRetention('chairs', 90, 0);
    await administration.setRetention('chairs', 40, now);
    expect(await administration.countExpired('chairs', 40, now)).toBe(1);
    expect(await administration.countExpired('chairs', 60, now)).toBe(0);
    // What was in force before goes on meanwhile.
    const older = await conversation('older', { ...ofChairs, ago: 100 });
    expect(await eraseAllExpired(administration, now + DAY - 1)).toBe(1);
    expect([await isThere(old), await isThere(older)]).toEqual([true, false]);
    await administration.setRetention('chairs', 90, now + DAY - 1);
    expect(await eraseAllExpired(administration, now + DAY)).toBe(0);
    await administration.setRetention('chairs', 40, now);
    expect(await eraseAllExpired(administration, now + DAY)).toBe(1);
    expect(await isThere(old)).toBe(false);
    await administration.setRetention('chairs', null, now);
  });

  test('what was closed and last changed before that goes, with files, words and people; nothing else does', async () => {
    const { administration, log, files } = place.store;
    const gone = await conversation('expired', { ago: 31 });
    await files.addFile({
      id: 'bill',
      conversation: gone,
      visitor: null,
      name: 'bill.png',
      type: 'image/png',
      size: 1,
      bytes: Uint8Array.of(1),
      at: 0,
    });
    const kept = await conversation('recent', { ago: 29 });
    const open = await conversation('unanswered', { ago: 400, closed: false });
    const another = await conversation('elsewhere', { site: 'chairs', ago: 400 });
    // Of somebody who has written again since.
    const secret = startRequest().visitorSecretHash;
    const returning = async (ago: number) =>
      (
        await log.start(
          startRequest({
            visitorSecretHash: secret,
            message: { text: 'returning' },
            at: Date.now() - ago * DAY,
          }),
        )
      ).event.conversation;
    const before = await returning(90);
    await log.append(event(before, 'status', { status: 'closed' }, { at: Date.now() - 80 * DAY }));
    const since = await returning(1);
    await administration.setRetention('lamps', 30, 0);
    expect(await eraseAllExpired(administration, Date.now())).toBe(3);
    const there = await Promise.all([gone, before, kept, open, another, since].map(isThere));
    expect(there).toEqual([false, false, true, true, true, true]);
    expect(await files.fileBytes('bill')).toBeNull();
    expect([await found('expired'), await found('recent'), await found('returning')]).toEqual([0, 1, 1]);
    expect(await administration.contactsWith('expired@example.com')).toEqual([]);
    expect(await administration.contactsWith('recent@example.com')).toHaveLength(1);
  });

  test('a conversation that was opened again, or written to, counts its days anew', async () => {
    const { administration, log } = place.store;
    const id = await conversation('again', { ago: 60 });
    await log.append(event(id, 'status', { status: 'open' }));
    await log.append(message(id, 'One more thing'));
    await log.append(event(id, 'status', { status: 'closed' }));
    expect(await eraseAllExpired(administration, Date.now())).toBe(0);
    expect(await isThere(id)).toBe(true);
    expect(await eraseAllExpired(administration, Date.now() + 31 * DAY)).toBeGreaterThan(0);
    expect(await isThere(id)).toBe(false);
  });

  test('somebody who is blocked stays blocked when their conversations are gone', async () => {
    const { administration, log, directory } = place.store;
    const secret = startRequest().visitorSecretHash;
    const { event: first } = await log.start(startRequest({ visitorSecretHash: secret, at: 0 }));
    await log.append(event(first.conversation, 'blocked', { blocked: true }, { at: 0 }));
    await log.append(event(first.conversation, 'status', { status: 'closed' }, { at: 0 }));
    await administration.setRetention('lamps', 30, 0);
    await eraseAllExpired(administration, Date.now());
    expect(await isThere(first.conversation)).toBe(false);
    expect(await directory.visitorOf('lamps', secret)).toMatchObject({ blocked: true });
  });

  test('two processes that look at the same moment delete each conversation once', async () => {
    const another = await place.another();
    await Promise.all(Array.from({ length: 60 }, (_, i) => conversation(`many${i}`, { ago: 100 })));
    const [one, two] = await Promise.all(
      [place.store, another].map(({ administration }) => eraseAllExpired(administration, Date.now())),
    );
    await another.close();
    expect(one! + two!).toBe(60);
    expect(await found('many7')).toBe(0);
  });
};
