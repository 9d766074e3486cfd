import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { expectEverythingLoads } from './everything-loads.ts';
import { combinations, removals, trialWithout } from './needed.ts';
import { startSurroundings, type Surroundings } from './surroundings.ts';
import { runTrials } from './trial.ts';

// One level and host of each region here; `npm run prove` takes all of them.
const whole = process.env['TALK_PROVE'] === '1';

let surroundings: Surroundings;
beforeAll(async () => {
  surroundings = await startSurroundings();
});
afterAll(() => surroundings.stop());

describe('each source is needed', () => {
  test('with all of them everything loads, and no policy is violated', async () => {
    await expectEverythingLoads(surroundings, combinations);
  });

  test.each(combinations.filter((_, index) => whole || index % 7 === 0))(
    '$name: without any one, something is blocked',
    async (combination) => {
      const all = removals(combination);
      const results = await runTrials(
        surroundings,
        all.map((removal) => trialWithout(combination, removal)),
      );
      const needless = all.filter((_, index) => results[index]!.loaded.every(Boolean));
      expect(needless).toEqual([]);
      expect(all.length).toBeGreaterThan(15);
    },
  );
});
