import { onDevices, type DeviceDecisions } from '@talk-suite/core/screens';
import {
  compile,
  decidePartially,
  readFacts,
  type Kind,
  type PartialDecision,
  type UnknownFact,
  type RuledSettings,
} from '@talk-suite/core/visibility';
import type { Effect } from '../../../app-data/overrides.ts';
import { VISITOR_FACTS } from '../../../app-data/visitor-facts.ts';
import type { Resource } from './resource.ts';

/** What stays open where of a page only the kind is known. */
const OF_PAGES: readonly UnknownFact[] = ['path', 'type', 'terms'];

/**
 * The decision on the page of a product or collection on each device, as far as it is certain.
 * @param choice the page's own; null means: inherit
 * @param resource null where the app may not read it
 */
export const decisionOn = (
  settings: RuledSettings,
  kind: Kind,
  choice: Effect | null,
  resource: Resource | null,
): DeviceDecisions<PartialDecision> => {
  const { path, types = [], terms } = resource ?? {};
  const page = { kind, override: choice, ...(path !== undefined && { url: path }), terms: terms ?? [] };
  const ofPage = resource ? (terms ? [] : (['terms'] as const)) : OF_PAGES;
  const open = new Set([...VISITOR_FACTS.filter((fact) => fact !== 'device'), ...ofPage]);
  const compiled = compile(settings);
  return onDevices((device) => {
    const facts = readFacts({ ...page, visitor: { device } });
    return decidePartially(compiled, { ...facts, values: { ...facts.values, type: types } }, open);
  });
};
