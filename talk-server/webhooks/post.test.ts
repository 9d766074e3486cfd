import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { NotDelivered, objectionTo, post } from './post.ts';

const vectors = JSON.parse(
  readFileSync(new URL('../../test/vectors/internet-addresses.json', import.meta.url), 'utf8'),
) as Record<'public' | 'loopback' | 'inner' | 'none', string[]>;

const inAddress = (address: string): string => `https://${address.includes(':') ? `[${address}]` : address}/`;

test.each(vectors.public)('a webhook may be at %s', (address) => {
  expect(objectionTo(inAddress(address), false)).toBeNull();
});

test.each([...vectors.inner, ...vectors.loopback])('a webhook may not be at %s', async (address) => {
  expect(objectionTo(inAddress(address), false)).not.toBeNull();
  await expect(post(inAddress(address), {}, '{}', false)).rejects.toThrow(NotDelivered);
});

test.each(vectors.inner)('a webhook may not be at %s on a developer’s machine either', (address) => {
  expect(objectionTo(inAddress(address), true)).not.toBeNull();
});

test.each([
  ['http://example.com/hook', 'https'],
  ['ftp://example.com/', 'https'],
  ['https://user:secret@example.com/', 'password'],
  ['example.com', 'address'],
])('%s is refused', (address, reason) => {
  expect(objectionTo(address, true)).toContain(reason);
});
