import { isKnownScriptUrl } from '@talk-suite/core/connection';
import {
  assess,
  emit,
  forms,
  formNames,
  type Assessment,
  type FormName,
  type Header,
  type MergeOptions,
} from '@talk-suite/core/csp';
import type { Settings } from '@talk-suite/core/settings';
import { cacheFindings, type CacheFinding } from './caches.ts';
import { type Look, type Looks, ofSite, seenBy } from './look.ts';
import { policiesOf, type Origin, type ShownPolicy } from './origin.ts';

/** Something of Talk that a policy blocks, by the id of its row in the core's table. */
export interface Blocked {
  readonly id: string;
  readonly directive: string;
  /** Number of the first policy that blocks it, from 1. */
  readonly policy: number;
}

/**
 * `noPolicy`, `free`: nothing to do. `blocked`: Talk does not work. `stopped`: not because of a source.
 * `partly`: it works, but something is missing. `unknown`: it is not known what Talk needs.
 */
export type Verdict = 'noPolicy' | 'free' | 'blocked' | 'stopped' | 'partly' | 'unknown';

export interface Judgement {
  readonly seen: Look;
  readonly verdict: Verdict;
  readonly blocked: readonly Blocked[];
  readonly policies: readonly ShownPolicy[];
  readonly assessment: Assessment;
  readonly caches: readonly CacheFinding[];
  readonly callbackLost: boolean;
}

/** Without these there is no conversation. */
const MAIN = new Set(['loader', 'script', 'capture', 'api', 'sockets']);

/** Findings beside which Talk works, if not as a whole. */
const PARTIAL = new Set([
  'inlineStyles',
  'inlineStylesNonce',
  'blobWorkers',
  'permissionsPolicy',
  'metaPolicy',
  'metaComma',
  'headersTooLarge',
]);

/** Findings about the account: without it nothing can be said of the page. */
const UNKNOWN = new Set(['notConnected', 'dataRegionMissing', 'hostNotExpressible']);

/** @param limit what the site's headers may take together, in bytes. */
export const mergeOptionsOf = ({ connection, csp }: Settings, limit?: number): MergeOptions => ({
  account: connection,
  settings: csp,
  knownScripts: connection !== null && isKnownScriptUrl(connection.scriptUrl) ? [connection.scriptUrl] : [],
  ...(limit !== undefined && { limit }),
});

const blockedBy = ({ explanation }: Assessment): Blocked[] => {
  const all = explanation.requirements.flatMap(({ requirement, allowed, enforced }) => {
    const first = enforced.find((each) => !each.allowed);
    return allowed || !first
      ? []
      : [{ id: requirement.id, directive: first.directive ?? '', policy: first.policy + 1 }];
  });
  return [...new Map(all.toReversed().map((each) => [each.id, each])).values()].toReversed();
};

const verdictOf = (
  { explanation, merged: { blockers } }: Assessment,
  blocked: readonly Blocked[],
  policies: number,
): Verdict => {
  if (blocked.some(({ id }) => MAIN.has(id))) return 'blocked';
  if (explanation.blockers.some(({ code }) => !PARTIAL.has(code) && !UNKNOWN.has(code))) return 'stopped';
  if (policies === 0) return 'noPolicy';
  if (blockers.some(({ code }) => UNKNOWN.has(code))) return 'unknown';
  return blocked.length > 0 || blockers.length > 0 ? 'partly' : 'free';
};

/** What a merge cannot mend, each thing once; about the account only where a policy makes it matter. */
export const blockersOf = ({
  assessment: { explanation, merged },
}: Judgement): Assessment['merged']['blockers'] => {
  const all = [...explanation.blockers.filter(({ code }) => !UNKNOWN.has(code)), ...merged.blockers];
  return [...new Map(all.map((finding) => [JSON.stringify(finding), finding])).values()];
};

/** What a page's answers do to Talk with these settings. */
export const judge = (all: Looks, settings: Settings): Judgement => {
  const looks = ofSite(all);
  const seen = seenBy(looks);
  const { headers, meta, url, loader } = seen;
  const nonce = loader?.nonce || seen.nonces[0];
  const page = {
    url,
    ...(loader && { loader: loader.src }),
    ...(nonce && { nonce }),
    ...(loader?.integrity && { integrity: loader.integrity }),
  };
  const assessment = assess(
    { headers, meta, page },
    mergeOptionsOf(settings, looks.limit),
    looks.first.headers,
  );
  const policies = policiesOf(looks);
  const blocked = blockedBy(assessment);
  const enforced = policies.filter((policy) => policy.enforced).length;
  return {
    seen,
    verdict: verdictOf(assessment, blocked, enforced),
    blocked,
    policies,
    assessment,
    caches: cacheFindings(looks),
    callbackLost: looks.callbackLost,
  };
};

/** Whether a merge would change a policy from one of these places. */
export const needsChange = ({ policies, assessment }: Judgement, origins: readonly Origin[]): boolean => {
  const { added, addedReportOnly } = assessment.merged;
  const changed = (enforced: boolean): Set<number> =>
    new Set((enforced ? added : addedReportOnly).map(({ policy }) => policy + 1));
  const lists = { enforced: changed(true), reportOnly: changed(false) };
  return policies.some(
    ({ number, enforced, origin }) =>
      origins.includes(origin) && lists[enforced ? 'enforced' : 'reportOnly'].has(number),
  );
};

/** The headers that the web server adds, with what Talk needs. */
export const serverHeaders = ({ policies, assessment }: Judgement): readonly Header[] => {
  const fromServer = new Set(policies.filter(({ origin }) => origin === 'server').map(({ index }) => index));
  const fromPhp = policies.filter(({ origin }) => ['php', 'merged'].includes(origin));
  return assessment.merged.headers.filter(
    (_, index) => fromServer.has(index) && !fromPhp.some((policy) => policy.index === index),
  );
};

/** The meta elements whose content a merge changes, by their number. */
export const changedMeta = ({ seen, assessment }: Judgement): readonly string[] =>
  assessment.merged.meta.filter((content, index) => content !== seen.meta[index]);

/** What of the places that policies can be written for belongs to a WordPress site. */
export const SERVER_FORMS: readonly FormName[] = formNames.filter(
  (name) => !['helmet', 'next', 'hydrogen', 'vercel', 'netlify'].includes(name),
);

/** The server that a response names, as far as there is a form for it. */
export const guessForm = (headers: readonly Header[]): FormName => {
  const of = (wanted: string): string =>
    headers.find(({ name }) => name.toLowerCase() === wanted)?.value.toLowerCase() ?? '';
  const server = of('server');
  const known: readonly (readonly [string, FormName])[] = [
    ['litespeed', 'litespeed'],
    ['apache', 'apache'],
    ['caddy', 'caddy'],
    ['iis', 'iis'],
    ['cloudflare', 'cloudflare'],
    ['nginx', 'nginx'],
    ['openresty', 'nginx'],
  ];
  return known.find(([word]) => server.includes(word))?.[1] ?? 'nginx';
};

export interface Snippet {
  readonly text: string;
  readonly problems: Assessment['merged']['blockers'];
}

export const snippetFor = (headers: readonly Header[], form: FormName): Snippet => {
  const { text, blockers } = emit(headers, form);
  return { text, problems: blockers };
};

export const titleOfForm = (form: FormName): string => forms[form].title;
