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
import type { Settings } from '@talk-suite/core/settings';
import type { Finding } from '../../app-data/index.ts';

/** What Hydrogen's own function begins with; a list that it is given takes the place of its defaults. */
const HYDROGEN_BEGINNING = "default-src 'self' https://cdn.shopify.com https://shopify.com";

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

/** A policy to start from on a store front of one's own, with what Talk needs in it. */
export const writtenPolicy = (
  form: FormName,
  { connection, csp }: Pick<Settings, 'connection' | 'csp'>,
): WrittenPolicy => {
  const merged = policyFor(form, connection, csp);
  const emitted = emit(merged.headers, form);
  return { text: emitted.text, blockers: [...merged.blockers, ...emitted.blockers] };
};

/** The sources that Talk needs, each with its reason. */
export const neededSources = ({
  connection,
  csp,
}: Pick<Settings, 'connection' | 'csp'>): readonly Requirement[] =>
  requirementsOf(connection, csp).requirements;
