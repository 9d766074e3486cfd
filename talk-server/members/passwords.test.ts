import { expect, test } from '@jest/globals';
import { hashPassword, verifyPassword } from './passwords.ts';

test('a password is stored by argon2id, as OWASP asks at least, with a salt of its own', async () => {
  const [one, other] = [await hashPassword('a long password'), await hashPassword('a long password')];
  expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]{22}\$[\w+/]{43}$/);
  expect(other).not.toBe(one);
  expect(await verifyPassword('a long password', one)).toBe(true);
  expect(await verifyPassword('a long Password', one)).toBe(false);
});

test('a letter counts as the same however a keyboard puts it together', async () => {
  expect(await verifyPassword('Cafe\u0301 au lait', await hashPassword('Caf\u00E9 au lait'))).toBe(true);
});

test('where no password is stored, none fits', async () => {
  expect(await verifyPassword('', null)).toBe(false);
  expect(await verifyPassword('a long password', 'of another kind')).toBe(false);
});
