import { describe, expect, test } from '@jest/globals';
import { Value } from 'typebox/value';
import { texts } from '../../texts/index.ts';
import { checkRules } from '../check.ts';
import { PLATFORMS } from '../kinds.ts';
import { ruleSchema } from '../rule.ts';
import { ruleTemplates } from './templates.ts';
import { warnAboutRules } from './warnings.ts';

describe('templates', () => {
  test.each(ruleTemplates)('$id makes a rule that can be saved, and has words', ({ id, rule }) => {
    const made = { id, name: texts[`visibility.template.${id}`], enabled: true, ...rule };
    expect(Value.Check(ruleSchema, made)).toBe(true);
    expect([...checkRules([made]), ...warnAboutRules([made])]).toEqual([]);
    expect(texts).toHaveProperty([`visibility.template.${id}.help`]);
  });

  test.each(PLATFORMS)('%s has some, each once', (platform) => {
    const ids = ruleTemplates.filter(({ platforms }) => platforms.includes(platform)).map(({ id }) => id);
    expect(ids.length).toBeGreaterThan(3);
    expect(new Set(ids).size).toBe(ids.length);
  });
});
