import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { EngineName } from '../browser/engines.ts';
import { casesOf } from './cases.ts';
import { expectEverythingLoads } from './everything-loads.ts';
import { combinations } from './needed.ts';
import { tryOurs } from './proof.ts';
import { startTrialSurroundings, type TrialSurroundings } from './surroundings.ts';

/** In one engine besides Chromium: what a merge claims is really loaded. A sample; `npm run prove` takes all of it. */
export const claimsLoadIn = (engine: EngineName): void => {
  const whole = process.env['TALK_PROVE'] === '1';
  const seed = Number(process.env['PROOF_SEED'] ?? 1);
  const lists = whole ? 300 : 30;
  let surroundings: TrialSurroundings;
  beforeAll(async () => {
    surroundings = await startTrialSurroundings(engine);
  });
  afterAll(() => surroundings.stop());

  describe(`In ${engine}`, () => {
    const some = combinations.filter((_, index) => whole || index % 5 === 0);

    test('everything of Talk loads under the policy of each region, domain and level', async () => {
      await expectEverythingLoads(surroundings, some);
    });

    test(
      `${lists} merged lists, seed ${seed}: what is claimed loads`,
      async () => {
        const { loaded, blocked, incomplete, told } = await tryOurs(casesOf(lists, seed), surroundings);
        expect(blocked).toEqual([]);
        expect(told).toBe(incomplete);
        expect(loaded).toBeGreaterThan(lists * 5);
        process.stderr.write(`${engine}, seed ${seed}: ${loaded} claims of ${lists} lists loaded\n`);
      },
      whole ? 3_000_000 : 600_000,
    );
  });
};
