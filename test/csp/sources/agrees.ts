import { beforeAll, describe, expect, test } from '@jest/globals';
import type { EngineName } from '../../browser/engines.ts';
import { agreementOf, wronglyCovered } from './agreement.ts';
import { addressesFor, sourcesOf } from './generate.ts';
import { measure, type Measured, type Measurement } from './measure.ts';

const PAGES = ['http://site.test/', 'https://site.test/', 'http://site.test:8080/'];

// SOURCES_SEED repeats a run.
const { TALK_PROVE, SOURCES_SEED } = process.env;
const seed = Number(SOURCES_SEED ?? Date.now() % 2 ** 31);

/** The core and one engine asked alike: `sample` expressions, or `whole` of them in `npm run prove`. */
export const agrees = (engine: EngineName, { sample, whole }: { sample: number; whole: number }): void => {
  const count = TALK_PROVE === '1' ? whole : sample;
  describe(`${count} source expressions in ${engine}, seed ${seed}`, () => {
    const sources = sourcesOf(count, seed);
    const measurements: readonly Measurement[] = PAGES.map((page) => ({
      page,
      sources,
      addresses: addressesFor(page),
    }));
    let results: readonly Measured[];
    beforeAll(async () => {
      results = await measure(engine, measurements);
    }, 30 * 60_000);

    test('let load what the core says, or more for a known reason', () => {
      const found = measurements.map((each, index) => agreementOf(each, results[index]!));
      const reasons: Record<string, number> = {};
      for (const { reasons: some } of found)
        for (const [reason, times] of Object.entries(some)) reasons[reason] = (reasons[reason] ?? 0) + times;
      const checks = found.reduce((sum, each) => sum + each.checks, 0);
      process.stderr.write(
        `${engine} ${results[0]!.version}, seed ${seed}: ${checks} checks of ${sources.length} source expressions\n${Object.entries(
          reasons,
        )
          .map(([reason, times]) => `  ${times} × ${reason}\n`)
          .join('')}`,
      );
      expect(found.flatMap(({ differences }) => differences)).toEqual([]);
      expect(checks).toBeGreaterThan(sources.length * 100);
      // It would say nothing if all of them loaded, or none.
      const loading = results[0]!.allowed.filter((row) => row.some(Boolean)).length;
      expect(loading).toBeGreaterThan(sources.length / 10);
      expect(loading).toBeLessThan((sources.length * 9) / 10);
    });

    test('lose nothing where the core says that another source covers them', () => {
      const found = measurements.map((each, index) => wronglyCovered(each, results[index]!));
      expect(found.flatMap(({ wrong }) => wrong)).toEqual([]);
      // How many cover each other is the seed's to say; that some do is what makes this a test.
      expect(found[0]!.pairs).toBeGreaterThan(sources.length / 10);
    });
  });
};
