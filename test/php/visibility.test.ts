import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  compile,
  explain,
  readFacts,
  residualDecision,
  type PageContext,
  type RuledSettings,
} from '../../core/visibility/index.ts';
import { anyContext, anyRules, seed } from '../visibility/arbitrary.ts';
import { answers, composesLetters } from './php.ts';

/** Settings, each judged on several pages: 20,000 questions a run. */
const SETTINGS = 2500;
const PAGES = 8;

interface Question {
  readonly settings: RuledSettings;
  readonly context: PageContext;
}

const settings: fc.Arbitrary<RuledSettings> = fc.record({
  enabled: fc.integer({ min: 0, max: 19 }).map((n) => n > 0),
  visibility: fc.record({ default: fc.constantFrom('show', 'hide'), rules: anyRules }),
});

const odd = fc.constantFrom<unknown>(null, true, 7, '', 'a', ['a', 7, ['b']], { 0: 'a' }, []);

/** Pages with homes in many places, facts missing, and facts of the wrong type. */
const context = fc
  .tuple(
    anyContext,
    fc.constantFrom(undefined, undefined, '/', '/shop', '/a/', 'https://site.example/b?x', '%C3%A9'),
    fc.subarray(['url', 'kind', 'type', 'terms', 'locale', 'visitor'] as const, { maxLength: 2 }),
    fc.integer({ min: 0, max: 9 }),
    odd,
  )
  .map(([page, home, keys, chance, value]): PageContext => ({
    ...page,
    ...(home !== undefined && { home }),
    ...(chance < 2 && Object.fromEntries(keys.map((key) => [key, chance === 0 ? undefined : value]))),
  }));

const canonical = (text: string): string => JSON.stringify(JSON.parse(text));

test(`PHP and the core agree on decision, reasons and residual decision (SEED=${seed})`, async () => {
  const drawn = fc
    .sample(fc.tuple(settings, fc.array(context, { minLength: PAGES, maxLength: PAGES })), {
      seed,
      numRuns: SETTINGS,
    })
    .flatMap(([whole, pages]) => pages.map((page): Question => ({ settings: whole, context: page })));
  const composes = await composesLetters('native');
  const asked = drawn
    .map((question) => JSON.stringify(question))
    .filter((line) => composes || !line.includes('\u0301'));
  const answered = await answers('native', 'check-visibility', asked);

  let pending = 0;
  const differences = asked.flatMap((line, at) => {
    // As PHP was asked: JSON has no undefined.
    const question = JSON.parse(line) as Question;
    const [compiled, facts] = [compile(question.settings), readFacts(question.context)];
    const residual = residualDecision(compiled, facts);
    if ('pending' in residual) pending += 1;
    const core = canonical(
      JSON.stringify({ explanation: explain(compiled, facts), residual, stored: residual }),
    );
    const php = JSON.stringify(answered[at]);
    return php === core ? [] : [{ line, php, core }];
  });

  process.stderr.write(
    `seed ${seed}: ${asked.length} questions, ${pending} of them left to the browser, ${differences.length} differences\n`,
  );
  expect(differences.slice(0, 3)).toEqual([]);
  expect(asked.length).toBeGreaterThanOrEqual(composes ? SETTINGS * PAGES : SETTINGS);
  expect(pending).toBeGreaterThan(1000);
});
