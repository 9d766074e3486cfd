// Twin in PHP: csp/class-write.php
import { compactSources } from '../source-list/compact.ts';
import { withDirective, withSources } from './edit.ts';
import { reasonOf, type ReasonKey } from '../findings.ts';
import { dispositionOf } from '../policy/parse.ts';
import type { Addition, Plan } from './plan.ts';
import { oneLine } from '../policy/print.ts';
import type { Header, PlacedPolicy, Policy } from '../types.ts';

export interface Added {
  /** Counts from 0 over the enforced, or the report-only, policies in order. */
  readonly policy: number;
  readonly directive: string;
  /** Null where nothing is added: the directive is written out so that what it governs stays as it was (R26). */
  readonly source: string | null;
  /** Why, as the key of a text. */
  readonly why: ReasonKey;
  /** The directive was not there: it starts as a full copy of this one. */
  readonly copiedFrom?: string;
}

export const byteLength = (text: string): number => new TextEncoder().encode(text).length;

/** Name, colon and space, value, line break. */
export const headerBytes = (headers: readonly Header[]): number =>
  headers.reduce((sum, { name, value }) => sum + byteLength(name) + byteLength(value) + 4, 0);

const sourcesOf = ({ sources }: Addition): string[] => sources.map(({ source }) => source);

const apply = (policy: Policy, additions: readonly Addition[]): string => {
  const own = additions.filter(({ copiedFrom }) => copiedFrom === undefined);
  const fresh = additions.filter(({ copiedFrom }) => copiedFrom !== undefined);
  const text = withSources(policy, new Map(own.map((each) => [each.directive, sourcesOf(each)])));
  return fresh.reduce(
    (changed, each) => withDirective(changed, each.directive, [...each.values, ...sourcesOf(each)]),
    text,
  );
};

export const compacted = (plan: Plan): Plan => ({
  ...plan,
  additions: plan.additions.map((addition) =>
    addition.copiedFrom === undefined
      ? addition
      : { ...addition, values: compactSources(addition.directive, addition.values) },
  ),
});

export interface Planned {
  readonly placed: PlacedPolicy;
  readonly plan: Plan;
}

const writtenOut = { source: null, why: reasonOf('keptWorkers') };

export const report = (planned: readonly Planned[]): Added[] =>
  planned.flatMap(({ plan }, policy) =>
    plan.additions.flatMap(({ directive, copiedFrom, sources }) =>
      (sources.length > 0 ? sources : [writtenOut]).map(({ source, why }) => ({
        policy,
        directive,
        source,
        why,
        ...(copiedFrom !== undefined && { copiedFrom }),
      })),
    ),
  );

export const rewrite = (
  value: string,
  delivery: 'header' | 'meta',
  index: number,
  planned: readonly Planned[],
): string => {
  const policies = value.split(',');
  const here = planned.filter(
    ({ placed: { place } }) => place.delivery === delivery && place.index === index,
  );
  for (const { placed, plan } of here) {
    if (plan.additions.length > 0) policies[placed.place.position] = apply(placed.policy, plan.additions);
  }
  return policies.join(',');
};

export const writeHeaders = (headers: readonly Header[], planned: readonly Planned[]): Header[] =>
  headers.map((header, index) =>
    dispositionOf(header.name)
      ? { ...header, value: oneLine(rewrite(header.value, 'header', index, planned)) }
      : header,
  );
