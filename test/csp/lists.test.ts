import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { loadBaselines } from './baselines.ts';
import { casesOf } from './cases.ts';
import { assumedLines, failures, verdictTable } from './print-verdicts.ts';
import { proveOthers, proveOurs } from './proof.ts';
import { startSurroundings, type Surroundings } from './surroundings.ts';

// Another seed is another part of the proof: PROOF_SEED repeats one.
const seed = Number(process.env['PROOF_SEED'] ?? 1);
// `npm run prove` takes the whole of it, and others' ways of adding Talk next to ours.
const whole = process.env['TALK_PROVE'] === '1';
const lists = whole ? 1000 : 20;
// Each is tried in a browser, with others' ways next to it: about 3 s where nothing else runs.
const millisecondsPerList = 30_000;

let surroundings: Surroundings;
beforeAll(async () => {
  surroundings = await startSurroundings();
});
afterAll(() => surroundings.stop());

test(
  `${lists} lists, seed ${seed}: nothing the site allowed is lost, and what is claimed loads`,
  async () => {
    const cases = casesOf(lists, seed);
    const verdicts = await proveOurs(lists, cases, seed, surroundings);
    if (whole) {
      const others = await proveOthers(cases, await loadBaselines(), surroundings);
      console.log([verdictTable([...verdicts, ...others]), ...assumedLines()].join('\n'));
    }
    expect(verdicts.flatMap(failures)).toEqual([]);
    for (const { told, incomplete, policies, cases: count } of verdicts) {
      expect(told).toBe(incomplete);
      // The proof would be empty if most cases were refused.
      expect(policies).toBeGreaterThan(count / 2);
      expect(incomplete).toBeLessThan(Math.max(count * 0.9, 1));
    }
    expect(verdicts[0]!.incomplete).toBeLessThan(lists * 0.7);
    expect(verdicts.map(({ cases: count }) => count)).toEqual([
      lists,
      lists,
      lists / 10,
      lists / 10,
      lists / 10,
    ]);
  },
  lists * millisecondsPerList,
);
