import { expect, test } from '@jest/globals';
import { ruleIn, ruleQuery } from './rule-address.ts';

test('an address may lead to a rule, whatever its id', () => {
  expect(ruleIn('?tab=pages&rule=shop%20%26%20cart')).toBe('shop & cart');
  expect(ruleIn('?tab=pages')).toBeNull();
  expect(ruleIn(ruleQuery('a&b=ä'))).toBe('a&b=ä');
});
