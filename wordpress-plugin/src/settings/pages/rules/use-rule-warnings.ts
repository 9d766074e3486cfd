import type { Rule } from '@talk-suite/core/visibility';
import { useDeferredValue, useMemo } from 'react';
import { hintsByRule, type Hint } from './pattern-hints.tsx';
import { factsOf } from '../site-facts.ts';
import type { SiteWords } from '../use-site-words.ts';
import { unmetByRule, warningsByRule } from './rule-warnings.tsx';
import { useKnownPages } from './use-known-pages.ts';

/** What is worth knowing about rules. */
export interface RuleWarnings {
  /** The rules that it is about: perhaps those of a moment ago. */
  readonly rules: readonly Rule[];
  readonly warnings: ReadonlyMap<string, string>;
  readonly hints: ReadonlyMap<string, readonly Hint[]>;
  /** Ids of rules with either. */
  readonly warned: ReadonlySet<string>;
}

/** Looks through the rules. Looking at each pair of a thousand takes a moment: it comes after what was done is shown. */
export const useRuleWarnings = (rules: readonly Rule[], home: string, site: SiteWords): RuleWarnings => {
  const settled = useDeferredValue(rules);
  const { choices, words } = site;
  const warnings = useMemo(
    () => new Map([...warningsByRule(settled), ...unmetByRule(settled, factsOf(choices), words)]),
    [settled, choices, words],
  );
  const pages = useKnownPages(settled);
  const hints = useMemo(() => hintsByRule(settled, { home, pages }), [settled, home, pages]);
  const warned = useMemo(() => new Set([...warnings.keys(), ...hints.keys()]), [warnings, hints]);
  return { rules: settled, warnings, hints, warned };
};
