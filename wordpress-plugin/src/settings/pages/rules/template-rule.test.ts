import { describe, expect, test } from '@jest/globals';
import { ruleTemplates } from '../../../../../core/visibility/index.ts';
import { templateRule } from './template-rule.ts';

const staff = ruleTemplates.find(({ id }) => id === 'staff')!;
const rolesFor = (...values: string[]) =>
  templateRule(staff, { roles: values.map((value) => ({ value, label: value })) }).when.role;

describe('a template on this site', () => {
  test('asks for the roles that the site has', () => {
    expect(rolesFor('editor', 'customer')).toEqual(['editor']);
  });

  test('stays as it is where that is not known, or would leave no role', () => {
    expect(templateRule(staff, null)).toEqual(staff.rule);
    expect(rolesFor('customer')).toEqual(staff.rule.when.role);
    for (const template of ruleTemplates.filter(({ rule }) => !rule.when.role))
      expect(templateRule(template, { roles: [] })).toBe(template.rule);
  });
});
