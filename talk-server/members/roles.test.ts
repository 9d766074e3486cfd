import { expect, test } from '@jest/globals';
import { ROLES } from '../storage/members.ts';
import { may, POWERS } from './roles.ts';

test('every role may answer; what else it may is in the table of powers', () => {
  expect(ROLES.filter((role) => !may(role, 'answer'))).toEqual([]);
  expect(POWERS.filter((power) => may('bot', power))).toEqual(['answer']);
  expect(POWERS.filter((power) => !may('admin', power))).toEqual(['owners']);
  expect(POWERS.filter((power) => !may('owner', power))).toEqual([]);
});
