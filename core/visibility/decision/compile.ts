import type { CompiledVisibility, RuledSettings } from './decide.ts';
import { compileRule, type CompiledRule } from './rule-match.ts';
import { indexRules } from '../index/rule-index.ts';

/**
 * Settings made ready for many decisions: with the index, any number of rules costs about the same. A decision needs
 * the index alone; the rules one by one, which explanations and residual decisions go through, are read when first asked for.
 */
export const compile = ({ enabled, visibility }: RuledSettings): CompiledVisibility => {
  let rules: readonly CompiledRule[] | undefined;
  return {
    enabled,
    fallback: visibility.default,
    get rules() {
      return (rules ??= visibility.rules.map(compileRule));
    },
    find: indexRules(visibility.rules),
  };
};
