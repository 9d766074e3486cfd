import type { Rule } from '../rule.ts';

type Key = 'screens.value.rules' | 'visibility.sentence.more';

/** So many rules are named. */
const NAMED = 3;

/**
 * Rules in words, short enough for a table: how many, and by name those that another version does not have in this
 * form.
 * @param other the version next to it; anything but a list counts as none
 * @param nameOf what a rule is called
 */
export const rulesInWords = (
  rules: readonly Rule[],
  other: unknown,
  text: (key: Key, values: Readonly<Record<string, string>>) => string,
  nameOf: (rule: Rule) => string = ({ name, id }) => name || id,
): string => {
  const count = String(rules.length);
  const others = new Set((Array.isArray(other) ? other : []).map((rule) => JSON.stringify(rule)));
  const own = rules.filter((rule) => !others.has(JSON.stringify(rule)));
  if (own.length === 0) return count;
  const names = own.slice(0, NAMED).map(nameOf);
  if (own.length > NAMED) names.push(text('visibility.sentence.more', { count: String(own.length - NAMED) }));
  return text('screens.value.rules', { count, names: names.join(', ') });
};
