import { merge } from '../../core/csp/merge/merge.ts';
import type { Baseline } from './baselines.ts';
import { account, longCasesOf, metaCasesOf, optionsFor, type Case } from './cases.ts';
import type { Oracle, Question } from './oracle.ts';
import { asItWas, ours, theirs, type Outcome } from './outcome.ts';
import { addsNothingElse, keeps, keepsWorkers, sameLists, type Policies, type Row } from './questions.ts';
import type { Surroundings, TrialSurroundings } from './surroundings.ts';
import { runTrials, type TrialResult } from './trial.ts';

/** The merge's claims, judged by Chromium: nothing the site allowed is lost, nothing else comes in, Talk loads. */

/** Sources that did not load, and the policies they did not load under. */
export interface Failed extends Policies {
  readonly sources: readonly string[];
}

export interface Verdict {
  readonly name: string;
  readonly cases: number;
  /** Policies that were put to the browser, and what it said of them. */
  readonly policies: number;
  readonly unjudged: readonly Question[];
  /** Policies that allow less than they should. */
  readonly narrowed: readonly Question[];
  /** Cases with at least one such policy that is enforced. */
  readonly broken: number;
  /** Sources that were claimed to be enabled, tried on a page and loaded. */
  readonly loaded: number;
  /** … and did not load. */
  readonly blocked: readonly Failed[];
  /** What had loaded on the site's own page and does not any more; only where that page was tried as well. */
  readonly stopped: readonly Failed[];
  /** Cases where something of Talk did not load. */
  readonly incomplete: number;
  /** … and the one who added it had said so. */
  readonly told: number;
}

const asked = async (
  rows: readonly Row[],
  oracle: Oracle,
): Promise<Pick<Verdict, 'policies' | 'unjudged' | 'narrowed' | 'broken'>> => {
  const answers = await oracle.ask(rows.map(({ question }) => question));
  const narrowed = rows.filter(({ sameText }, index) => !sameText || answers[index] === 'notSubsumed');
  const unjudged = rows.filter(({ sameText }, index) => sameText && answers[index] === 'unjudged');
  return {
    policies: rows.length,
    unjudged: unjudged.map(({ question }) => question),
    narrowed: narrowed.map(({ question }) => question),
    broken: new Set(narrowed.filter(({ enforced }) => enforced).map((row) => row.case)).size,
  };
};

const tried = (surroundings: TrialSurroundings, outcomes: readonly Outcome[]): Promise<TrialResult[]> =>
  runTrials(
    surroundings,
    outcomes.map((outcome) => ({ ...outcome, scriptUrl: account.scriptUrl })),
  );

const sourcesOf = ({ requirements }: Outcome, wanted: (index: number) => boolean): string[] =>
  requirements.filter((_, index) => wanted(index)).map(({ directive, source }) => `${directive} ${source}`);

/** Where the loader or the account's script is blocked, and that was said, no page can try the rest. */
const runsAtAll = ({ claimed, requirements }: Outcome): boolean =>
  requirements.every(({ role }, index) =>
    role !== 'loader' && role !== 'accountScript' ? true : claimed[index]!,
  );

const failedOf = (outcome: Outcome, sources: readonly string[]): Failed[] =>
  sources.length > 0 ? [{ headers: outcome.headers, meta: outcome.meta, sources }] : [];

const loading = (
  outcomes: readonly Outcome[],
  trials: readonly TrialResult[],
  before: readonly TrialResult[],
): Pick<Verdict, 'loaded' | 'blocked' | 'stopped' | 'incomplete' | 'told'> => {
  const incomplete = trials.map(({ loaded }) => !loaded.every(Boolean));
  const running = outcomes
    .map((outcome, index) => ({ outcome, trial: trials[index]! }))
    .filter(({ outcome }) => runsAtAll(outcome));
  return {
    loaded: running.reduce(
      (sum, { outcome, trial }) =>
        sum + outcome.claimed.filter((claimed, index) => claimed && trial.loaded[index]).length,
      0,
    ),
    blocked: running.flatMap(({ outcome, trial }) =>
      failedOf(
        outcome,
        sourcesOf(outcome, (index) => outcome.claimed[index]! && !trial.loaded[index]),
      ),
    ),
    stopped: outcomes.flatMap((outcome, number) =>
      failedOf(
        outcome,
        sourcesOf(
          outcome,
          (index) => before[number]?.loaded[index] === true && !trials[number]!.loaded[index],
        ),
      ),
    ),
    incomplete: incomplete.filter(Boolean).length,
    told: outcomes.filter(({ told }, index) => told && incomplete[index]).length,
  };
};

