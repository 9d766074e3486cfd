import {
  emit,
  forms,
  formNames,
  requirementsOf,
  unresolved,
  type FormName,
  type Header,
} from '@talk-suite/core/csp';
import type { Finding } from '@talk-suite/core/findings';
import { judgePage, type PageJudgement } from '@talk-suite/core/screens';
import type { Settings } from '@talk-suite/core/settings';
import { cacheFindings, type CacheFinding } from './caches.ts';
import { type SiteSnapshot, type SiteSnapshots, ofSite, seenBy } from './snapshot.ts';
import { originsOf, type Origin, type ShownPolicy } from './origin.ts';

export interface Judgement extends PageJudgement {
  readonly seen: SiteSnapshot;
  readonly policies: readonly ShownPolicy[];
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
export const judge = (all: SiteSnapshots, settings: Settings): Judgement => {
  const snapshots = ofSite(all);
  const seen = seenBy(snapshots);
  const judged = judgePage(seen, settings, {
    page: { ...(seen.loader && isLoaderFile(seen.loader.src) && { builtIn: true }) },
    again: snapshots.first.headers,
    limit: snapshots.limit,
  });
  return {
    ...judged,
    seen,
    policies: originsOf(snapshots, judged.policies),
    caches: cacheFindings(snapshots),
    callbackLost: snapshots.callbackLost,
    consentPolicy: snapshots.consentPolicy,
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
