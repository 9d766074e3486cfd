import { keysOfConditions, type IndexKey } from './fingerprints.ts';
import { compileRule, type CompiledRule } from '../decision/rule-match.ts';
import type { Rule } from '../rule.ts';

/** What rules ask for besides the address. */
export interface ConditionSet extends Pick<CompiledRule, 'conditions'> {
  readonly keys: readonly IndexKey[];
}

const NOTHING: ConditionSet = { conditions: [], keys: [] };

const asksForMore = (when: Rule['when']): boolean => {
  for (const key in when) if (key !== 'path') return true;
  return false;
};

/**
 * Numbers the sets of conditions; rules that ask for the same share one. Of a long list few rules ask for what no
 * other does, so a page is compared with what has been made already. Set 0 asks for nothing.
 */
export const conditionSets = () => {
  const sets = [NOTHING];
  const known = new Map<string, number>();
  const add = (rule: Rule): number => {
    const { conditions } = compileRule(rule);
    return conditions.length === 0 ? 0 : sets.push({ conditions, keys: keysOfConditions(conditions) }) - 1;
  };
  const numberOf = (rule: Rule): number => {
    if (!asksForMore(rule.when)) return 0;
    const { path: _, ...when } = rule.when;
    const text = JSON.stringify(when);
    let number = known.get(text);
    if (number === undefined) known.set(text, (number = add({ ...rule, when })));
    return number;
  };
  return { sets: sets as readonly ConditionSet[], numberOf };
};
