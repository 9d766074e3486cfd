import { expect, test } from '@jest/globals';
import { ALLOWANCES, allowancesOf } from './allowances.ts';
import { networkOf, SharedLimits, type Browser } from './limits.ts';

test.each([
  ['203.0.113.7', '203.0.113.7'],
  ['::ffff:203.0.113.7', '::ffff:203.0.113.7'],
  ['2001:db8:1:2:aaaa:bbbb:cccc:dddd', '2001:db8:1:2'],
  ['2001:0db8:0001:0002::1', '2001:db8:1:2'],
  ['2001:db8::1', '2001:db8:0:0'],
  ['::1', '0:0:0:0'],
  ['fe80::', 'fe80:0:0:0'],
])('the address %s is counted as %s', (address, network) => {
  expect(networkOf(address)).toBe(network);
});

const browser = (more: Partial<Browser> = {}): Browser => ({ secret: 'a', address: '203.0.113.7', ...more });
const allowances = {
  secret: { points: 2, duration: 60 },
  address: { points: 5, duration: 60 },
  site: { points: 8, duration: 60 },
};
const tooMany = { answer: { problem: 'tooMany' }, retryAfter: expect.any(Number) };

test('a browser that asks too much hears how long to wait', async () => {
  const limits = new SharedLimits('write', allowances);
  await limits.countBrowser(browser());
  await limits.countBrowser(browser());
  await expect(limits.countBrowser(browser())).rejects.toMatchObject(tooMany);
});

test('what one browser is refused leaves the others at its address what they may', async () => {
  const limits = new SharedLimits('write', allowances);
  for (let i = 0; i < 2; i += 1) await limits.countBrowser(browser());
  for (let i = 0; i < 100; i += 1)
    await expect(limits.countBrowser(browser())).rejects.toMatchObject(tooMany);
  for (const secret of ['b', 'c', 'd']) await limits.countBrowser(browser({ secret }));
  await expect(limits.countBrowser(browser({ secret: 'e' }))).rejects.toMatchObject(tooMany);
});

test('a new secret for each request helps only until the address has had enough', async () => {
  const limits = new SharedLimits('write', allowances);
  for (let i = 0; i < 5; i += 1) await limits.countBrowser(browser({ secret: String(i) }));
  await expect(limits.countBrowser(browser({ secret: '5' }))).rejects.toMatchObject(tooMany);
  await limits.countBrowser(browser({ secret: '6', address: '203.0.113.8' }));
});

test('a secret that an address has no room for is not remembered', async () => {
  const limits = new SharedLimits('write', allowances);
  const renewed = Array.from({ length: 100 }, (_, i) => limits.countBrowser(browser({ secret: String(i) })));
  await Promise.allSettled(renewed);
  // Each of those has what a new one has.
  for (let i = 5; i < 100; i += 1) {
    const elsewhere = browser({ secret: String(i), address: `198.51.100.${i}` });
    await limits.countBrowser(elsewhere);
    await expect(limits.countBrowser(elsewhere)).resolves.toBeUndefined();
  }
});

test('a site has enough at last, and another one goes on', async () => {
  const limits = new SharedLimits('write', allowances);
  for (let i = 0; i < 8; i += 1) await limits.countSite('lamps');
  await expect(limits.countSite('lamps')).rejects.toMatchObject(tooMany);
  await limits.countSite('chairs');
});

test('300 people behind one address, each writing three messages a minute, are all heard', async () => {
  const limits = new SharedLimits('write', ALLOWANCES.writes);
  const everybody = Array.from({ length: 300 }, (_, person) => browser({ secret: String(person) }));
  await expect(
    Promise.all([1, 2, 3].flatMap(() => everybody.map((person) => limits.countBrowser(person)))),
  ).resolves.toHaveLength(900);
});

test.each([
  ['reads', 'thirty answers a minute without a socket', 30],
  ['sockets', 'five pages a minute', 5],
  ['frames', 'signs of typing without a pause', 30],
] as const)('300 people behind one address have room: %s, for %s', async (kind, _, each) => {
  const limits = new SharedLimits(kind, ALLOWANCES[kind]);
  const everybody = Array.from({ length: 300 }, (__, person) => browser({ secret: String(person) }));
  for (let turn = 0; turn < each; turn += 1)
    await Promise.all(
      everybody.map(async (person) => {
        await limits.countBrowser(person);
        await limits.countSite('lamps');
      }),
    );
  expect(ALLOWANCES.open.address).toBeGreaterThanOrEqual(300 * 5);
});

test('an operator may allow more of everything at once', () => {
  const [usual, more] = [allowancesOf(1), allowancesOf(10)];
  for (const kind of ['reads', 'writes', 'sockets', 'frames'] as const)
    expect(more[kind].address.points).toBe(usual[kind].address.points * 10);
  expect(more.open).toEqual({ visitor: usual.open.visitor * 10, address: usual.open.address * 10 });
});
