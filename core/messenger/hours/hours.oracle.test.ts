import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { casesIn, transitionsOf, zones } from '../../../test/messenger/generated.ts';
import { availabilityAt } from './hours.ts';
import { oracleAvailability } from '../../../test/messenger/oracle.ts';
import { DAY } from './zone.ts';

// A failure prints its seed and path; FUZZ_SEED and FUZZ_RUNS repeat or prolong it, `npm run prove` as well.
const { FUZZ_SEED, FUZZ_RUNS, TALK_PROVE } = process.env;
const whole = TALK_PROVE === '1' || FUZZ_RUNS !== undefined;
const seed = Number(FUZZ_SEED ?? Date.now() % 2 ** 31);
const runs = { numRuns: Number(FUZZ_RUNS ?? (whole ? 100_000 : 300)), seed };

// Finding a zone's changes takes most of the time, so a quick run takes every sixteenth zone, others each time.
const PART = 16;
const chosen = whole ? zones : zones.filter((_, i) => i % PART === seed % PART);

describe(`office hours (FUZZ_SEED=${seed})`, () => {
  test('agree with Temporal in every zone, near changes of the clocks, over midnight and on closed dates', () => {
    let [open, ahead] = [0, 0];
    fc.assert(
      fc.property(casesIn(chosen), ({ hours, now }) => {
        const answer = availabilityAt(hours, now);
        expect(answer).toEqual(oracleAvailability(hours, now));
        if (answer.open) open += 1;
        else if (answer.opens !== null) ahead += 1;
      }),
      runs,
    );
    // Either answer is common: a generator that always yields closed teams would prove nothing.
    expect(open).toBeGreaterThan(runs.numRuns / 10);
    expect(ahead).toBeGreaterThan(runs.numRuns / 10);
  });

  test('rest on no zone changing its clocks twice within two days', () => {
    const closest = chosen
      .flatMap((zone) => {
        const changes = transitionsOf(zone);
        return changes.slice(1).map((change, i) => change - changes[i]!);
      })
      .reduce((least, distance) => Math.min(least, distance), Infinity);
    expect(closest).toBeGreaterThan(2 * DAY);
  });
});
