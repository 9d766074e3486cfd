import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { combinations, wholeTrial } from './needed.ts';
import type { Answer } from './oracle.ts';
import { startSurroundings, type Surroundings } from './surroundings.ts';
import { runTrials } from './trial.ts';

let surroundings: Surroundings;
beforeAll(async () => {
  surroundings = await startSurroundings();
});
afterAll(() => surroundings.stop());

describe('the judge', () => {
  const cases = JSON.parse(
    readFileSync(new URL('../vectors/csp/subsumption.json', import.meta.url), 'utf8'),
  ) as {
    wide: string;
    narrow: string[];
    subsumed: boolean;
    /**
     * Where Chromium answers otherwise: it compares no nonces' values, lets `default-src` govern prefetching too,
     * and ignores an empty attribute.
     */
    chromium?: Answer;
  }[];

  test('Chromium answers the published tables as they say', async () => {
    const answers = await surroundings.oracle.ask(cases);
    const told = cases.map((each, index) => ({ ...each, answer: answers[index] }));
    expect(told).toEqual(
      cases.map((each) => ({
        ...each,
        answer: each.chromium ?? (each.subsumed ? 'subsumed' : 'notSubsumed'),
      })),
    );
  });

  test.each(["img-src 'self', font-src *", "img-src 'self'; report-uri /x"])(
    'what Chromium ignores is told: %s',
    async (wide) => {
      expect(await surroundings.oracle.ask([{ wide, narrow: ["img-src 'self'"] }])).toEqual(['unjudged']);
    },
  );
});

test('a policy in a meta element governs the page that is tried', async () => {
  const [combination] = combinations;
  const free = { ...wholeTrial(combination!), headers: [] };
  const meta = ["default-src 'none'; script-src 'self' https://cdn2l.ink"];
  const [open, closed] = await runTrials(surroundings, [free, { ...free, meta }]);
  expect(open!.loaded.every(Boolean)).toBe(true);
  const loaded = free.requirements.filter((_, index) => closed!.loaded[index]);
  expect(loaded.map(({ directive }) => directive)).toEqual(['script-src-elem', 'script-src-elem']);
});
