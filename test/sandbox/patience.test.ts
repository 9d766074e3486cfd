// needs: nothing
import { expect, test } from '@jest/globals';
import { within } from '../patience.ts';

const never = new Promise<never>(() => {});

test('a step that comes to its end yields what it yields', async () => {
  expect(await within('a number', Promise.resolve(5))).toBe(5);
});

test('a stuck step says what it waited for, and in which state', async () => {
  const stuck = within('the editor to save', never, () => Promise.resolve({ saving: true }), 10);
  await expect(stuck).rejects.toThrow(
    'Waited for the editor to save: it did not come within 0.01 s\nThe state then: {"saving":true}',
  );
});

test('a step that fails says so as well, also where its state cannot be had', async () => {
  const failed = within('a page', Promise.reject(new Error('no such page')), () =>
    Promise.reject(new Error('closed')),
  );
  await expect(failed).rejects.toThrow(
    'Waited for a page: no such page\nThe state then: not to be had (Error: closed)',
  );
});
