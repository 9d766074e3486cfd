import { RULE_LIMITS } from '../../limits.ts';
import type { Rule } from '../rule.ts';

type Rules = readonly Rule[];

/** Whether so many rules more can be stored. */
export const hasRoomFor = (rules: Rules, more = 1): boolean => rules.length + more <= RULE_LIMITS.rules;

/** The list with one rule at another place; places are counted from 0, without the rule itself. */
export const moved = (rules: Rules, from: number, to: number): Rules => {
  const rule = rules[from];
  if (!rule || from === to) return rules;
  const others = rules.toSpliced(from, 1);
  return others.toSpliced(Math.max(0, Math.min(to, others.length)), 0, rule);
};

/** The list with a rule in it: in the place of the one with its id, else at the end. */
export const withRule = (rules: Rules, rule: Rule): Rules =>
  rules.some(({ id }) => id === rule.id)
    ? rules.map((each) => (each.id === rule.id ? rule : each))
    : [...rules, rule];

export const withoutRules = (rules: Rules, ids: readonly string[]): Rules =>
  rules.filter(({ id }) => !ids.includes(id));

/** Brings a deleted rule back to its place; one that is there again already stays as it is. */
export const restored = (rules: Rules, rule: Rule, at: number): Rules =>
  rules.some(({ id }) => id === rule.id) ? rules : rules.toSpliced(at, 0, rule);

/** An id that no rule has: a short word with a number. */
export const newId = (rules: Rules, word = 'rule'): string => {
  const taken = new Set(rules.map(({ id }) => id));
  let number = rules.length + 1;
  while (taken.has(`${word}-${number}`)) number += 1;
  return `${word}-${number}`;
};

/** A copy right below its original. */
export const duplicated = (rules: Rules, id: string, name: string): { rules: Rules; copy: Rule } | null => {
  const at = rules.findIndex((rule) => rule.id === id);
  if (at < 0) return null;
  const copy = { ...rules[at]!, id: newId(rules), name: [...name].slice(0, RULE_LIMITS.name).join('') };
  return { rules: rules.toSpliced(at + 1, 0, copy), copy };
};

/** The list with another pattern in the place of one of a rule's; a pattern that it has already is not doubled. */
export const withPattern = (rules: Rules, id: string, pattern: string, other: string): Rules =>
  rules.map((rule) => {
    if (rule.id !== id || !rule.when.path?.includes(pattern)) return rule;
    const path = rule.when.path.map((each) => (each === pattern ? other : each));
    return { ...rule, when: { ...rule.when, path: [...new Set(path)] } };
  });
