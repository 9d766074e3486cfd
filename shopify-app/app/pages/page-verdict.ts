import { onDevices, type DeviceDecisions } from '@talk-suite/core/screens';
import {
  compile,
  decidePartially,
  readFacts,
  type PageContext,
  type PartialDecision,
  type UnknownFact,
} from '@talk-suite/core/visibility';
import type { Settings } from '@talk-suite/core/settings';
import type { Effect } from '../../app-data/overrides.ts';
import { VISITOR_FACTS } from '../../app-data/visitor-facts.ts';
import { pageAt } from './address.ts';

/** What an address does not say of its page: its template, and its tags. */
const OF_PAGES: readonly UnknownFact[] = ['type', 'terms'];

/** What an address says of the page behind it. */
export const contextAt = (url: string): PageContext => {
  const { kind, root } = pageAt(url);
  return { url, home: root, kind, ...(root !== '/' && { locale: root.slice(1) }) };
};

/**
 * What the settings make of pages of the store on each device, as far as it is certain for every visitor with one.
 * @returns a function of a page's address, null where it is not known, and of the choice it has of its own
 */
export const verdictsOf = (
  settings: Settings,
): ((path: string | null, kind: string, choice: Effect | null) => DeviceDecisions<PartialDecision>) => {
  const compiled = compile(settings);
  const visitorFacts = VISITOR_FACTS.filter((fact) => fact !== 'device');
  return (path, kind, choice) => {
    const page = { ...(path === null ? { kind } : contextAt(path)), override: choice };
    const unknown = new Set([...(path === null ? (['path'] as const) : []), ...OF_PAGES, ...visitorFacts]);
    return onDevices((device) =>
      decidePartially(compiled, readFacts({ ...page, visitor: { device } }), unknown),
    );
  };
};
