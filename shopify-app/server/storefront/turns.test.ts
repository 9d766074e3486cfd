import { expect, test } from '@jest/globals';
import { FetchRefused } from './refused.ts';
import { inTurn } from './turns.ts';

test('a store does a few things at once, the others are not kept waiting by it', async () => {
  let end: (value: string) => void = () => {};
  const slow = new Promise<string>((resolve) => (end = resolve));
  const running = Array.from({ length: 4 }, () => inTurn('a', () => slow));
  await expect(inTurn('a', () => slow)).rejects.toThrow(new FetchRefused('busy'));
  await expect(inTurn('b', async () => 'done')).resolves.toBe('done');
  end('done');
  expect(await Promise.all(running)).toEqual(['done', 'done', 'done', 'done']);
  await expect(inTurn('a', async () => 'again')).resolves.toBe('again');
});

test('what fails makes room as well', async () => {
  for (let round = 0; round < 6; round += 1)
    await expect(inTurn('c', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
});
