import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { keyName, Sealer, UnknownKey } from './sealer.ts';

const [one, two] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)];

describe('sealed texts', () => {
  test('open to what they were, at their place', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (text, place) => {
        const sealer = new Sealer([one], 'SESSION_KEYS');
        const sealed = sealer.seal(text, place);
        expect(sealer.open(sealed, place)).toBe(text);
        expect(sealed).toMatch(/^sealed1\.[0-9a-f]{8}\.[\w-]+$/);
        expect(() => sealer.open(sealed, `${place}x`)).toThrow('A stored secret was changed');
      }),
    );
  });

  test('differ each time, so that equal tokens do not show', () => {
    const sealer = new Sealer([one], 'SESSION_KEYS');
    expect(sealer.seal('token', 'a')).not.toBe(sealer.seal('token', 'a'));
  });

  test('are refused when a single bit of them is another', () => {
    const sealer = new Sealer([one], 'SESSION_KEYS');
    const sealed = sealer.seal('shpua_0123456789', 'a');
    const start = sealed.lastIndexOf('.') + 1;
    const bytes = Buffer.from(sealed.slice(start), 'base64url');
    for (let bit = 0; bit < bytes.length * 8; bit += 1) {
      const changed = Buffer.from(bytes);
      changed[bit >> 3]! ^= 1 << (bit & 7);
      expect(() => sealer.open(sealed.slice(0, start) + changed.toString('base64url'), 'a')).toThrow(
        'A stored secret was changed',
      );
    }
    expect(() => sealer.open(`${sealed.slice(0, start)}AAAA`, 'a')).toThrow('A stored secret was changed');
  });

  test('open with a former key as long as it is named, and are then not current', () => {
    const sealed = new Sealer([one], 'SESSION_KEYS').seal('token', 'a');
    const rotated = new Sealer([two, one], 'SESSION_KEYS');
    expect(rotated.open(sealed, 'a')).toBe('token');
    expect([rotated.isCurrent(sealed), rotated.isCurrent(rotated.seal('token', 'a'))]).toEqual([false, true]);
    expect(() => new Sealer([two], 'SESSION_KEYS').open(sealed, 'a')).toThrow(UnknownKey);
    expect(() => new Sealer([two], 'SESSION_KEYS').open(sealed, 'a')).toThrow(
      `SESSION_KEYS: a stored secret was encrypted with the key ${keyName(one)}, which is not among them. Add that key after the others.`,
    );
  });

  test('are told from texts that were never sealed, which stay as they are', () => {
    const sealer = new Sealer([one], 'SESSION_KEYS');
    for (const plain of ['', 'shpua_1', 'sealed1.', 'sealed1.zzzzzzzz.AAAA'])
      expect([sealer.open(plain, 'a'), sealer.isCurrent(plain)]).toEqual([plain, false]);
  });

  test('of Shopify’s tokens fit into the 255 characters that PostgreSQL’s table has for them', () => {
    expect(new Sealer([one], 'SESSION_KEYS').seal('x'.repeat(140), 'a').length).toBeLessThan(255);
  });
});
