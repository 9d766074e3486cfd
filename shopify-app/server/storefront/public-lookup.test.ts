import dns, { type LookupAddress } from 'node:dns';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, jest, test } from '@jest/globals';
import { isPublic } from '@talk-suite/core/public-address';
import { publicLookup } from './public-lookup.ts';
import { FetchRefused } from './refused.ts';

const vectors = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../../test/vectors/internet-addresses.json'), 'utf8'),
) as Record<'public' | 'loopback' | 'inner' | 'none', string[]>;

describe('an address', () => {
  test.each(vectors.public)('%s is public', (address) => {
    expect(isPublic(address)).toBe(true);
  });
  test.each([...vectors.loopback, ...vectors.inner, ...vectors.none, 'fe80::1%eth0'])(
    '%s is not',
    (address) => {
      expect(isPublic(address)).toBe(false);
    },
  );
});

type Answer = (error: Error | null, addresses: LookupAddress[]) => void;

/** Name servers that answer with one list after the other. */
const answering = (...lists: readonly (readonly string[])[]) => {
  let asked = 0;
  const lookup = (_host: string, _options: object, callback: Answer): void => {
    const list = lists[asked] ?? [];
    asked += 1;
    callback(
      null,
      list.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    );
  };
  return jest.spyOn(dns, 'lookup').mockImplementation(lookup as unknown as typeof dns.lookup);
};

const look = (all: boolean): Promise<unknown> =>
  new Promise((resolve) => {
    publicLookup('shop.example', { all }, (error, found, family) =>
      resolve(error instanceof FetchRefused ? error.reason : (error?.message ?? [found, family])),
    );
  });

afterEach(() => {
  jest.restoreAllMocks();
});

describe('looking a name up', () => {
  test('hands out every address it has, or the first', async () => {
    answering(['8.8.8.8', '2606:4700::1'], ['8.8.8.8', '1.1.1.1']);
    expect(await look(true)).toEqual([
      [
        { address: '8.8.8.8', family: 4 },
        { address: '2606:4700::1', family: 6 },
      ],
      undefined,
    ]);
    expect(await look(false)).toEqual(['8.8.8.8', 4]);
  });

  test.each([
    ['10.0.0.1'],
    ['8.8.8.8', '169.254.169.254'],
    ['2606:4700::1', '::ffff:127.0.0.1'],
    ['fd00::1', '8.8.8.8'],
  ])('refuses a name one of whose addresses is inner: %s', async (...addresses) => {
    answering(addresses, addresses);
    expect([await look(true), await look(false)]).toEqual(['notPublic', 'notPublic']);
  });

  test('asks once: a second answer, which may be another one, is never heard', async () => {
    const asked = answering(['8.8.8.8'], ['127.0.0.1']);
    expect(await look(true)).toEqual([[{ address: '8.8.8.8', family: 4 }], undefined]);
    expect(asked).toHaveBeenCalledTimes(1);
  });

  test('a name without an address is not found', async () => {
    answering([]);
    expect(await look(true)).toBe('notResolved');
  });
});
