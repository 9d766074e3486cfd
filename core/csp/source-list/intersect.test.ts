import { describe, expect, test } from '@jest/globals';
import { commonSources, intersection } from './intersect.ts';
import { parseSource, parseSources } from './source.ts';

const shared = (a: string, b: string, page: URL | null = null): string | null =>
  intersection(parseSource(a), parseSource(b), page)?.text ?? null;

describe('what two sources have in common', () => {
  test.each([
    ['https:', 'http:', 'https:'],
    ['https:', 'http://a.test', 'https://a.test'],
    ['http://*.a.test', 'https://www.a.test:*', 'https://www.a.test'],
    ['https://www.a.test:*', 'http://*.a.test/page.html', 'https://www.a.test/page.html'],
    ['https://*.a.test/x/', 'https://b.a.test:8443', null],
    ['https://*.a.test', 'https://*.b.a.test', 'https://*.b.a.test'],
    ['https://a.test', 'https://b.test', null],
    ['https://a.test/x', 'https://a.test/y', null],
    ['wss:', 'http://a.test', null],
    ['*', 'https://a.test', 'https://a.test'],
    ["'nonce-abc'", "'nonce-abc'", "'nonce-abc'"],
    ["'nonce-abc'", 'https:', null],
  ])('%s and %s: %s, either way round', (a, b, expected) => {
    expect([shared(a, b), shared(b, a)]).toEqual([expected, expected]);
  });

  test('of whole lists', () => {
    const lists = [
      ['https://*.a.test', 'http://b.test', "'self'"],
      ['https:', "'self'"],
      ['https://c.a.test', 'https://b.test', 'https://d.test'],
    ].map(parseSources);
    expect(commonSources(lists, null).map(({ text }) => text)).toEqual([
      'https://c.a.test',
      'https://b.test',
    ]);
  });
});
