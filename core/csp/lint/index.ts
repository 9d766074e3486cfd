import { dispositionOf, isOldName, parsePolicies } from '../policy/parse.ts';
import { parseSources } from '../source-list/source.ts';
import type { Header, Policy } from '../types.ts';
import { template } from '../read/template.ts';
import { found, type LintFinding, type LintPlace } from './finding.ts';
import { endpointRules, policyRules } from './policy-rules.ts';
import { sourceRules } from './source-rules.ts';
import { isQuoted, textRules, valueRules } from './text-rules.ts';

export { lintPhrases, type LintFinding, type LintPlace, type LintRule, type Severity } from './finding.ts';

export interface LintInput {
  readonly headers: readonly Header[];
  readonly meta?: readonly string[];
  /** The headers of another response for the same page: a nonce that both have is no nonce (R14). */
  readonly again?: readonly Header[];
}

const lintPolicy = (policy: Policy, place: LintPlace): LintFinding[] => [
  ...textRules(policy, place),
  ...[...policy.directives.values()].flatMap((directive) => sourceRules(directive, place)),
  ...(policy.directives.size > 0 ? policyRules(policy, place) : []),
];

const lintPolicies = (
  policies: readonly Policy[],
  delivery: 'header' | 'meta',
  index: number,
): LintFinding[] =>
  policies.flatMap((policy, position) => lintPolicy(policy, { delivery, index, policy: position }));

/** What only follows from a comma: what is behind it is no directive, and what is ahead of it lacks the rest. */
const followsFrom = (comma: LintFinding, { rule, place }: LintFinding): boolean =>
  ['objectMissing', 'baseMissing', 'withoutSelf', 'metaComma'].includes(rule) ||
  (rule === 'unknownDirective' && place.policy > 0 && place.policy >= comma.place.policy);

const lintValue = (value: string, delivery: 'header' | 'meta', index: number): LintFinding[] => {
  const place = { delivery, index, policy: 0 } as const;
  if (isQuoted(value)) return [found('quotedValue', 'error', place)];
  const policies = parsePolicies(value);
  const all = [...valueRules(value, policies, place), ...lintPolicies(policies, delivery, index)];
  const comma = all.find(({ rule }) => rule === 'strayComma');
  return comma ? all.filter((each) => !followsFrom(comma, each)) : all;
};

const noncesOf = (headers: readonly Header[]): { nonce: string; place: LintPlace }[] =>
  headers.flatMap(({ name, value }, index) =>
    dispositionOf(name) === null
      ? []
      : parsePolicies(value).flatMap(({ directives }, policy) =>
          [...directives.values()].flatMap((directive) =>
            parseSources(directive.values).flatMap((source) =>
              source.kind === 'nonce'
                ? [
                    {
                      nonce: source.nonce,
                      place: {
                        delivery: 'header',
                        index,
                        policy,
                        directive: directive.name,
                        word: source.text,
                      } as const,
                    },
                  ]
                : [],
            ),
          ),
        ),
  );

const constantNonces = (headers: readonly Header[], again: readonly Header[]): LintFinding[] => {
  const later = new Set(noncesOf(again).map(({ nonce }) => nonce));
  return noncesOf(headers)
    .filter(({ nonce }) => later.has(nonce))
    .map(({ place }) => found('nonceConstant', 'error', place));
};

/** What is wrong or weak in a response's policies. Nothing is repaired: a repair could narrow (R4). */
export const lint = ({ headers, meta = [], again = [] }: LintInput): LintFinding[] => [
  ...headers.flatMap(({ name, value }, index) => {
    if (dispositionOf(name)) return lintValue(value, 'header', index);
    if (isOldName(name))
      return [found('oldHeader', 'error', { delivery: 'header', index, policy: 0, word: name.trim() })];
    return name.toLowerCase() === 'reporting-endpoints'
      ? endpointRules(value, { delivery: 'header', index, policy: 0 })
      : [];
  }),
  ...meta.flatMap((content, index) => lintValue(content, 'meta', index)),
  ...constantNonces(headers, again),
];

/** The same for what a server fills in first: `'nonce-$request_id'` is a nonce then (R14). */
export const lintTemplate = ({ headers, meta = [] }: Omit<LintInput, 'again'>): LintFinding[] => {
  const { fill, restore } = template(true);
  const findings = lint({
    headers: headers.map(({ name, value }) => ({ name, value: fill(value) })),
    meta: meta.map(fill),
  });
  return findings.map((finding) => ({
    ...finding,
    place: {
      ...finding.place,
      ...(finding.place.word !== undefined && { word: restore(finding.place.word) }),
    },
  }));
};
