import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { codeOf } from '../findings.ts';
import { coveredBy } from './source-list/cover.ts';
import { diff } from './report/diff.ts';
import { emit, formNames } from './emit/index.ts';
import { explain } from './report/explain.ts';
import { baseDirective, type FetchDirective } from './policy/fallback.ts';
import { lint } from './lint/index.ts';
import { merge, type MergeInput, type MergeResult } from './merge/merge.ts';
import { dispositionOf, parseList } from './policy/parse.ts';
import { parseSource } from './source-list/source.ts';
import type { CspSettings } from './types.ts';
import { policyLists, settingsOf } from '../../test/csp/generated-lists.ts';

const account = {
  scriptUrl: 'https://cdn2l.ink/app.js',
  captureHost: 'https://track.brand.test/',
  dataRegion: 'eu',
} as const;
const everything: CspSettings = {
  features: { talk: true, calls: true, embeds: true, fonts: true },
  allowInlineStyles: true,
  allowBlobWorkers: true,
};
const knownScripts = ['https://cdn2l.ink/app.js'];

// A failure prints its seed and path; FUZZ_SEED and FUZZ_RUNS repeat or prolong it, `npm run prove` as well.
const { FUZZ_SEED, FUZZ_RUNS, TALK_PROVE } = process.env;
const runs = {
  numRuns: Number(FUZZ_RUNS ?? (TALK_PROVE === '1' ? 20_000 : 600)),
  ...(FUZZ_SEED !== undefined && { seed: Number(FUZZ_SEED) }),
};

const anyInput: fc.Arbitrary<MergeInput> = fc.record({
  headers: fc.array(
    fc.record({
      name: fc.constantFrom(
        'Content-Security-Policy',
        'content-security-policy-report-only',
        'X-Other',
        'Permissions-Policy',
        'Integrity-Policy',
      ),
      value: fc.string({ unit: 'binary', maxLength: 400 }),
    }),
    { maxLength: 3 },
  ),
  meta: fc.array(fc.string({ unit: 'binary', maxLength: 100 }), { maxLength: 2 }),
});

/** Processor time in milliseconds: unlike the clock it does not grow when other tests run at the same time. */
const processorTime = (work: () => void): number => {
  const begin = process.cpuUsage();
  work();
  return process.cpuUsage(begin).user / 1000;
};

describe('whatever the input', () => {
  test('nothing throws, and no source carries what ends one', () => {
    fc.assert(
      fc.property(fc.oneof(anyInput, policyLists), settingsOf, (input, settings) => {
        const { headers, added, addedReportOnly } = merge(input, { account, settings, knownScripts });
        for (const { name, value } of headers) if (dispositionOf(name)) expect(value).not.toMatch(/[\r\n]/);
        for (const { source } of [...added, ...addedReportOnly])
          if (source !== null) expect(source).toMatch(/^[!-+\--:<-~]+$/);
        explain(input, account, settings);
        lint(input);
        for (const name of formNames) {
          for (const line of emit(headers, name).text.split('\n')) expect(line).not.toMatch(/\r/);
        }
      }),
      runs,
    );
  });

  test('merging keeps all that was allowed, adds what it says, and adds it once', () => {
    fc.assert(
      fc.property(policyLists, settingsOf, (input, settings) => {
        const options = { account, settings, knownScripts, limit: 100_000 };
        const merged = merge(input, options);
        const change = diff(
          parseList(input.headers, input.meta).enforced,
          parseList(merged.headers, merged.meta).enforced,
        );
        expect(change.effects.filter((each) => each.change === 'blocked')).toEqual([]);
        expect(change.texts).toEqual([]);
        const page = input.page.url === undefined ? null : new URL(input.page.url);
        for (const { directive, source } of change.effects) {
          // Nothing leaks into what only follows the directive that got the source (R26).
          const added = merged.added.filter(
            (each) =>
              each.directive === directive || each.directive === baseDirective(directive as FetchDirective),
          );
          const sources = added.flatMap((each) => (each.source === null ? [] : [parseSource(each.source)]));
          expect([directive, source, coveredBy(sources, parseSource(source!), page)]).not.toContain(null);
        }
        const again = merge({ ...input, headers: merged.headers, meta: merged.meta }, options);
        expect([again.headers, again.meta, again.added]).toEqual([merged.headers, merged.meta, []]);
      }),
      runs,
    );
  });

  test('what is not blocked is allowed after a merge', () => {
    fc.assert(
      fc.property(policyLists, settingsOf, (input, settings) => {
        const merged = merge(input, { account, settings, knownScripts, limit: 100_000 });
        if (merged.blockers.length > 0) return;
        const { requirements } = explain(
          { ...input, headers: merged.headers, meta: merged.meta },
          account,
          settings,
        );
        expect(
          requirements.filter(({ allowed }) => !allowed).map(({ requirement }) => requirement.source),
        ).toEqual([]);
      }),
      runs,
    );
  });

  test('a shorter form of copied lists allows the same', () => {
    fc.assert(
      fc.property(policyLists, settingsOf, (input, settings) => {
        const options = { account, settings, knownScripts };
        const full = merge(input, { ...options, limit: 100_000 });
        const short = merge(input, { ...options, limit: full.bytes.after - 1 });
        if (!short.warnings.some((each) => codeOf(each) === 'compacted')) return;
        const change = diff(
          parseList(full.headers, full.meta).enforced,
          parseList(short.headers, short.meta).enforced,
        );
        expect(change).toEqual({ effects: [], texts: [] });
      }),
      runs,
    );
  });

  test.each([
    ['one long word', 'x'.repeat(1_000_000)],
    ['white space', `img-src${' '.repeat(1_000_000)}`],
    ['semicolons', ';'.repeat(1_000_000)],
    ['commas', ','.repeat(1_000_000)],
    ['sources', `img-src ${'https://a.test '.repeat(66_000)}`],
    ['quotes', "img-src 'none' ".repeat(66_000)],
  ])('a header of 1 MB is refused quickly: %s', (_, value) => {
    const headers = [{ name: 'Content-Security-Policy', value }];
    let result: MergeResult | null = null;
    const time = processorTime(() => {
      result = merge({ headers }, { account, settings: everything });
    });
    expect(time).toBeLessThan(200);
    expect(result).toMatchObject({ headers, added: [], blockers: [{ text: 'csp.error.inputTooLarge' }] });
  });

  test.each([
    ['white space', `img-src${' '.repeat(120_000)}`],
    ['sources', `default-src ${'https://a.test '.repeat(8000)}`],
    [
      'different sources',
      `default-src ${Array.from({ length: 6000 }, (_, index) => `https://h${index}.test`).join(' ')}`,
    ],
    ['directives', Array.from({ length: 9000 }, (_, index) => `d${index} x`).join(';')],
    ['policies', 'img-src x,'.repeat(10_000)],
  ])('the largest that is looked at takes less than a second: %s', (_, value) => {
    const headers = [{ name: 'Content-Security-Policy', value }];
    const time = processorTime(() => merge({ headers }, { account, settings: everything, limit: 200_000 }));
    expect(time).toBeLessThan(1000);
  });
});
