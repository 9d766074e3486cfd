import { orttoConnection } from '@talk-suite/core/fixtures';
import { readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { ensurePlaygroundPackages } from '../../scripts/machine/playground-packages.ts';
import { progressTo } from '../../scripts/progress.ts';
import { covers } from '../../core/csp/source-list/cover.ts';
import { isAscii } from '../../core/csp/policy/parse.ts';
import { parseSource } from '../../core/csp/source-list/source.ts';
import { sourcesOf } from '../csp/sources/generate.ts';
import { defaultSettings } from '../../core/settings/index.ts';
import { mergeCases } from './csp-cases.ts';
import { differences, engineAnswer, pluginAnswers, type MergeCase } from './csp-engine.ts';
import { answers, ndjson, runPhp, PLUGIN, type PhpVersion } from './php.ts';

// PHP in WebAssembly takes its time to start where much else is running.
const read = <Case>(name: string): Case[] =>
  JSON.parse(readFileSync(new URL(`../vectors/csp/${name}.json`, import.meta.url), 'utf8')) as Case[];

beforeAll(() => ensurePlaygroundPackages(progressTo(() => {})));

describe.each<PhpVersion>(['native', '7.4', '8.5'])('policies in PHP %s', (version) => {
  test('merges the shared cases as the engine does, words included', async () => {
    const cases = read<MergeCase>('merge');
    expect(cases.length).toBeGreaterThan(75);
    expect(differences(cases, await pluginAnswers(version, cases))).toEqual([]);
  });
});

describe('policies in PHP', () => {
  test('merging again changes nothing', async () => {
    const cases = read<MergeCase>('merge');
    const once = (await pluginAnswers('native', cases)) as Merged[];
    const again = once.map(({ headers, meta }, index) => ({
      ...cases[index]!,
      input: { ...cases[index]!.input, headers, ...(meta && { meta }) },
    }));
    const twice = (await pluginAnswers('native', again)) as Merged[];
    expect(twice.map(({ headers, added }) => ({ headers, added }))).toEqual(
      once.map(({ headers }) => ({ headers, added: [] })),
    );
  });

  test('reads sources, parses, governs and covers as the shared cases say', async () => {
    const parse = read<{ value: string; policies: string[][][] }>('parse');
    const fallback = read<{ governing: string | null }>('fallback');
    const cover = read<{ covers: boolean }>('cover');
    const sources = read<{ kind: string; path?: string | null; disputed?: boolean }>('sources');
    expect(await answers('native', 'check-policy', [...sources, ...parse, ...fallback, ...cover])).toEqual([
      ...sources.map(({ kind, path, disputed }) => (kind === 'host' ? [kind, path, disputed] : [kind])),
      ...parse.map(({ policies }) => policies),
      ...fallback.map(({ governing }) => governing),
      ...cover.map((each) => each.covers),
    ]);
  });
});

interface Merged {
  readonly headers: { name: string; value: string }[];
  readonly meta?: string[];
  readonly added: unknown[];
}

// A failure prints the cases; FUZZ_SEED and FUZZ_RUNS repeat or prolong it.
const { FUZZ_SEED, FUZZ_RUNS, TALK_PROVE } = process.env;
const seed = Number(FUZZ_SEED ?? Date.now() % 2 ** 31);
const CASES = Number(FUZZ_RUNS ?? (TALK_PROVE === '1' ? 50_000 : 3000));
/** As many as one run of PHP is given at once. */
const BATCH = 5000;

test(`PHP and TypeScript merge ${CASES} generated responses alike`, async () => {
  const counts = { added: 0, blocked: 0 };
  for (let done = 0; done < CASES; done += BATCH) {
    const cases = fc.sample(mergeCases, { numRuns: Math.min(BATCH, CASES - done), seed: seed + done });
    const plugin = (await pluginAnswers('native', cases)) as { added: unknown[]; blockers: unknown[] }[];
    expect(differences(cases, plugin)).toEqual([]);
    counts.added += plugin.filter(({ added }) => added.length > 0).length;
    counts.blocked += plugin.filter(({ blockers }) => blockers.length > 0).length;
  }
  process.stderr.write(
    `seed ${seed}: ${CASES} responses, 0 differences; ${counts.added} with additions, ${counts.blocked} with blockers\n`,
  );
  expect(counts.added).toBeGreaterThan(CASES / 10);
  expect(counts.blocked).toBeGreaterThan(CASES / 10);
});

test('PHP and TypeScript read 2,000 generated sources alike, and cover with them alike', async () => {
  const texts = sourcesOf(2000, seed).filter(isAscii);
  const pairs = texts.flatMap((wide, at) =>
    [1, 7, 61, 499].map((step, number) => ({
      wide,
      narrow: texts[(at + step) % texts.length]!,
      ...(number % 2 === 0 && { page: at % 2 === 0 ? 'http://site.test/' : 'https://site.test/' }),
    })),
  );
  const sources = texts.map((text) => {
    const source = parseSource(text);
    return source.kind === 'host' ? [source.kind, source.path, source.disputed] : [source.kind];
  });
  const covered = pairs.map(({ wide, narrow, page }) =>
    covers(parseSource(wide), parseSource(narrow), page === undefined ? null : new URL(page)),
  );
  const lines = [...texts.map((source) => ({ source })), ...pairs];
  const plugin = await answers('native', 'check-policy', lines);
  const engine = [...sources, ...covered];
  expect(lines.filter((_, at) => !isDeepStrictEqual(plugin[at], engine[at]))).toEqual([]);
  expect(covered.filter(Boolean).length).toBeGreaterThan(50);
});

describe('csp merge on NDJSON', () => {
  const settings = {
    ...defaultSettings(),
    connection: orttoConnection({ trackingKey: 'Zm9vYmFyYmF6cXV4YWNtZQ', dataRegion: 'us' }),
  };
  const header = { name: 'Content-Security-Policy', value: "connect-src 'self'" };

  test('answers every line in order, mirrors what it was given, and says what is wrong with a line', async () => {
    const input = { headers: [{ ...header, 'x-kept': {} }], meta: [] };
    const lines = [
      JSON.stringify(input),
      '{"headers":[]}',
      'not json',
      '[]',
      '{}',
      '{"headers":[{"name":"a"}]}',
      '{"headers":{"0":{"name":"a","value":"b"}}}',
      '{"headers":[],"meta":"x"}',
      '{"headers":[],"page":[]}',
      '{"headers":[],"page":{"nonce":1}}',
    ];
    const { code, stdout, stderr } = await ndjson('native', 'csp merge', lines.join('\n'), settings);
    expect(stderr).toBe('');
    const [first, second, ...bad] = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as unknown);
    expect(first).toEqual(engineAnswer({ account: settings.connection, csp: settings.csp, input }));
    expect(first).toHaveProperty(['headers', '0', 'x-kept'], {});
    expect(second).not.toHaveProperty('meta');
    const headers = 'headers: must be a list of {"name": "…", "value": "…"}';
    expect(bad).toEqual(
      [
        'the line is not valid JSON',
        'the line is not a JSON object',
        headers,
        headers,
        headers,
        'meta: must be a list of texts',
        'page: must be an object',
        'page.nonce: must be a text',
      ].map((error) => ({ error })),
    );
    expect(code).toBe(1);
  });

  test.each([
    [['csp'], 'csp: the command here is csp merge'],
    [['csp', 'merge'], 'csp merge needs --settings FILE'],
    [['csp', 'merge', '--settings', 'x', '--limit', '1k'], '--limit: must be a number of bytes'],
  ])('%j', async (args, reason) => {
    const { code, stderr } = await runPhp('native', [`${PLUGIN}/bin/ndjson.php`, ...args], '{}');
    expect([code, stderr]).toEqual([2, `${reason}\n`]);
  });

  test('the largest header that is looked at takes seconds, not minutes', async () => {
    const values = [
      `img-src${' '.repeat(120_000)}é`,
      `default-src ${'https://a.test '.repeat(8000)}`,
      `default-src ${Array.from({ length: 6000 }, (_, index) => `https://h${index}.test`).join(' ')}`,
      Array.from({ length: 9000 }, (_, index) => `d${index} x`).join(';'),
      'img-src x,'.repeat(10_000),
      `img-src ${'a.'.repeat(60_000)}_`,
      ';'.repeat(130_000),
    ];
    for (const value of values) {
      const begin = performance.now();
      const answered = await pluginAnswers('native', [
        {
          account: settings.connection,
          csp: settings.csp,
          limit: 200_000,
          input: { headers: [{ ...header, value }] },
        },
      ]);
      expect(performance.now() - begin).toBeLessThan(120_000);
      expect(answered).toHaveLength(1);
    }
  });
});
