import { describe, expect, test } from '@jest/globals';
import { csp, snapshots } from './snapshots.fixture.ts';
import { policiesOf } from '@talk-suite/core/screens';
import { seenBy } from './snapshot.ts';
import { originsOf as shown } from './origin.ts';

const originsOf = (...parts: Parameters<typeof snapshots>) => {
  const all = snapshots(...parts);
  return shown(all, policiesOf(seenBy(all))).map(({ text, origin }) => [text, origin]);
};

describe('where a policy comes from', () => {
  test('PHP, where PHP said so; the web server, where it did not', () => {
    const php = csp("default-src 'self'");
    expect(originsOf({ headers: [php, csp("img-src 'self'")], php: [php] })).toEqual([
      ["default-src 'self'", 'php'],
      ["img-src 'self'", 'server'],
    ]);
  });

  test('is told for each policy of one header', () => {
    const headers = [csp("default-src 'self', img-src 'self'")];
    expect(originsOf({ headers, php: [csp("img-src 'self'")] }).map(([, origin]) => origin)).toEqual([
      'server',
      'php',
    ]);
  });

  test('this plugin, where it merged', () => {
    const kept = csp("font-src 'self'");
    const headers = [csp("script-src 'self' https://cdn2l.ink"), kept];
    const own = [csp("script-src 'self'"), kept];
    expect(originsOf({ headers, own }).map(([, origin]) => origin)).toEqual(['merged', 'php']);
  });

  test('a meta element', () => {
    expect(originsOf({ meta: ["default-src 'self'"] })).toEqual([["default-src 'self'", 'meta']]);
  });

  test('behind a cache it is what PHP sends past it, another nonce or not', () => {
    const cached = { headers: [csp("script-src 'nonce-old'")], php: null };
    const fresh = { headers: [csp("script-src 'nonce-new'")] };
    expect(originsOf(cached, cached, fresh)).toEqual([["script-src 'nonce-old'", 'php']]);
    const added = { headers: [csp("script-src 'nonce-new'")], php: [] };
    expect(originsOf(cached, cached, added)).toEqual([["script-src 'nonce-old'", 'server']]);
    expect(originsOf(cached, cached, { headers: [] })).toEqual([["script-src 'nonce-old'", 'unknown']]);
  });

  test('is not known where PHP was never reached', () => {
    const cached = { headers: [csp("default-src 'self'")], php: null };
    expect(originsOf(cached, cached, cached)).toEqual([["default-src 'self'", 'unknown']]);
  });
});
