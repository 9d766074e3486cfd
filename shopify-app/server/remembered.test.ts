import { describe, expect, test } from '@jest/globals';
import { Remembered } from './remembered.ts';

/** One that asks for a count: how often was asked. */
const counting = () => {
  const asked: string[] = [];
  const remembered = new Remembered(async (name) => asked.push(name), 1000);
  return { asked, remembered };
};

describe('an answer', () => {
  test('is asked for once in a while, also by those who ask at the same time', async () => {
    const { asked, remembered } = counting();
    const both = await Promise.all([remembered.get('a', 0), remembered.get('a', 999)]);
    expect([both, asked]).toEqual([[1, 1], ['a']]);
    expect(await remembered.get('a', 1000)).toBe(2);
  });

  test('is that of its own name', async () => {
    const { asked, remembered } = counting();
    await remembered.get('a', 0);
    await remembered.get('b', 0);
    expect(asked).toEqual(['a', 'b']);
  });

  test('that is forgotten is asked for again', async () => {
    const { asked, remembered } = counting();
    await remembered.get('a', 0);
    remembered.forget('b');
    remembered.forget('a');
    await remembered.get('a', 1);
    expect(asked).toEqual(['a', 'a']);
  });
});
