import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { covers } from './cover.ts';
import { originSource, parseSource } from './source.ts';

interface CoverCase {
  rules: string[];
  wide: string;
  narrow: string;
  page?: string;
  covers: boolean;
}

const cases = JSON.parse(
  readFileSync(new URL('../../../test/vectors/csp/cover.json', import.meta.url), 'utf8'),
) as CoverCase[];

describe('covering', () => {
  test.each(cases)('$wide covers $narrow: $covers', ({ wide, narrow, page, covers: expected }) => {
    expect(covers(parseSource(wide), parseSource(narrow), page === undefined ? null : new URL(page))).toBe(
      expected,
    );
  });

  const source = fc.oneof(
    fc.constantFrom(
      '*',
      'https:',
      'wss:',
      'a.test',
      '*.a.test',
      'https://a.test:*',
      "'self'",
      'blob:',
      'http://a.test/x/',
    ),
    fc.webUrl({ validSchemes: ['http', 'https', 'ws', 'wss'] }),
  );

  test('every source covers itself, and covering is handed on', () => {
    fc.assert(
      fc.property(
        source,
        source,
        source,
        fc.constantFrom(null, new URL('https://a.test/')),
        (a, b, c, page) => {
          const [x, y, z] = [parseSource(a), parseSource(b), parseSource(c)] as const;
          expect(covers(x, x, page)).toBe(true);
          if (covers(x, y, page) && covers(y, z, page)) expect(covers(x, z, page)).toBe(true);
        },
      ),
      { numRuns: 2000 },
    );
  });
});

describe('the source of an origin (R18, R21)', () => {
  test.each([
    ['https://cdn2l.ink/app.js', 'https://cdn2l.ink'],
    ['https://track.brand.test:8443/app.js?x', 'https://track.brand.test:8443'],
    ['http://localhost:8123/', 'http://localhost:8123'],
    ['http://127.0.0.1:80/', 'http://127.0.0.1'],
    ['https://bücher.test/', 'https://xn--bcher-kva.test'],
    ['https://a_b.test/', null],
    ['https://10.0.0.1/', null],
    ['https://[::1]/', null],
    ['blob:https://a.test/x', null],
    ['/app.js', null],
  ])('%s is %s', (url, expected) => {
    expect(originSource(url)).toBe(expected);
  });

  test('whatever comes out has no character that ends a source', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.webUrl(),
          fc.string(),
          fc.string().map((text) => `https://${text}/`),
        ),
        (url) => {
          expect(originSource(url) ?? 'https://a').toMatch(/^[a-z]+:\/\/[a-z0-9.-]+(:\d+)?$/);
        },
      ),
      { numRuns: 2000 },
    );
  });
});
