import { parseList, printPolicy, type Header } from '@talk-suite/core/csp';
import { type Look, type Looks, renderedBy, seenBy } from './look.ts';

/**
 * Where a policy comes from. `merged`: from PHP, with Talk's sources added by this plugin. `unknown`: a cache
 * answered, and what PHP sends now does not tell.
 */
export type Origin = 'merged' | 'php' | 'server' | 'meta' | 'unknown';

export interface ShownPolicy {
  /** Counts from 1 over the enforced policies, or the report-only ones. */
  readonly number: number;
  readonly enforced: boolean;
  readonly text: string;
  readonly origin: Origin;
  /** Number of its header or meta element, from 0. */
  readonly index: number;
}

const NONCE = /'nonce-[^']*'/gi;

/** The policies of some headers as texts; nonces differ from response to response and are left out. */
const textsOf = (headers: readonly Header[]): ReadonlySet<string> => {
  const { enforced, reportOnly } = parseList(headers);
  return new Set([...enforced, ...reportOnly].map(({ policy }) => sameText(printPolicy(policy))));
};

const sameText = (text: string): string => text.replaceAll(NONCE, "'nonce-'").trim();

const originOf = (text: string, seen: Look, rendered: Look | null): Origin => {
  if (!rendered) return 'unknown';
  const same = sameText(text);
  if (textsOf(rendered.php ?? []).has(same))
    return rendered.own === null || textsOf(rendered.own).has(same) ? 'php' : 'merged';
  // Not from PHP, and there where no cache answered: added on the way.
  return seen === rendered || textsOf(rendered.headers).has(same) ? 'server' : 'unknown';
};

/** The policies of a page, as visitors get them, each with where it comes from. */
export const policiesOf = (looks: Looks): readonly ShownPolicy[] => {
  const seen = seenBy(looks);
  const rendered = renderedBy(looks);
  const { enforced, reportOnly } = parseList(seen.headers, seen.meta);
  return [enforced, reportOnly].flatMap((list) =>
    list.map(({ policy, place, disposition }, index) => {
      const text = printPolicy(policy).trim();
      return {
        number: index + 1,
        enforced: disposition === 'enforce',
        text,
        origin: place.delivery === 'meta' ? 'meta' : originOf(text, seen, rendered),
        index: place.index,
      };
    }),
  );
};
