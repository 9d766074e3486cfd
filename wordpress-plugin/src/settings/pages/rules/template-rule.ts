import type { Rule, RuleTemplate } from '@talk-suite/core/visibility';
import type { Choices } from '../../api/visibility.ts';

/** A template's rule for this site: of its roles, those that the site has. */
export const templateRule = (
  { rule }: Pick<RuleTemplate, 'rule'>,
  choices: Pick<Choices, 'roles'> | null,
): Pick<Rule, 'effect' | 'when'> => {
  const { role, ...when } = rule.when;
  const here = role?.filter((name) => choices?.roles.some(({ value }) => value === name) ?? true);
  return here && here.length > 0 ? { ...rule, when: { ...when, role: here } } : rule;
};
