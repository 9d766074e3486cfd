// Shared visibility cases as pages of a store.
import firstCases from '../vectors/decide.json' with { type: 'json' };
import cases from '../vectors/visibility.json' with { type: 'json' };
import type { RuledSettings } from '../../core/visibility/decision/decide.ts';
import type { Decision } from '../../core/visibility/decision/decision.ts';
import { FACT_KEYS, readFacts, type FactKey, type PageContext } from '../../core/visibility/facts.ts';
import { normalisePath } from '../../core/visibility/patterns/normalise.ts';
import type { StorefrontPage, StorefrontResource } from '../sandbox/shopify-storefront/page.ts';
import { searchOf } from '../visibility/arbitrary.ts';
import type { Switch } from './stored.ts';

interface SharedCase {
  readonly name: string;
  readonly settings: RuledSettings;
  readonly context: PageContext & { readonly handle?: string };
  readonly decision: Decision;
}

/** A shared case as a visit to a store. */
export interface StoreVisit {
  readonly name: string;
  readonly settings: RuledSettings;
  readonly page: StorefrontPage;
  readonly switches: readonly Switch[];
  /** Path and query, as a browser prints them. */
  readonly address: string;
  readonly device: 'mobile' | 'desktop';
  readonly decision: Decision;
}

const PAGE_TYPES: Readonly<Record<string, string>> = {
  404: '404',
  search: 'search',
  front: 'index',
  cart: 'cart',
  account: 'customers/account',
  shop: 'list-collections',
  product: 'product',
  collection: 'collection',
  blog: 'blog',
  post: 'article',
  page: 'page',
  entry: 'metaobject',
  other: 'captcha',
};

/** The cases name terms as WordPress does: these are as many taxonomies of Shopify. */
const TAXONOMIES: Readonly<Record<string, keyof typeof TERM_FIELDS>> = {
  product_cat: 'collection',
  category: 'tag',
  post_tag: 'vendor',
};

const TERM_FIELDS = {
  collection: (handles: string[]): StorefrontResource => ({ collections: handles }),
  tag: (handles: string[]): StorefrontResource => ({ tags: handles }),
  vendor: ([handle]: string[]): StorefrontResource => ({ vendor: handle! }),
};

const renamed = (term: string): string => {
  const [taxonomy, ...handle] = term.split(':');
  const name = TAXONOMIES[taxonomy!] ?? taxonomy!;
  return [name, ...handle].join(':');
};

const renamedRules = ({ enabled, visibility }: RuledSettings): RuledSettings => ({
  enabled,
  visibility: {
    ...visibility,
    rules: visibility.rules.map((rule) => ({
      ...rule,
      when: { ...rule.when, ...(rule.when.terms && { terms: rule.when.terms.map(renamed) }) },
    })),
  },
});

const resourceOf = (terms: readonly string[]): StorefrontResource => {
  const fields = Object.entries(TERM_FIELDS).map(([taxonomy, field]) => {
    const handles = terms.filter((term) => term.startsWith(`${taxonomy}:`));
    return handles.length > 0 ? field(handles.map((term) => term.slice(taxonomy.length + 1))) : {};
  });
  return Object.assign({ id: 7, handle: 'seven' }, ...fields) as StorefrontResource;
};

/** Facts that the rules of a case look at. */
const askedFor = ({ visibility }: RuledSettings): (FactKey | 'path')[] =>
  (['path', ...FACT_KEYS] as const).filter((key) =>
    visibility.rules.some(({ when }) => when[key] !== undefined),
  );

const text = (value: unknown, otherwise: string): string => (typeof value === 'string' ? value : otherwise);

/** An address as a browser on the store prints it. */
const inBrowser = (url: string): string => {
  const path = url
    .replace(/^[a-z][a-z\d+.-]*:\/\/[^/?#]*/i, '')
    .replace(/[?#].*/s, '')
    .replace(/^(?!\/)/, '/')
    .replaceAll(' ', '%20');
  return new URL(`https://store.example${path}`).pathname + searchOf(url);
};

/** Pages with an own switch that the cases have. */
const SWITCHES: Readonly<Record<string, readonly [Switch[0], key: string]>> = {
  product: ['products', '7'],
  collection: ['collections', '7'],
  page: ['pages', 'seven'],
};

/**
 * The visit that a case describes, or the first thing of it that a store cannot have. Whether it is the same visit is
 * judged by the engine's reading of both.
 */
const visitOf = ({ name, settings, context, decision }: SharedCase): StoreVisit | string => {
  const { override = null, visitor } = context;
  const terms = [context.terms ?? []]
    .flat()
    .filter((term) => typeof term === 'string')
    .map(renamed);
  const usual = override !== null || terms.length > 0 ? 'product' : 'other';
  const kind = text(context.kind, usual);
  const pageType = PAGE_TYPES[kind] ?? 'captcha';
  const type = text(context.type, pageType);
  const locale = text(context.locale, 'en');
  const root = normalisePath(text(context.home, '/'));
  const address = inBrowser(text(context.url, '/'));
  const device = visitor?.device === 'mobile' ? 'mobile' : 'desktop';
  const hasTerms = pageType === 'product' || pageType === 'article';
  const shown = terms.filter((term) => hasTerms && Object.hasOwn(TERM_FIELDS, term.split(':')[0]!));
  const ownSwitch = SWITCHES[pageType];
  if (override !== null && !ownSwitch) return 'override';

  const told = readFacts({ ...context, terms });
  const met = readFacts({
    url: address,
    home: root,
    kind: pageType === 'captcha' ? 'other' : kind,
    type,
    terms: shown,
    locale,
    visitor: { device },
  });
  const differs = (key: FactKey | 'path'): boolean =>
    key === 'path'
      ? told.path !== met.path || JSON.stringify(told.query) !== JSON.stringify(met.query)
      : told.values[key].join() !== met.values[key].join();
  const lost = settings.enabled && override === null ? askedFor(settings).find(differs) : undefined;
  if (lost !== undefined) return lost;
  return {
    name,
    settings: renamedRules(settings),
    page: { pageType, template: { name: type }, locale, root, resource: resourceOf(shown) },
    switches: override !== null && ownSwitch ? [[...ownSwitch, override]] : [],
    address,
    device,
    decision,
  };
};

const visits = ([...firstCases, ...cases] as unknown as SharedCase[]).map(visitOf);

/** All cases that a store can have. */
export const storeVisits: readonly StoreVisit[] = visits.filter((visit) => typeof visit !== 'string');

/** What is lost of the others: for each case the first thing that a store cannot have. */
export const lostFacts: readonly string[] = visits.filter((visit) => typeof visit === 'string');
