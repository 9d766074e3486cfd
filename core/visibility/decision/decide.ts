// Twin in PHP: visibility/class-decide.php
import type { Decision } from './decision.ts';
import { type Facts, readFacts, type PageContext } from '../facts.ts';
import { compileRule, firstMatch, type CompiledRule } from './rule-match.ts';
import type { Rule } from '../rule.ts';

/** What of the settings decides. */
export interface RuledSettings {
  readonly enabled: boolean;
  readonly visibility: { readonly default: 'show' | 'hide'; readonly rules: readonly Rule[] };
}

/** Settings made ready for many decisions. */
export interface CompiledVisibility {
  readonly enabled: boolean;
  readonly fallback: 'show' | 'hide';
  /** All rules, in order, the disabled ones too. */
  readonly rules: readonly CompiledRule[];
  /** The first enabled rule that matches. */
  readonly find: (facts: Facts) => Pick<Rule, 'id' | 'effect'> | undefined;
}

/**
 * Whether Talk shows on a page, and what decided it: the site's switch, else the page's own setting, else the
 * first enabled rule that matches, else the default.
 */
export const decideCompiled = (
  { enabled, fallback, find }: Pick<CompiledVisibility, 'enabled' | 'fallback' | 'find'>,
  facts: Facts,
): Decision => {
  if (!enabled) return { talk: 'hide', because: { by: 'site' } };
  if (facts.override) return { talk: facts.override, because: { by: 'page' } };
  const rule = find(facts);
  return rule
    ? { talk: rule.effect, because: { by: 'rule', rule: rule.id } }
    : { talk: fallback, because: { by: 'default' } };
};

/** One decision from the settings as they are stored, without the index: what a page in the browser needs. */
export const decideOnce = ({ enabled, visibility }: RuledSettings, context: PageContext): Decision => {
  const rules = visibility.rules.map(compileRule);
  const find = (facts: Facts) => firstMatch(rules, facts);
  return decideCompiled({ enabled, fallback: visibility.default, find }, readFacts(context));
};
