// in turn: what breaks around a Talk server
import { test } from '@jest/globals';
import { expectNothingLost } from './expect-nothing-lost.ts';

test('whatever breaks around a server on SQLite, no acknowledged message is lost, doubled or reordered', async () => {
  await expectNothingLost('sqlite');
});