/** What our merges of these cases claim, really loaded, in any engine. */
export const tryOurs = async (
  cases: readonly Case[],
  surroundings: TrialSurroundings,
): Promise<Pick<Verdict, 'loaded' | 'blocked' | 'incomplete' | 'told'>> => {
  const outcomes = cases.map(ours);
  return loading(outcomes, await tried(surroundings, outcomes), []);
};

const judge = async (
  name: string,
  cases: readonly Case[],
  outcomes: readonly Outcome[],
  surroundings: Surroundings,
  before: readonly TrialResult[] = [],
): Promise<Verdict> => ({
  name,
  cases: cases.length,
  ...(await asked(
    cases.flatMap(({ input }, index) => keeps(input, outcomes[index]!, index)),
    surroundings.oracle,
  )),
  ...loading(outcomes, await tried(surroundings, outcomes), before),
});

const onlyAsked = async (
  name: string,
  cases: readonly Case[],
  rows: readonly Row[],
  { oracle }: Surroundings,
): Promise<Verdict> => ({
  name,
  cases: cases.length,
  ...(await asked(rows, oracle)),
  loaded: 0,
  blocked: [],
  stopped: [],
  incomplete: 0,
  told: 0,
});

/** Nothing but what a merge says it added comes in (R26). */
const minimal = (
  cases: readonly Case[],
  outcomes: readonly Outcome[],
  surroundings: Surroundings,
): Promise<Verdict> =>
  onlyAsked(
    'Talk Suite: adds nothing else',
    cases,
    cases.flatMap(({ input }, index) => {
      const { added, addedReportOnly } = outcomes[index]!;
      return [
        ...addsNothingElse(input, outcomes[index]!, added, addedReportOnly, index),
        ...keepsWorkers(input, outcomes[index]!, added, index),
      ];
    }),
    surroundings,
  );

/** The smaller form that the limit asks for allows what the full one does, and the other way round. */
const equalForms = (cases: readonly Case[], surroundings: Surroundings): Promise<Verdict> =>
  onlyAsked(
    'Talk Suite: smaller form = full form',
    cases,
    cases.flatMap((each, index) => {
      const [small, full] = [ours(each), merge(each.input, { ...optionsFor(each), limit: 100_000 })];
      return sameLists(small, full, index);
    }),
    surroundings,
  );

/** The verdicts on our merge: each of them has to be without fault. */
export const proveOurs = async (
  lists: number,
  cases: readonly Case[],
  seed: number,
  surroundings: Surroundings,
): Promise<Verdict[]> => {
  const outcomes = cases.map(ours);
  const [meta, long] = [metaCasesOf(lists / 10, seed), longCasesOf(lists / 10, seed)];
  return [
    await judge('Talk Suite', cases, outcomes, surroundings),
    await minimal(cases, outcomes, surroundings),
    await judge(
      'Talk Suite: with meta elements',
      meta,
      meta.map(ours),
      surroundings,
      await tried(surroundings, meta.map(asItWas)),
    ),
    await judge('Talk Suite: smaller form, 3.5 KB', long, long.map(ours), surroundings),
    await equalForms(long, surroundings),
  ];
};

/** The verdict on each baseline over the same cases. */
export const proveOthers = async (
  cases: readonly Case[],
  baselines: readonly Baseline[],
  surroundings: Surroundings,
): Promise<Verdict[]> => {
  const verdicts: Verdict[] = [];
  for (const baseline of baselines) {
    verdicts.push(
      await judge(
        baseline.name,
        cases,
        cases.map((each) => theirs(each, baseline)),
        surroundings,
      ),
    );
  }
  return verdicts;
};
