import { mergeOptionsOf } from '@talk-suite/core/check';
import {
  assess,
  blockedBy,
  emit,
  forms,
  formNames,
  requirementsOf,
  unresolved,
  pageStatusOf,
  type Assessment,
  type Blocked,
  type FormName,
  type Header,
  type PageStatus,
} from '@talk-suite/core/csp';
import type { Finding } from '@talk-suite/core/findings';
import type { Settings } from '@talk-suite/core/settings';
import { cacheFindings, type CacheFinding } from './caches.ts';
import { type Look, type Looks, ofSite, seenBy } from './look.ts';
import { policiesOf, type Origin, type ShownPolicy } from './origin.ts';

export interface Judgement {
  readonly seen: Look;
  readonly verdict: PageStatus;
  readonly blocked: readonly Blocked[];
  readonly policies: readonly ShownPolicy[];
  readonly assessment: Assessment;
  readonly caches: readonly CacheFinding[];
  readonly callbackLost: boolean;
  /** The plugin whose policy is the visitor's consent: nothing is added to that one. */
  readonly consentPolicy: string | null;
}

/** What a merge cannot fix, each thing once; about the account only where a policy makes it matter. */
export const blockersOf = ({ assessment }: Judgement): readonly Finding[] => unresolved(assessment);

/** Whether it is the plugin's own file in the uploads folder, which has the settings built in. */
const isLoaderFile = (address: string): boolean =>
  /\/talk-messenger-for-ortto\/talk-suite\.[\w-]{12}\.js$/.test(address);

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
    ...(loader && isLoaderFile(loader.src) && { builtIn: true }),
  };
  const assessment = assess(
    { headers, meta, page },
    mergeOptionsOf(settings, looks.limit),
    looks.first.headers,
  );
  const policies = policiesOf(looks);
  const enforced = policies.filter((policy) => policy.enforced).length;
  return {
    seen,
    verdict: pageStatusOf(assessment, enforced),
    blocked: blockedBy(assessment),
    policies,
    assessment,
    caches: cacheFindings(looks),
    callbackLost: looks.callbackLost,
    consentPolicy: looks.consentPolicy,
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

/** The fields of a plugin whose policy is the consent, by the directive that each fills. */
const CONSENT_FIELDS = { 'script-src': 'scripts', 'img-src': 'images', 'frame-src': 'frames' } as const;

/**
 * What to enter there: the addresses that Talk needs, for each field that takes any. Keywords and schemes are no
 * addresses; that plugin has switches for them.
 */
export const consentEntries = (
  { connection, csp }: Settings,
  { seen }: Judgement,
): readonly { readonly field: 'scripts' | 'images' | 'frames'; readonly addresses: readonly string[] }[] => {
  const { requirements } = requirementsOf(connection, csp, { url: seen.url });
  return Object.entries(CONSENT_FIELDS).flatMap(([directive, field]) => {
    const addresses = new Set(
      requirements.flatMap((each) =>
        each.directive.startsWith(directive) && /^[a-z]+:\/\//.test(each.source) ? [each.source] : [],
      ),
    );
    return addresses.size > 0 ? [{ field, addresses: [...addresses] }] : [];
  });
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
  readonly problems: readonly Finding[];
}

export const snippetFor = (headers: readonly Header[], form: FormName): Snippet => {
  const { text, blockers } = emit(headers, form);
  return { text, problems: blockers };
};

export const titleOfForm = (form: FormName): string => forms[form].title;
