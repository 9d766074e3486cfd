// Twin in PHP: visibility/class-explain.php
import { decideCompiled, type CompiledVisibility } from './decide.ts';
import type { Decision } from './decision.ts';
import type { FactKey, Facts } from '../facts.ts';
import { fitsAddress, fitsCondition, type CompiledRule } from './rule-match.ts';
import { fits } from '../patterns/pattern.ts';

/** Why a rule did not match: what it asks for, as the owner wrote it, and what the page has. */
export interface Reason {
  /** `query`: the address fits a pattern, whose query conditions do not hold. */
  readonly code: 'disabled' | 'path' | 'query' | FactKey;
  readonly wanted: readonly string[];
  readonly found: readonly string[];
}

export interface PassedOver {
  readonly rule: string;
  /** At least one; all conditions that do not hold. */
  readonly reasons: readonly Reason[];
}

/** A decision with what led to it. */
export interface DecisionTrace extends Decision {
  /** The rules before the one that decided, or all where none did; none where no rule was asked. */
  readonly passedOver: readonly PassedOver[];
}

const list = (value: unknown): string[] => [value].flat().map(String);

const addressReason = ({ patterns, when }: CompiledRule, facts: Facts): Reason[] => {
  if (!patterns || patterns.some((pattern) => fitsAddress(pattern, facts))) return [];
  const { path, query } = facts;
  const byPath = patterns.flatMap((pattern, at) =>
    path !== null && fits(pattern.path, path) ? [when.path![at]!] : [],
  );
  return byPath.length > 0
    ? [{ code: 'query', wanted: byPath, found: query.map((pair) => pair.join('=')) }]
    : [{ code: 'path', wanted: when.path!, found: path === null ? [] : [path] }];
};

const reasonsOf = (rule: CompiledRule, facts: Facts): Reason[] =>
  rule.enabled
    ? [
        ...addressReason(rule, facts),
        ...rule.conditions
          .filter((condition) => !fitsCondition(condition, facts))
          .map(([key]): Reason => {
            const found = facts.values[key];
            // Of a locale and those it belongs to, the last is the page's own.
            return {
              code: key,
              wanted: list(rule.when[key]),
              found: key === 'locale' ? found.slice(-1) : found,
            };
          }),
      ]
    : [{ code: 'disabled', wanted: [], found: [] }];

/** The decision, and every rule that was looked at and passed over, with the reasons as values. */
export const explain = (compiled: CompiledVisibility, facts: Facts): DecisionTrace => {
  const decision = decideCompiled(compiled, facts);
  const { by, rule: decisive } = decision.because;
  const lookedAt =
    by === 'rule'
      ? compiled.rules.slice(
          0,
          compiled.rules.findIndex(({ id }) => id === decisive),
        )
      : by === 'default'
        ? compiled.rules
        : [];
  return {
    ...decision,
    passedOver: lookedAt.map((rule) => ({ rule: rule.id, reasons: reasonsOf(rule, facts) })),
  };
};
