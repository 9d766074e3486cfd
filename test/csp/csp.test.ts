import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { launchChromium } from '../browser/chromium.ts';
import { loadBaselines } from './baselines.ts';
import { startEverywhere, type Everywhere } from './everywhere.ts';
import { combinations, removals, requirementsFor, trialWithout, wholeTrial } from './needed.ts';
import { startOracle, type Answer, type Oracle } from './oracle.ts';
import { assumedLines, failures, verdictTable } from './print-verdicts.ts';
import { casesOf } from './cases.ts';
import { proveOthers, proveOurs } from './proof.ts';
import { runTrials } from './trial.ts';

// Another seed is another tenth of the proof: PROOF_SEED repeats one.
const seed = Number(process.env['PROOF_SEED'] ?? 1);
// `npm run prove` takes the whole of it, and others' ways of adding Talk beside ours.
const whole = process.env['TALK_PROVE'] === '1';
const lists = whole ? 1000 : 100;

let everywhere: Everywhere;
let browser: Browser;
let oracle: Oracle;

beforeAll(async () => {
  everywhere = await startEverywhere();
  browser = await launchChromium(everywhere);
  oracle = await startOracle(browser);
}, 60_000);

afterAll(async () => {
  await oracle.stop();
  await browser.close();
  await everywhere.stop();
});

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
    const answers = await oracle.ask(cases);
    const told = cases.map((each, index) => ({ ...each, answer: answers[index] }));
    expect(told).toEqual(
      cases.map((each) => ({
        ...each,
        answer: each.chromium ?? (each.subsumed ? 'subsumed' : 'notSubsumed'),
      })),
    );
  }, 120_000);

  test.each(["img-src 'self', font-src *", "img-src 'self'; report-uri /x"])(
    'what Chromium ignores is told: %s',
    async (wide) => {
      expect(await oracle.ask([{ wide, narrow: ["img-src 'self'"] }])).toEqual(['unjudged']);
    },
  );
});

test('a policy in a meta element governs the page that is tried', async () => {
  const [combination] = combinations;
  const free = { ...wholeTrial(combination!), headers: [] };
  const meta = ["default-src 'none'; script-src 'self' https://cdn2l.ink"];
  const [open, closed] = await runTrials(browser, everywhere, [free, { ...free, meta }]);
  expect(open!.loaded.every(Boolean)).toBe(true);
  const loaded = free.requirements.filter((_, index) => closed!.loaded[index]);
  expect(loaded.map(({ directive }) => directive)).toEqual(['script-src-elem', 'script-src-elem']);
});

test(
  `${lists} lists, seed ${seed}: nothing the site allowed is lost, and what is claimed loads`,
  async () => {
    const [cases, tools] = [casesOf(lists, seed), { browser, everywhere, oracle }];
    const verdicts = await proveOurs(lists, cases, seed, tools);
    if (whole) {
      const others = await proveOthers(cases, await loadBaselines(), tools);
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
  whole ? 3_000_000 : 400_000,
);

describe('each source is needed', () => {
  test('with all of them everything loads, and no policy is violated', async () => {
    const results = await runTrials(browser, everywhere, combinations.map(wholeTrial));
    combinations.forEach((combination, index) => {
      const { loaded, violations } = results[index]!;
      const missing = requirementsFor(combination).filter((_, number) => !loaded[number]);
      expect({ name: combination.name, missing, violations }).toEqual({
        name: combination.name,
        missing: [],
        violations: [],
      });
    });
  }, 200_000);

  // One level and host of each region here; `npm run prove` takes all of them.
  test.each(combinations.filter((_, index) => whole || index % 7 === 0))(
    '$name: without any one, something is blocked',
    async (combination) => {
      const all = removals(combination);
      const results = await runTrials(
        browser,
        everywhere,
        all.map((removal) => trialWithout(combination, removal)),
      );
      const needless = all.filter((_, index) => results[index]!.loaded.every(Boolean));
      expect(needless).toEqual([]);
      expect(all.length).toBeGreaterThan(15);
    },
    200_000,
  );
});
