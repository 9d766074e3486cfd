import { setTimeout } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import { keepDoing } from './keep-doing.ts';

/** What is done is done once its end is called. */
const doing = () => {
  const ends: (() => void)[] = [];
  const stop = keepDoing(1, () => new Promise<void>((resolve) => ends.push(resolve)));
  const until = async (times: number): Promise<void> => {
    while (ends.length < times) await setTimeout(1);
  };
  return { ends, stop, until };
};

test('the next time comes after the last one has ended', async () => {
  const { ends, stop, until } = doing();
  await until(1);
  await setTimeout(20);
  expect(ends).toHaveLength(1);
  ends[0]!();
  await until(2);
  stop();
});

test('what is under way when it is stopped is the last', async () => {
  const { ends, stop, until } = doing();
  await until(1);
  stop();
  ends[0]!();
  await setTimeout(20);
  expect(ends).toHaveLength(1);
});
