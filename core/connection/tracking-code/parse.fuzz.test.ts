import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { checkConnection } from '../check.ts';
import { parse } from './parse.ts';
import type { Connection, ParseResult } from '../types.ts';
import { processorTime } from '../../../test/processor-time.ts';

const seed = Number(process.env.FUZZ_SEED ?? Date.now() % 1_000_000);
/** `npm run prove` tries all of so many, `npm test` a quarter. */
const share = process.env.TALK_PROVE === '1' ? 1 : 0.25;
/** No speed is judged here: this distinguishes a reading that hangs from one on a busy machine. */
const maxMilliseconds = 5000;
const size = 100 * 1024;

const vectors = JSON.parse(
  readFileSync(new URL('../../../test/vectors/connection.json', import.meta.url), 'utf8'),
) as { text: string[] }[];
const pastes = vectors.map(({ text }) => text.join('\n'));

const timed = (text: string): { result: ParseResult; milliseconds: number } => {
  const start = processorTime();
  return { result: parse(text), milliseconds: processorTime() - start };
};

/** What must hold of every answer, whatever was pasted. */
const expectSound = (result: ParseResult): void => {
  if (!result.ok) {
    expect(result.errors.length).toBeGreaterThan(0);
    return;
  }
  expect(checkConnection(result.connection)).toEqual([]);
  expect(JSON.parse(JSON.stringify(result.connection))).toEqual(result.connection);
  expect(new URL(result.connection.scriptUrl).href).toBe(result.connection.scriptUrl);
  expect(new URL(result.connection.captureHost).href).toBe(result.connection.captureHost);
};

const mutate = (text: string, changes: readonly { at: number; remove: number; insert: string }[]): string =>
  changes.reduce((changed, { at, remove, insert }) => {
    const start = Math.floor(at * changed.length);
    return changed.slice(0, start) + insert + changed.slice(start + remove);
  }, text);

const check = (text: string): ParseResult => {
  const { result, milliseconds } = timed(text);
  expectSound(result);
  expect(milliseconds).toBeLessThan(maxMilliseconds);
  return result;
};

describe(`any text is answered soundly and in time (FUZZ_SEED=${seed})`, () => {
  const pieces = (
    '<script>¦</script>¦<!--¦-->¦/*¦*/¦//¦\n¦`¦${¦}¦{{x}}¦\'¦"¦\\¦&lt;¦&amp;¦&#39;¦’¦“¦(¦)¦[¦]¦{¦=>¦function(a){¦' +
    'window.ap3c¦ap3c.init(¦<textarea>¦<noscript>¦<p>¦</p>¦"use strict";¦\0¦\ud800¦<?php ¦?>¦<![CDATA[¦a='
  ).split('¦');
  const mutation = fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    remove: fc.oneof(fc.nat(3), fc.nat(200)),
    insert: fc.oneof(fc.constantFrom(...pieces, ''), fc.string({ unit: 'binary', maxLength: 4 })),
  });
  test('changed tracking codes', () => {
    let accepted = 0;
    fc.assert(
      fc.property(
        fc.constantFrom(...pastes),
        fc.array(mutation, { minLength: 1, maxLength: 4 }),
        (text, changes) => {
          accepted += check(mutate(text, changes)).ok ? 1 : 0;
        },
      ),
      { seed, numRuns: 3000 * share },
    );
    expect(accepted).toBeGreaterThan(300 * share);
  });

  test('tokens in any order', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...pieces, ...pastes.slice(0, 3)), { maxLength: 60 }),
        (tokens) => {
          check(tokens.join(''));
        },
      ),
      { seed, numRuns: 2000 * share },
    );
  });

  test('any text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary', maxLength: 400 }), fc.json()), (text) => {
        check(text);
      }),
      { seed, numRuns: 2000 * share },
    );
  });
});

const print = (
  { trackingKey, captureHost, scriptUrl, ...rest }: Connection,
  quote: string,
): string => `<script>
  window.ap3c = window.ap3c || {}; var ap3c = window.ap3c; ap3c.cmd = ap3c.cmd || [];
  ap3c.cmd.push(function () {
    ap3c.init(${quote}${trackingKey}${quote}, ${quote}${captureHost}${quote}, ${JSON.stringify(rest.options)});
    ap3c.track(${JSON.stringify({ v: 0, ...rest.track })});
  });
  var s = document.createElement('script'); s.src = ${quote}${scriptUrl}${quote};
</script>`;

