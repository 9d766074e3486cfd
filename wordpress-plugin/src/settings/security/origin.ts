import { parseList, printPolicy, type Header } from '@talk-suite/core/csp';
import type { PagePolicy } from '@talk-suite/core/screens';
import { type SiteSnapshot, type SiteSnapshots, renderedBy, seenBy } from './snapshot.ts';

/**
 * Where a policy comes from. `merged`: from PHP, with Talk's sources added by this plugin. `unknown`: a cache
 * answered, and what PHP sends now does not tell.
 */
export type Origin = 'merged' | 'php' | 'server' | 'meta' | 'unknown';

export interface ShownPolicy extends PagePolicy {
  readonly origin: Origin;
}

const NONCE = /'nonce-[^']*'/gi;

/** The policies of some headers as texts; nonces differ from response to response and are left out. */
const textsOf = (headers: readonly Header[]): ReadonlySet<string> => {
  const { enforced, reportOnly } = parseList(headers);
  return new Set([...enforced, ...reportOnly].map(({ policy }) => sameText(printPolicy(policy))));
};

const sameText = (text: string): string => text.replaceAll(NONCE, "'nonce-'").trim();

const originOf = (text: string, seen: SiteSnapshot, rendered: SiteSnapshot | null): Origin => {
  if (!rendered) return 'unknown';
  const same = sameText(text);
  if (textsOf(rendered.php ?? []).has(same))
    return rendered.own === null || textsOf(rendered.own).has(same) ? 'php' : 'merged';
  // Not from PHP, and there where no cache answered: added on the way.
  return seen === rendered || textsOf(rendered.headers).has(same) ? 'server' : 'unknown';
};

/** The policies of a page, as visitors get them, each with where it comes from. */
export const originsOf = (
  snapshots: SiteSnapshots,
  policies: readonly PagePolicy[],
): readonly ShownPolicy[] => {
  const seen = seenBy(snapshots);
  const rendered = renderedBy(snapshots);
  return policies.map((policy) => ({
    ...policy,
    origin: policy.delivery === 'meta' ? 'meta' : originOf(policy.text, seen, rendered),
  }));
};
