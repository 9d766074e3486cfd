import fc from 'fast-check';
import type { Browser } from 'playwright-core';
import { explain } from '../../core/csp/explain.ts';
import { merge, type MergeOptions } from '../../core/csp/merge.ts';
import { parseList } from '../../core/csp/parse.ts';
import { printPolicy } from '../../core/csp/print.ts';
import { requirementsOf, type Requirement } from '../../core/csp/requirements.ts';
import type { CspSettings, Header, Page } from '../../core/csp/types.ts';
import { addTo, type Baseline } from './baselines.ts';
import { loaderIntegrity, type Everywhere } from './everywhere.ts';
import { policyLists, settingsOf, type PolicyInput } from './generated-lists.ts';
import { knownPolicies } from './known-policies.ts';
import { judgedParts, type Oracle, type Question } from './oracle.ts';
import { runTrials, type TrialResult } from './trial.ts';

/** The merge's claims, judged by Chromium: nothing the site allowed is lost, and Talk loads. */

export const account = {
  scriptUrl: 'https://cdn2l.ink/app.js',
  captureHost: 'https://capture-api.autopilotapp.com/',
  dataRegion: 'us',
} as const;

export interface Case {
  readonly input: PolicyInput;
  readonly settings: CspSettings;
}

const everything: CspSettings = {
  features: { talk: true, calls: true, embeds: true, fonts: true },
  allowInlineStyles: true,
  allowBlobWorkers: true,
};

/** Meta policies are judged as text elsewhere: a frame's policies come in its headers. */
const withoutMeta = (input: PolicyInput): PolicyInput => ({
  ...input,
  meta: [],
  page: {
    ...input.page,
    url: 'https://site.test/',
    ...(input.page.integrity && { integrity: loaderIntegrity }),
  },
});

/** `count` cases: the known policies and generated ones, the same for the same seed; spread evenly if fewer. */
export const casesOf = (count: number, seed: number): Case[] => {
  const known = knownPolicies.map((input) => ({ input: withoutMeta(input), settings: everything }));
  const step = Math.max(1, Math.ceil(known.length / (count / 2)));
  const hand = known.filter((_, index) => (index + seed) % step === 0);
  const generated = fc.sample(fc.tuple(policyLists, settingsOf), {
    numRuns: Math.max(0, count - hand.length),
    seed,
  });
  return [...hand, ...generated.map(([input, settings]) => ({ input: withoutMeta(input), settings }))];
};

const optionsFor = (settings: CspSettings): MergeOptions => ({
  account,
  settings,
  knownScripts: [account.scriptUrl],
  limit: 16_000,
});

/** What one way of adding Talk made of a case. */
interface Outcome {
  readonly headers: readonly Header[];
  readonly page: Page;
  readonly requirements: readonly Requirement[];
  /** Which requirements it claims to have enabled. */
  readonly claimed: readonly boolean[];
  /** Whether it said that something stands against Talk. */
  readonly told: boolean;
}

const ours = ({ input, settings }: Case): Outcome => {
  const merged = merge(input, optionsFor(settings));
  const { requirements } = explain({ ...input, headers: merged.headers }, account, settings);
  return {
    headers: merged.headers,
    page: input.page,
    requirements: requirements.map(({ requirement }) => requirement),
    claimed: requirements.map(({ allowed }) => allowed),
    told: merged.blockers.length > 0,
  };
};

/** The nonce a baseline made itself is the one its pages would carry. */
const pageFor = (page: Page, headers: readonly Header[]): Page => {
  const made = /'nonce-([0-9a-f]{32})'/.exec(headers.map(({ value }) => value).join(' '))?.[1];
  return made === undefined ? page : { ...page, nonce: made };
};

const theirs = ({ input, settings }: Case, baseline: Baseline): Outcome => {
  const { requirements } = requirementsOf(account, settings, input.page);
  const permitted = requirements.filter(
    ({ role }) =>
      (role !== 'inlineStyle' || settings.allowInlineStyles) &&
      (role !== 'blobWorker' || settings.allowBlobWorkers),
  );
  const headers = addTo(baseline, input.headers, permitted);
  return {
    headers,
    page: pageFor(input.page, headers),
    requirements: permitted,
    claimed: permitted.map(() => true),
    told: false,
  };
};

