import fc from 'fast-check';
import { merge, type MergeOptions } from '../../core/csp/merge/merge.ts';
import type { CspSettings } from '../../core/csp/types.ts';
import { codeOf } from '../../core/findings.ts';
import { loaderIntegrity } from './everywhere.ts';
import { longLists, policyLists, settingsOf, withMeta, type PolicyInput } from './generated-lists.ts';
import { knownPolicies, metaPages } from './known-policies.ts';

/** What the proof is about: responses with policies, and what the owner allows. */

export const account = {
  scriptUrl: 'https://cdn2l.ink/app.js',
  captureHost: 'https://capture-api.autopilotapp.com/',
  dataRegion: 'us',
} as const;

export interface Case {
  readonly input: PolicyInput;
  readonly settings: CspSettings;
  /** Largest size of the headers in bytes; without it the default counts. */
  readonly limit?: number;
}

const everything: CspSettings = {
  features: { talk: true, calls: true, embeds: true, fonts: true },
  allowInlineStyles: true,
  allowBlobWorkers: true,
};

/** Wide enough that nothing is refused for its size. */
const NO_LIMIT = 16_000;

export const optionsFor = ({ settings, limit }: Pick<Case, 'settings' | 'limit'>): MergeOptions => ({
  account,
  settings,
  knownScripts: [account.scriptUrl],
  ...(limit !== undefined && { limit }),
});

const onSite = (input: PolicyInput): PolicyInput => ({
  ...input,
  page: {
    ...input.page,
    url: 'https://site.test/',
    ...(input.page.integrity && { integrity: loaderIntegrity }),
  },
});

const withoutMeta = (input: PolicyInput): PolicyInput => ({ ...onSite(input), meta: [] });

/** Spread evenly over the list, others for another seed. */
const some = <Item>(items: readonly Item[], count: number, seed: number): Item[] => {
  const step = Math.max(1, Math.ceil(items.length / count));
  return items.filter((_, index) => (index + seed) % step === 0);
};

/** `count` cases: the known policies and generated ones, the same for the same seed. */
export const casesOf = (count: number, seed: number): Case[] => {
  const known = some(knownPolicies, count / 2, seed).map((input) => ({ input, settings: everything }));
  const generated = fc
    .sample(fc.tuple(policyLists, settingsOf), { numRuns: Math.max(0, count - known.length), seed })
    .map(([input, settings]) => ({ input, settings }));
  return [...known, ...generated].map(({ input, settings }) => ({
    input: withoutMeta(input),
    settings,
    limit: NO_LIMIT,
  }));
};

/** Pages with policies in meta elements, most of them with a header's as well. */
export const metaCasesOf = (count: number, seed: number): Case[] => {
  const known = some(metaPages, count / 2, seed);
  const generated = fc.sample(withMeta, { numRuns: Math.max(0, count - known.length), seed });
  return [...known, ...generated].map((input) => ({
    input: onSite(input),
    settings: everything,
    limit: NO_LIMIT,
  }));
};

/** Lists that fit under the default limit only in the smaller form. */
export const longCasesOf = (count: number, seed: number): Case[] =>
  fc
    .sample(longLists, { numRuns: count * 20, seed })
    .map((input) => ({ input: onSite(input), settings: everything }))
    .filter((each) =>
      merge(each.input, optionsFor(each)).warnings.some((warning) => codeOf(warning) === 'compacted'),
    )
    .slice(0, count);
