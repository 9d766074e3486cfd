import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { seed } from '../../../test/visibility/arbitrary.ts';
import { comparable, normalisePath } from './normalise.ts';
import { covers, fits, fitsQuery, parsePattern } from './pattern.ts';
import { processorTime } from '../../../test/processor-time.ts';

// Pieces that patterns and paths share, so that many of them meet. No segment is made of dots alone: those the URL
// parser, which the oracle runs, resolves.
const textUpTo = (maxLength: number) =>
  fc
    .array(
      fc.constantFrom(
        'a',
        'b',
        'ab',
        'B',
        '/',
        'é',
        'e\u0301',
        '产',
        '😀',
        '{',
        '}',
        '(',
        ')',
        '[',
        '+',
        '.a',
        ':a',
        '|',
        '\\',
        '$',
        '^',
        ' ',
        '%41',
        '%C3%A9',
        '%2F',
        '%25',
        '%FF',
        '%',
      ),
      { maxLength },
    )
    .map((parts) => `/${parts.join('')}`);
const text = textUpTo(5);
// At most two stars, and short: the oracle makes a regular expression of them that is slow where it fails.
const starredText = fc
  .array(
    textUpTo(3).map((path) => path.slice(1)),
    { minLength: 1, maxLength: 3 },
  )
  .map((parts) => `/${parts.join('*')}`);

/** Each byte as an escape, slashes aside: a form that the URL parser leaves alone and that no star can split. */
const encoded = (literal: string): string =>
  [...Buffer.from(literal)]
    .map((byte) => (byte === 47 ? '/' : `%${byte.toString(16).padStart(2, '0').toUpperCase()}`))
    .join('');

/** What the runtime's own matcher says of the wildcard, on normalised and encoded input. */
const oracle = (pattern: string, path: string): boolean =>
  // Two stars in a row, which are as one, mean something else there.
  new URLPattern({ pathname: parsePattern(pattern).path.map(encoded).join('*').replace(/\*+/g, '*') }).test({
    pathname: encoded(normalisePath(path)),
  });

const matches = (pattern: string, path: string): boolean =>
  fits(parsePattern(pattern).path, normalisePath(path));

describe(`address patterns (SEED=${seed})`, () => {
  test('agree with URLPattern on any pattern and path', () => {
    fc.assert(
      fc.property(starredText, text, (pattern, path) => {
        expect(matches(pattern, path)).toBe(oracle(pattern, path));
      }),
      { seed, numRuns: 3000 },
    );
  });

  test('agree with URLPattern where the path was made from the pattern', () => {
    fc.assert(
      fc.property(starredText, fc.array(textUpTo(2), { maxLength: 2 }), fc.nat(), (pattern, fills, at) => {
        const filled = pattern.split('*').reduce((path, piece, i) => path + (fills[i] ?? '') + piece);
        const characters = [...filled];
        const disturbed = characters.toSpliced(1 + (at % characters.length), 0, 'b').join('');
        for (const path of [filled, disturbed]) expect(matches(pattern, path)).toBe(oracle(pattern, path));
      }),
      { seed, numRuns: 3000 },
    );
  });

  test('match the path that they are, when they have no star', () => {
    fc.assert(
      fc.property(text, (path) => matches(path, path)),
      { seed },
    );
  });

  test('normalising leaves what is normalised alone, decoding aside', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (path) => {
        fc.pre(!path.includes('%'));
        expect(comparable(comparable(path))).toBe(comparable(path));
      }),
      { seed },
    );
  });
});

describe('covers', () => {
  test.each([
    ['/a/*', '/a/b', true],
    ['/a/*', '/a/*', true],
    ['/a/*', '/a/b*', true],
    ['/a*', '/a/*', true],
    ['/a/*', '/a*', false],
    ['/a/*', '/a', false],
    ['*', '/*', true],
    ['/*', '*', false],
    ['/*a*', '/*ba*', true],
    ['/*a*b*', '/*b*a*', false],
    ['/*ab*', '/*a*b*', false],
    ['/a', '/a?x=1', true],
    ['/a?x=1', '/a', false],
    ['/a?x=*', '/a?x=1&y=2', true],
    ['/a?x=1', '/a?x=*', false],
    ['/a?x=1*', '/a?x=12*', true],
  ])('%s, %s: %s', (wide, narrow, yes) => {
    expect(covers(parsePattern(wide), parsePattern(narrow))).toBe(yes);
  });

  test(`is never wrong (SEED=${seed})`, () => {
    let covered = 0;
    const short = fc
      .array(fc.constantFrom('a', 'b', '*', '/'), { maxLength: 5 })
      .map((parts) => `/${parts.join('')}`);
    const path = fc
      .array(fc.constantFrom('a', 'b', '/', '\uffff'), { maxLength: 6 })
      .map((parts) => `/${parts.join('')}`);
    fc.assert(
      fc.property(short, short, fc.array(path, { minLength: 20, maxLength: 20 }), (wide, narrow, paths) => {
        if (!covers(parsePattern(wide), parsePattern(narrow))) return;
        covered += 1;
        for (const each of paths) if (matches(narrow, each)) expect(matches(wide, each)).toBe(true);
      }),
      { seed, numRuns: 2000 },
    );
    expect(covered).toBeGreaterThan(50);
  });
});

describe('hostile input', () => {
  test('many stars against a long text are answered at once', () => {
    const { path, query } = parsePattern(`/${'*a'.repeat(200)}b?q=${'*a'.repeat(200)}b`);
    const started = processorTime();
    expect(fits(path, `/${'a'.repeat(100_000)}`)).toBe(false);
    expect(fitsQuery({ path, query }, [['q', 'a'.repeat(100_000)]])).toBe(false);
    expect(processorTime() - started).toBeLessThan(1000);
  });
});