interface Row {
  readonly case: number;
  readonly question: Question;
  /** What frames do not judge must be the same, as text. */
  readonly sameText: boolean;
}

/** One question for each policy that changed. */
const questionsOf = (before: readonly Header[], after: readonly Header[], number: number): Row[] => {
  const [old, next] = [parseList(before), parseList(after)];
  const pairs = [
    ...old.enforced.map((each, index) => [each, next.enforced[index]] as const),
    ...old.reportOnly.map((each, index) => [each, next.reportOnly[index]] as const),
  ];
  return pairs.flatMap(([from, to]): Row[] => {
    const [narrow, wide] = [
      judgedParts(printPolicy(from.policy)),
      judgedParts(to ? printPolicy(to.policy) : ''),
    ];
    const sameText = narrow.asText === wide.asText;
    return sameText && narrow.judged === wide.judged
      ? []
      : [{ case: number, question: { wide: wide.judged, narrow: [narrow.judged] }, sameText }];
  });
};

export interface Verdict {
  readonly name: string;
  readonly cases: number;
  /** Policies that changed, and what the browser said of them. */
  readonly policies: number;
  readonly unjudged: readonly Question[];
  readonly narrowed: readonly Question[];
  /** Cases with at least one narrowed policy. */
  readonly broken: number;
  /** Cases where something that was claimed did not load. */
  readonly blocked: readonly { readonly headers: readonly Header[]; readonly sources: readonly string[] }[];
  /** Cases where something did not load. */
  readonly incomplete: number;
  /** … and the one who added it had said so. */
  readonly told: number;
}

const missing = (
  { requirements, claimed }: Outcome,
  { loaded }: TrialResult,
  onlyClaimed: boolean,
): string[] =>
  requirements
    .filter((_, index) => !loaded[index] && (claimed[index] || !onlyClaimed))
    .map(({ directive, source }) => `${directive} ${source}`);

/** When the page's own loader is blocked and that was said, nothing else of the case can be tried. */
const isTried = ({ claimed, requirements }: Outcome): boolean =>
  requirements.every(({ role }, index) =>
    role !== 'loader' && role !== 'accountScript' ? true : claimed[index]!,
  );

const judge = async (
  name: string,
  cases: readonly Case[],
  outcomes: readonly Outcome[],
  tools: { browser: Browser; everywhere: Everywhere; oracle: Oracle },
): Promise<Verdict> => {
  const rows = cases.flatMap(({ input }, index) =>
    questionsOf(input.headers, outcomes[index]!.headers, index),
  );
  const answers = await tools.oracle.ask(rows.map(({ question }) => question));
  const trials = await runTrials(
    tools.browser,
    tools.everywhere,
    outcomes.map((outcome) => ({ ...outcome, scriptUrl: account.scriptUrl })),
  );
  const narrowed = rows.filter(({ sameText }, index) => !sameText || answers[index] === 'notSubsumed');
  const unjudged = rows.filter(({ sameText }, index) => sameText && answers[index] === 'unjudged');
  const incomplete = outcomes.map((outcome, index) => missing(outcome, trials[index]!, false).length > 0);
  return {
    name,
    cases: cases.length,
    policies: rows.length,
    unjudged: unjudged.map(({ question }) => question),
    narrowed: narrowed.map(({ question }) => question),
    broken: new Set(narrowed.map((row) => row.case)).size,
    blocked: outcomes.flatMap((outcome, index) => {
      const sources = isTried(outcome) ? missing(outcome, trials[index]!, true) : [];
      return sources.length > 0 ? [{ headers: outcome.headers, sources }] : [];
    }),
    incomplete: incomplete.filter(Boolean).length,
    told: outcomes.filter(({ told }, index) => told && incomplete[index]).length,
  };
};

/** The verdict on our merge, and on each baseline over the same cases. */
export const prove = async (
  cases: readonly Case[],
  baselines: readonly Baseline[],
  tools: { browser: Browser; everywhere: Everywhere; oracle: Oracle },
): Promise<Verdict[]> => {
  const verdicts = [await judge('Talk Suite', cases, cases.map(ours), tools)];
  for (const baseline of baselines) {
    verdicts.push(
      await judge(
        baseline.name,
        cases,
        cases.map((each) => theirs(each, baseline)),
        tools,
      ),
    );
  }
  return verdicts;
};
