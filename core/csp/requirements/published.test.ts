import { describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { english } from '../../cli/english.ts';
import { levelPolicy } from '../merge/levels.ts';
import { lint } from '../lint/index.ts';
import { parsePolicy } from '../policy/parse.ts';
import { publishedPolicy, type PublishedOptions } from './published.ts';
import { defaultCspSettings, FEATURES } from '../types.ts';

/** The help page's policies, as published, and what mending does to each. */
interface PublishedCase {
  name: string;
  options: PublishedOptions;
  /** The published text, defects and all. */
  published: string;
  /** Words of the published text that are not in the fixed one, and the other way round. */
  gone: string[];
  come: string[];
  fixes: string[];
}

const cases = JSON.parse(
  readFileSync(new URL('../../../test/vectors/csp/published.json', import.meta.url), 'utf8'),
) as PublishedCase[];

/** Without the comment: what its author meant, not what browsers read (D1). */
const meant = (policy: string): string => policy.replace(/\/\/If .* with your domain /, '');

/** `directive source` pairs. */
const pairs = (policy: string): string[] =>
  [...parsePolicy(policy).directives.values()].flatMap(({ name, values }) =>
    values.map((value) => `${name} ${value}`),
  );

describe('the published policies', () => {
  test.each(cases)('$name', ({ options, published, gone, come, fixes }) => {
    const fixed = publishedPolicy(options);
    const [before, after] = [new Set(pairs(meant(published))), new Set(pairs(fixed.policy))] as const;
    expect([...before].filter((pair) => !after.has(pair))).toEqual(gone);
    expect([...after].filter((pair) => !before.has(pair))).toEqual(come);
    expect(fixed.fixes.map(({ defect }) => defect)).toEqual(fixes);
  });

  test.each(cases)('fixed, lint finds no error: $name', ({ options }) => {
    const headers = [{ name: 'Content-Security-Policy', value: publishedPolicy(options).policy }];
    expect(lint({ headers }).filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  test.each(cases)('as published, lint does: $name', ({ published }) => {
    const headers = [{ name: 'Content-Security-Policy', value: published }];
    expect(lint({ headers }).filter(({ severity }) => severity !== 'info').length).toBeGreaterThan(0);
  });

  test('every fix and note has words', () => {
    for (const { options } of cases) {
      const { fixes, notes } = publishedPolicy(options);
      for (const each of [...fixes, ...notes])
        expect(`${each.defect}: ${english(each)}`).toMatch(/^D\d+: \S.*\.$/);
    }
  });
});

describe('levels', () => {
  const account = {
    scriptUrl: 'https://cdn2l.ink/app.js',
    captureHost: 'https://capture-api.autopilotapp.com/',
    dataRegion: 'us',
  } as const;
  const settings = {
    ...defaultCspSettings,
    features: { talk: true, calls: true, embeds: true, fonts: true },
    allowInlineStyles: true,
    allowBlobWorkers: true,
  };

  test.each([1, 2] as const)("level %d needs no 'unsafe-inline' for scripts", (level) => {
    const { headers, blockers } = levelPolicy(level, { account, settings });
    expect(blockers).toEqual([]);
    expect(pairs(headers[0]!.value).filter((pair) => pair.startsWith('script-src'))).toEqual([
      "script-src 'self'",
      'script-src https://cdn2l.ink',
    ]);
  });

  test('level 3 trusts scripts by nonce and lists the hosts of everything else', () => {
    const { headers, added } = levelPolicy(3, { account, settings }, 'c2l0ZW5vbmNlMTIzNDU2Nzg=');
    expect(pairs(headers[0]!.value).filter((pair) => pair.startsWith('script-src'))).toEqual([
      "script-src 'nonce-c2l0ZW5vbmNlMTIzNDU2Nzg='",
      "script-src 'strict-dynamic'",
    ]);
    expect(new Set(added.map(({ directive }) => directive))).toEqual(
      new Set(['connect-src', 'img-src', 'font-src', 'media-src', 'style-src', 'frame-src']),
    );
  });

  test('every feature has a source in them', () => {
    for (const feature of FEATURES) {
      const only = {
        ...settings,
        features: { talk: false, calls: false, embeds: false, fonts: false, [feature]: true },
      };
      expect(levelPolicy(2, { account, settings: only }).added.length).toBeGreaterThan(0);
    }
  });
});
