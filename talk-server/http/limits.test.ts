import { expect, test } from '@jest/globals';
import { networkOf, WriteLimits, type Writer } from './limits.ts';

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

const writer = (more: Partial<Writer> = {}): Writer => ({
  secretHash: 'a',
  address: '203.0.113.7',
  site: 'lamps',
  ...more,
});
const allowances = {
  secret: { points: 2, duration: 60 },
  address: { points: 5, duration: 60 },
  site: { points: 8, duration: 60 },
};

test('a browser that writes too much hears how long to wait', async () => {
  const limits = new WriteLimits(allowances);
  await limits.count(writer());
  await limits.count(writer());
  await expect(limits.count(writer())).rejects.toMatchObject({
    answer: { problem: 'tooMany' },
    retryAfter: expect.any(Number),
  });
});

test('a new secret for each message helps only until the address has had enough', async () => {
  const limits = new WriteLimits(allowances);
  for (let i = 0; i < 5; i += 1) await limits.count(writer({ secretHash: String(i) }));
  await expect(limits.count(writer({ secretHash: '5' }))).rejects.toMatchObject({
    answer: { problem: 'tooMany' },
  });
  await limits.count(writer({ secretHash: '6', address: '203.0.113.8' }));
});

test('many addresses help only until the site has had enough, and another site goes on', async () => {
  const limits = new WriteLimits(allowances);
  for (let i = 0; i < 8; i += 1)
    await limits.count(writer({ secretHash: String(i), address: `203.0.113.${i}` }));
  const flood = writer({ secretHash: 'x', address: '203.0.113.99' });
  await expect(limits.count(flood)).rejects.toMatchObject({ answer: { problem: 'tooMany' } });
  await limits.count({ ...flood, site: 'chairs' });
});

test('300 people behind one address, each writing three messages a minute, are all heard', async () => {
  const limits = new WriteLimits();
  const everybody = Array.from({ length: 300 }, (_, person) => writer({ secretHash: String(person) }));
  await expect(
    Promise.all([1, 2, 3].flatMap(() => everybody.map((person) => limits.count(person)))),
  ).resolves.toHaveLength(900);
});
