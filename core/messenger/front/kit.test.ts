import { expect, test } from '@jest/globals';
import * as inRoom from './kit.ts';
import { kit } from './own-kit.ts';

test('a room draws with all that the front hands over, and with nothing else', () => {
  inRoom.take(kit);
  const { take: _, ...taken } = inRoom;
  expect(taken).toEqual(kit);
});
