import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { openStore } from '../../../talk-server/storage/open.ts';
import type { Store } from '../../../talk-server/storage/store.ts';
import { fill, PER_CONVERSATION } from './large-site.ts';

/** More than PostgreSQL reads before it looks at the latest only, in the old messages alone. */
const MESSAGES = 120_000;
const LAST = MESSAGES / PER_CONVERSATION - 1;

/** An empty database that can be opened by its address. */
export interface AddressedPlace {
  readonly address: string;
  stop(): Promise<void>;
}

/** What holds however much was said. How long it takes is measured by the benchmarks. */
export const findsAmongMany = (openPlace: () => Promise<AddressedPlace>): void => {
  let place: AddressedPlace;
  let store: Store;

  beforeAll(async () => {
    place = await openPlace();
    await (await openStore(place.address)).close();
    await fill(place.address, MESSAGES);
    store = await openStore(place.address);
  });
  afterAll(async () => {
    await store?.close();
    await place.stop();
  });

  const found = async (text: string, limit = 20): Promise<readonly string[]> =>
    (await store.inbox.search(text, 'mia', limit)).map(({ id }) => id);
  const latest = (from: number, count: number, step = 1): readonly string[] =>
    Array.from({ length: count }, (_, i) => `c${from - i * step}`);

  test('one message of many is found by what only it says, with words that all say', async () => {
    expect(await found('order 70123')).toEqual(['c7012']);
    expect(await found('70123 steel lamp')).toEqual(['c7012']);
  });

  test('of what every message says, the latest are found', async () => {
    expect(await found('lamp')).toEqual(latest(LAST, 20));
    expect(await found('lam')).toEqual(latest(LAST, 20));
  });

  test('of what is said now and then, the latest are found', async () => {
    expect(await found('green lamp')).toEqual(latest(LAST - 4, 20, 5));
  });

  test('of what only old messages say, however many, the latest of these are found', async () => {
    expect(await found('brass')).toEqual(latest(MESSAGES / 10 / PER_CONVERSATION - 1, 20));
  });

  test('of people whom a word fits, the latest are found, and one by their number and address', async () => {
    expect(await found('person', 5)).toHaveLength(5);
    expect(await found('person no 7012')).toEqual(['c7012']);
    expect(await found('person7012@example.com')).toEqual(['c7012']);
  });
};