test('a connection that is written out in any quotes and form is read back', () => {
  const slug = fc.string({ unit: fc.constantFrom(...'abcxyz019-'), minLength: 1, maxLength: 30 });
  const id = fc.uint8Array({ minLength: 12, maxLength: 12 });
  const key = fc
    .tuple(id, slug)
    .map(([bytes, name]) => Buffer.concat([bytes, Buffer.from(name, 'latin1')]).toString('base64url'));
  const host = fc.domain().map((domain) => domain.toLowerCase());
  const name = fc
    .string({ minLength: 1, maxLength: 10 })
    .filter((each) => each !== 'disableTalk' && !/^(__proto__|constructor|prototype)$/.test(each));
  const options = fc.dictionary(name, fc.jsonValue({ maxDepth: 2 }), { maxKeys: 4 });
  const track = fc.record(
    { skipNonExisting: fc.boolean(), cc: fc.boolean(), unsubscribe: fc.boolean() },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(
      key,
      host,
      options,
      track,
      fc.constantFrom("'", '"', '`'),
      (trackingKey, domain, given, sent, quote) => {
        const connection: Connection = {
          service: 'ortto',
          trackingKey,
          captureHost: `https://${domain}/`,
          scriptUrl: `https://${domain}/app.js`,
          options: JSON.parse(JSON.stringify(given)) as Connection['options'],
          track: sent,
          dataRegion: null,
        };
        const placeholders =
          /\{\{|\{%|\{!!|\$\{|<\?|<%|<\/?(script|br|p|!--)|[\u00AD\u200B-\u200D\u2060\uFEFF]/i;
        fc.pre(checkConnection(connection).length === 0 && !placeholders.test(JSON.stringify(given)));
        expect(parse(print(connection, quote))).toMatchObject({ ok: true, connection });
      },
    ),
    { seed, numRuns: 1000 * share },
  );
});

describe('100 KB of the worst', () => {
  const fill = (piece: string, length = size - 200): string =>
    piece.repeat(Math.floor(length / new TextEncoder().encode(piece).length));
  const numbered = (piece: (index: number) => string): string =>
    Array.from({ length: 20_000 }, (_, index) => piece(index))
      .join('')
      .slice(0, size - 200);
  const names = numbered((index) => `let a${index};`);
  const spoiled = `&amp;<br>{{x}} ap3c ;;; )`;

  const texts: [string, string][] = [
    ...(
      '(¦[¦{¦`${¦function a(){¦a=>¦(a=¦a?¦!¦/(¦new ¦async(¦/*¦a[¦({a:¦class{a(){¦if(a)¦a:¦<¦$¦@¦\\u¦\'\n¦"¦’¦“a¦&¦&amp;¦' +
      '&lt;¦&amp;lt;¦&lt;script&gt;¦{{¦{{a}}¦{%¦<?php ¦<% ¦<a>¦<b>¦<p>¦</p>¦<svg>¦<table><tr><td>¦<noscript>¦<template>¦' +
      '<textarea>¦<!--¦<!--ap3c-->¦<![CDATA[¦<script>¦<script></script>¦<script>ap3c</script>¦<script>@ap3c</script>¦' +
      '<script>(ap3c</script>¦["¦[{"a":¦[[¦"\\"¦ap3c.init(¦ap3c.init();¦ap3c.cmd.push(function(){¦a=ap3c,¦window.ap3c=¦' +
      "ap3c||¦s.src='/app.js';¦ap3c.init('k','h',{a:¦ap3c.track({a:1});¦ap3c.x();¦s.src=ap3c+¦{src:¦'https://'+¦x.¦x?.¦ "
    )
      .split('¦')
      .map((piece): [string, string] => [`${JSON.stringify(piece)} again and again`, fill(piece)]),
    ['chain of members', `ap3c${fill('.a')}`],
    ['chain of sums', `ap3c.init('a'${fill("+'a'")})`],
    ['chain of calls', `ap3c${fill('()')}`],
    ['many names', names],
    ['many names that do not parse', `${names}${spoiled}`],
    ['many names that do not parse, in a page', `<p>${names}${spoiled}</p>`],
    ['many names that do not parse, in a script', `<script>${names}${spoiled}</script>`],
    ['many aliases', `window.ap3c={};${numbered((index) => `var a${index + 1}=a${index};`)}`],
    ['many accounts', `window.ap3c={};${numbered((index) => `ap3c.init('${index}','h');`)}`],
    ['many options', `ap3c.init('k','h',{${numbered((index) => `a${index}:f(),`)}})`],
    [
      'many scripts',
      `window.ap3c={};ap3c.init('k','h');${numbered((index) => `s.src='https://a${index}.example/app.js';`)}`,
    ],
    ['unclosed elements and wrong ends', `${fill('<b>', size / 2 - 200)}${fill('</x>', size / 2 - 200)}`],
    ['broken strings in Ortto code', `ap3c ${fill("'\n")}`],
    ['broken characters in Ortto code', `ap3c ${fill('@')}`],
    ['broken characters in many scripts', fill(`<script>ap3c${'@'.repeat(5000)}</script>`)],
    ['one string', JSON.stringify(fill('ap3c '))],
    ['many strings', `[${fill('"ap3c",')}1]`],
    ['many empty objects', `[${fill('{},')}"ap3c"]`],
    ['attributes', `<a ${fill('x=y ')}>`],
    ['one attribute', `<a x="${fill('&')}">`],
  ];

  test.each(texts)('%s', (_, text) => {
    check(text);
  });

  test('more is refused at once, counted in bytes', () => {
    expect(parse('é'.repeat(size / 2 + 1))).toMatchObject({
      errors: [{ text: 'connection.error.textTooLong' }],
    });
    expect(parse(`${pastes[0]!}${' '.repeat(size - new TextEncoder().encode(pastes[0]).length)}`).ok).toBe(
      true,
    );
    expect(parse(`${pastes[0]!}${' '.repeat(size)}`)).toMatchObject({
      errors: [{ text: 'connection.error.textTooLong' }],
    });
  });
});
