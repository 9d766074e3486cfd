import {
  emit,
  levelPolicy,
  merge,
  requirementsOf,
  type CspSettings,
  type FormName,
  type MergeResult,
  type Requirement,
} from '@talk-suite/core/csp';
import { codeOf } from '@talk-suite/core/findings';
import type { Settings } from '@talk-suite/core/settings';
import type { Finding } from '../../app-data/index.ts';

/** The version of Hydrogen whose defaults these are. */
export const HYDROGEN_VERSION = '2026.4';

/**
 * All that Hydrogen's own function begins with. Older versions take a list in place of theirs, today's put theirs
 * next to it: the policy holds either way.
 */
const HYDROGEN_BEGINNING = [
  "base-uri 'self'",
  "default-src 'self' https://cdn.shopify.com https://shopify.com",
  "frame-ancestors 'none'",
  "style-src 'self' 'unsafe-inline' https://cdn.shopify.com",
  "connect-src 'self' https://cdn.shopify.com https://monorail-edge.shopifysvc.com",
].join('; ');

export interface WrittenPolicy {
  /** In the syntax of the place; empty where it cannot carry the policy. */
  readonly text: string;
  readonly blockers: readonly Finding[];
}

const policyFor = (form: FormName, connection: Settings['connection'], settings: CspSettings): MergeResult =>
  form === 'hydrogen'
    ? merge(
        { headers: [{ name: 'Content-Security-Policy', value: HYDROGEN_BEGINNING }] },
        { account: connection, settings },
      )
    : levelPolicy(2, { account: connection, settings });

/** A policy to start from on a store front of one's own, with what Talk needs in it. What is switched off is no fault. */
export const writtenPolicy = (
  form: FormName,
  { connection, csp }: Pick<Settings, 'connection' | 'csp'>,
): WrittenPolicy => {
  const merged = policyFor(form, connection, csp);
  const emitted = emit(merged.headers, form);
  return {
    text: emitted.text,
    blockers: [...merged.blockers, ...emitted.blockers].filter(
      (finding) => codeOf(finding) !== 'blobWorkers',
    ),
  };
};

/** Sources that are only wanted where their switch is on. */
const SWITCHED: Readonly<Partial<Record<Requirement['id'], 'allowInlineStyles' | 'allowBlobWorkers'>>> = {
  inlineStyle: 'allowInlineStyles',
  worker: 'allowBlobWorkers',
};

/** The sources that Talk needs, each with its reason: of what is switched off, none. */
export const neededSources = ({
  connection,
  csp,
}: Pick<Settings, 'connection' | 'csp'>): readonly Requirement[] =>
  requirementsOf(connection, csp).requirements.filter(({ id }) => {
    const switched = SWITCHED[id];
    return switched === undefined || csp[switched];
  });
