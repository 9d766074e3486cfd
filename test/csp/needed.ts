import { levelPolicy } from '../../core/csp/merge/levels.ts';
import type { MergeOptions } from '../../core/csp/merge/merge.ts';
import { parsePolicy } from '../../core/csp/policy/parse.ts';
import { requirementsOf, type Account, type Requirement } from '../../core/csp/requirements/requirements.ts';
import type { CspSettings, Page } from '../../core/csp/types.ts';
import type { TrialPage } from './trial.ts';

/** Each data region × tracking host × level: the whole policy, and the policy without each one of its sources. */

const everything: CspSettings = {
  features: { talk: true, calls: true, embeds: true, fonts: true },
  allowInlineStyles: true,
  allowBlobWorkers: true,
};

const nonce = 'c2l0ZW5vbmNlMTIzNDU2Nzg=';

const trackingHosts: Readonly<Record<'us' | 'eu' | 'au', Omit<Account, 'dataRegion'>>> = {
  us: { scriptUrl: 'https://cdn2l.ink/app.js', captureHost: 'https://capture-api.autopilotapp.com/' },
  eu: { scriptUrl: 'https://cdneu.net/app.js', captureHost: 'https://capture-api.eu.autopilotapp.com/' },
  au: { scriptUrl: 'https://cdnau.net/app.js', captureHost: 'https://capture-api-au.ortto.app/' },
};
const ownDomain = { scriptUrl: 'https://track.brand.test/app.js', captureHost: 'https://track.brand.test/' };

export interface Combination {
  readonly name: string;
  readonly account: Account;
  readonly level: 1 | 2 | 3;
}

export const combinations: readonly Combination[] = (['us', 'eu', 'au'] as const).flatMap((dataRegion) =>
  [false, true].flatMap((custom) =>
    ([1, 2, 3] as const).map((level) => ({
      name: `${dataRegion}, ${custom ? 'custom' : 'default'} domain, level ${level}`,
      account: { ...(custom ? ownDomain : trackingHosts[dataRegion]), dataRegion },
      level,
    })),
  ),
);

export interface Removal {
  readonly directive: string;
  readonly source: string;
}

const pageOf = (level: 1 | 2 | 3): Page => ({ url: 'https://site.test/', ...(level === 3 && { nonce }) });

const policyOf = ({ account, level }: Combination): string => {
  const options: MergeOptions = { account, settings: everything };
  return levelPolicy(level, options, nonce).headers[0]!.value;
};

export const requirementsFor = ({ account, level }: Combination): readonly Requirement[] =>
  requirementsOf(account, everything, pageOf(level)).requirements;

const trialOf = (combination: Combination, policy: string): TrialPage => ({
  headers: [{ name: 'Content-Security-Policy', value: policy }],
  page: pageOf(combination.level),
  requirements: requirementsFor(combination),
  scriptUrl: combination.account.scriptUrl,
});

export const wholeTrial = (combination: Combination): TrialPage =>
  trialOf(combination, policyOf(combination));

/** What the policy has because of Talk: `'self'` in the lists of fallbacks is the site's own. */
export const removals = (combination: Combination): readonly Removal[] => {
  const talks = new Set(requirementsFor(combination).map(({ source }) => source));
  return [...parsePolicy(policyOf(combination)).directives.values()].flatMap(({ name, values }) =>
    values
      .filter(
        (source) =>
          (talks.has(source) && source !== "'self'") || (name === 'script-src' && source.startsWith("'")),
      )
      .map((source) => ({ directive: name, source })),
  );
};

export const trialWithout = (combination: Combination, { directive, source }: Removal): TrialPage => {
  const lists = [...parsePolicy(policyOf(combination)).directives.values()].map(({ name, values }) => {
    const kept = name === directive ? values.filter((value) => value !== source) : values;
    return [name, ...(kept.length > 0 ? kept : ["'none'"])].join(' ');
  });
  return trialOf(combination, lists.join('; '));
};
