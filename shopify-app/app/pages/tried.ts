import { readFacts, type Facts, type UnknownFact } from '@talk-suite/core/visibility';
import type { AppData } from '../../app-data/index.ts';
import { OVERRIDE_KINDS, overrideOf, type Effect } from '../../app-data/overrides.ts';
import { storefrontPart } from '../../app-data/storefront.ts';
import type { StoreSnapshot } from '../storefront/answer.ts';
import { pageAt } from './address.ts';
import { contextAt } from './page-verdict.ts';

/** What is known of a page that is tried. */
export interface Tried {
  readonly facts: Facts;
  readonly unknown: ReadonlySet<UnknownFact>;
  /** Whether the page itself has said it. */
  readonly seen: boolean;
  /** Whether the page may have an exception that nobody knows of. */
  readonly mayHaveException: boolean;
}

interface Trying {
  readonly address: string;
  readonly device: string;
  /** The page as a visitor gets it; null where it was not looked at. */
  readonly seen: Pick<StoreSnapshot, 'url' | 'status' | 'facts'> | null;
  /** The settings as they are tried, and as they are saved: a page says what the saved ones ask it for. */
  readonly appData: AppData;
  readonly saved: AppData;
}

const pathOf = (url: string): string => new URL(url, 'https://store.invalid').pathname;

/** Whether the page says of its terms all that the rules ask for. */
const saysTerms = ({ appData, saved }: Trying): boolean => {
  const said = storefrontPart(saved)?.terms?.split(' ') ?? [];
  return (storefrontPart(appData)?.terms?.split(' ') ?? []).every((taxonomy) => said.includes(taxonomy));
};

/** Whether the exceptions on the screen are those that the page knows. */
const sameExceptions = ({ appData, saved }: Trying): boolean =>
  OVERRIDE_KINDS.every(
    (kind) => JSON.stringify(appData.overrides[kind]) === JSON.stringify(saved.overrides[kind]),
  );

/** What its address says of a page, and what the page itself does, for a guest: Shopify says nothing else of a visitor. */
export const triedAt = (trying: Trying): Tried => {
  const { address, device, seen, appData } = trying;
  const { kind, listed } = pageAt(address);
  const byNumber = kind === 'product' || kind === 'collection';
  const own = listed && overrideOf(appData.overrides, listed.kind, listed.key);
  const context = { ...contextAt(address), visitor: { device } };
  const reported = seen?.status === 200 && pathOf(seen.url) === pathOf(address) ? seen.facts : null;
  if (!reported)
    return {
      facts: readFacts({ ...context, override: own }),
      unknown: new Set(['type', 'terms']),
      seen: false,
      mayHaveException: byNumber,
    };
  const { override, terms, type } = reported;
  const exceptions = sameExceptions(trying);
  const facts = readFacts({
    ...context,
    ...(reported.kind !== undefined && { kind: reported.kind }),
    ...(reported.locale !== undefined && { locale: reported.locale }),
    ...(reported.home !== undefined && { home: reported.home }),
    ...(terms !== undefined && { terms: terms.split(' ') }),
    override: byNumber && exceptions ? ((override as Effect | undefined) ?? null) : own,
  });
  return {
    facts: { ...facts, values: { ...facts.values, type: type?.split(' ') ?? [] } },
    unknown: new Set(saysTerms(trying) ? [] : ['terms']),
    seen: true,
    mayHaveException: byNumber && !exceptions,
  };
};
