import type { ConsentBody, DetailsBody, Need } from '@talk-suite/core/contract';
import type { SiteRules } from '../sites/rules.ts';
import type { KnownVisitor } from '../storage/directory.ts';
import type { Identity } from '../storage/directory.ts';

export interface Given {
  readonly details?: DetailsBody | undefined;
  readonly consent?: ConsentBody | undefined;
}

const DETAILS = ['email', 'firstName', 'lastName'] as const satisfies readonly Need[];

/**
 * What a site asks of a visitor that nobody has said yet: neither they, now or before, nor their host.
 * @returns the fields of the request, in the order of the form
 */
export const missingDetails = (
  { needs }: SiteRules,
  { details = {} }: Given,
  visitor: KnownVisitor | null,
  identity: Identity | null,
): readonly string[] =>
  DETAILS.filter(
    (name) =>
      needs[name] &&
      details[name] === undefined &&
      identity?.[name] === undefined &&
      visitor?.known.includes(name) !== true,
  ).map((name) => `details.${name}`);

/** All that a site asks of a visitor who has written, and that nobody has said yet. */
export const needsOf = (
  rules: SiteRules,
  visitor: KnownVisitor,
  identity: Identity | null,
): readonly Need[] => [
  ...missingDetails(rules, {}, visitor, identity).map((field) => field.replace('details.', '') as Need),
  ...(lacksConsent(rules, {}, visitor) ? (['consent'] as const) : []),
];

/** Whether a visitor has to agree first; on every way in, also to an outbound message. */
export const lacksConsent = (
  { consentNeeded }: SiteRules,
  { consent }: Given,
  visitor: KnownVisitor | null,
): boolean => consentNeeded && consent === undefined && visitor?.known.includes('consent') !== true;
