import { createRequire } from 'node:module';
import { copyable } from '../../core/csp/merge/edit.ts';
import { baseDirective } from '../../core/csp/policy/fallback.ts';
import { dispositionOf, parsePolicies } from '../../core/csp/policy/parse.ts';
import type { Requirement } from '../../core/csp/requirements/requirements.ts';
import type { Header, Policy } from '../../core/csp/types.ts';

/** What others do with the same site policies and the same sources of Talk. */

type Lists = Record<string, string[]>;

const listsOf = ({ directives }: Policy): Lists =>
  Object.fromEntries([...directives.values()].map(({ name, values }) => [name, [...values]]));

const wanted = (requirements: readonly Requirement[]): Lists => {
  const lists: Lists = {};
  for (const { directive, source } of requirements) {
    const name = baseDirective(directive);
    lists[name] = [...new Set([...(lists[name] ?? []), source])];
  }
  return lists;
};

const written = (lists: Lists): string =>
  Object.entries(lists)
    .map(([name, values]) => [name, ...values].join(' '))
    .join('; ');

export interface Baseline {
  readonly name: string;
  /** One policy of the site, with Talk's sources the way this one adds them. */
  readonly add: (policy: Policy, requirements: readonly Requirement[]) => string;
}

/** Adds each source to its directive, and makes the directive where it is missing. */
const naiveUnion: Baseline = {
  name: 'naive union',
  add: (policy, requirements) => {
    const lists = listsOf(policy);
    for (const [name, sources] of Object.entries(wanted(requirements))) {
      lists[name] = [...copyable(lists[name] ?? []), ...sources];
    }
    return written(lists);
  },
};

type GetCsp = (options: { directives: Lists; presets: Lists[] }) => string;
type CreatePolicy = (lists: Record<string, string[] | boolean>) => { header: string };

const servers = createRequire(new URL('servers/package.json', import.meta.url));

/** The library's own way: the site's directives, Talk's as a preset. */
const cspHeader = (getCSP: GetCsp): Baseline => ({
  name: 'csp-header 6.4.0',
  add: (policy, requirements) => getCSP({ directives: listsOf(policy), presets: [wanted(requirements)] }),
});

const camelCase = (name: string): string =>
  name.replaceAll(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());

/** What Hydrogen's documentation shows: lists passed to the function, which adds its own defaults and nonce. */
const hydrogen = (create: CreatePolicy): Baseline => ({
  name: 'Hydrogen 2026.4.6',
  add: (policy, requirements) => {
    const lists = listsOf(policy);
    for (const [name, sources] of Object.entries(wanted(requirements)))
      lists[name] = [...(lists[name] ?? []), ...sources];
    const named = Object.entries(lists).map(
      ([name, values]) => [camelCase(name), values.length > 0 ? values : true] as const,
    );
    return create(Object.fromEntries(named)).header;
  },
});

/** @throws when the packages of `test/csp/servers` are not installed. */
export const loadBaselines = async (): Promise<readonly Baseline[]> => {
  const { getCSP } = servers('csp-header') as { getCSP: GetCsp };
  const { createContentSecurityPolicy } = servers('@shopify/hydrogen') as {
    createContentSecurityPolicy: CreatePolicy;
  };
  return [naiveUnion, cspHeader(getCSP), hydrogen(createContentSecurityPolicy)];
};

/** A baseline works on one policy at a time; lists are split for it. */
export const addTo = (
  baseline: Baseline,
  headers: readonly Header[],
  requirements: readonly Requirement[],
): Header[] =>
  headers.map((header) => ({
    name: header.name,
    value: dispositionOf(header.name)
      ? parsePolicies(header.value)
          .map((policy) => (policy.directives.size > 0 ? baseline.add(policy, requirements) : ''))
          .join(', ')
      : header.value,
  }));
