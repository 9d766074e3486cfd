import { describe, expect, test } from '@jest/globals';
import { diff } from './diff.ts';
import { lint } from '../lint/index.ts';
import { merge } from '../merge/merge.ts';
import { parseList } from '../policy/parse.ts';
import { defaultCspSettings, type PlacedPolicy } from '../types.ts';

const enforced = (value: string): readonly PlacedPolicy[] =>
  parseList([{ name: 'Content-Security-Policy', value }]).enforced;
const effects = (before: string, after: string): string[] =>
  diff(enforced(before), enforced(after)).effects.map(
    ({ directive, source, change }) => `${change} ${directive} ${source ?? 'anything'}`,
  );

const everyday = (directive: string): string => directive.replace(/-(elem|attr)$/, '');

describe('comparing in effect', () => {
  test.each([
    ['order and spelling', "img-src 'self' a.test; font-src *", "FONT-SRC *; img-src a.test 'SELF'"],
    ['a fallback written out', 'default-src a.test', 'default-src a.test; img-src a.test; script-src a.test'],
    ['a source that another covers', 'img-src *.a.test', 'img-src *.a.test b.a.test'],
    ["'unsafe-inline' next to a nonce", "style-src 'nonce-abc'", "style-src 'nonce-abc' 'unsafe-inline'"],
    [
      "hosts next to 'strict-dynamic'",
      "script-src-elem 'nonce-abc' 'strict-dynamic'",
      "script-src-elem 'nonce-abc' 'strict-dynamic' a.test",
    ],
    ["'none' and nothing", "img-src 'none'", 'img-src'],
    ['an address for code in attributes', 'style-src-attr a.test', "style-src-attr b.test 'nonce-abc'"],
    [
      "a hash for code in attributes without 'unsafe-hashes'",
      "script-src-attr 'none'",
      "script-src-attr 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='",
    ],
    ['a nonce for workers', 'worker-src a.test', "worker-src a.test 'nonce-abc' 'unsafe-inline'"],
  ])('%s is no difference', (_, before, after) => {
    expect(effects(before, after)).toEqual([]);
  });

  test.each([
    ['img-src a.test', 'img-src a.test b.test', ['allowed img-src b.test']],
    ['img-src a.test b.test', 'img-src a.test', ['blocked img-src b.test']],
    ['img-src a.test b.test', 'img-src a.test b.test, img-src b.test', ['blocked img-src a.test']],
    ['img-src http://a.test, img-src https:', "img-src 'none'", ['blocked img-src https://a.test']],
    ['font-src *', "font-src *; img-src 'self'", ['blocked img-src anything']],
    ["img-src 'self'", 'base-uri x', ['allowed img-src anything']],
    [
      "style-src-attr 'unsafe-inline'",
      "style-src-attr 'unsafe-inline' 'nonce-abc'",
      ["blocked style-src-attr 'unsafe-inline'"],
    ],
    [
      'script-src-elem a.test',
      "script-src-elem a.test 'nonce-abc' 'strict-dynamic'",
      [
        'blocked script-src-elem a.test',
        "allowed script-src-elem 'nonce-abc'",
        "allowed script-src-elem 'strict-dynamic'",
      ],
    ],
  ])('%s → %s', (before, after, expected) => {
    expect(effects(before, after)).toEqual(expected);
  });

  test('what is no list of sources is compared as text', () => {
    expect(diff(enforced("base-uri 'self'; sandbox"), enforced("base-uri 'none'; sandbox")).texts).toEqual([
      { directive: 'base-uri', before: ["'self'"], after: ["'none'"] },
    ]);
  });

  test('lists longer than any server sends are compared as text, and lint reads them in one pass', () => {
    const long = `default-src ${Array.from({ length: 100_000 }, (_, index) => `h${index}.test`).join(' ')}`;
    const before = enforced(long);
    expect(diff(before, enforced(`${long}; img-src a.test`))).toEqual({
      effects: [],
      texts: [{ directive: 'img-src', before: [], after: ['a.test'] }],
    });
    expect(diff(before, before)).toEqual({ effects: [], texts: [] });
    const repeated = lint({ headers: [{ name: 'Content-Security-Policy', value: `${long} h0.test` }] });
    expect(repeated.filter(({ rule }) => rule === 'duplicateSource')).toHaveLength(1);
  });

  const account = {
    scriptUrl: 'https://cdn2l.ink/app.js',
    captureHost: 'https://capture-api.autopilotapp.com/',
    dataRegion: 'us',
  } as const;

  test.each([
    "default-src 'self' https://cdn.site.test; style-src 'self'; worker-src *",
    "default-src 'self'",
    "default-src 'none'",
    'script-src https://cdn.site.test',
    "default-src 'self'; script-src https://cdn.site.test; child-src 'none'",
    "default-src 'self'; script-src 'nonce-c2l0ZW5vbmNlMTIzNDU2Nzg='",
  ])('a merge allows just what it says it added (R26): %s', (value) => {
    const headers = [{ name: 'Content-Security-Policy', value }];
    const merged = merge(
      { headers },
      { account, settings: { ...defaultCspSettings, allowInlineStyles: true } },
    );
    const { effects: found, texts } = diff(parseList(headers).enforced, parseList(merged.headers).enforced);
    expect(
      new Set(found.map(({ directive, source, change }) => `${change} ${everyday(directive)} ${source}`)),
    ).toEqual(
      new Set(
        merged.added.flatMap(({ directive, source }) =>
          source === null ? [] : [`allowed ${directive} ${source}`],
        ),
      ),
    );
    expect(texts).toEqual([]);
    // Code in attributes has no address, and workers keep their hosts.
    expect(found.filter(({ directive }) => /^(script-src-attr|worker-src)$/.test(directive))).toEqual([]);
  });
});
