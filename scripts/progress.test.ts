import { expect, test } from '@jest/globals';
import { progressTo } from './progress.ts';

const clocked = () => {
  let now = 0;
  const lines: string[] = [];
  return {
    lines,
    wait: (ms: number) => (now += ms),
    progress: progressTo(
      (line) => lines.push(line),
      () => now,
    ),
  };
};

test('a step has a line when it starts and one with its seconds when it ends', async () => {
  const { lines, wait, progress } = clocked();
  wait(1_000);
  expect(await progress.step('Fetching', async () => wait(2_500))).toBe(3_500);
  expect(lines).toEqual(['[  1.0 s] Fetching …', '[  3.5 s] Fetching: done in 2.5 s']);
});

test('a step that fails says so and passes the error on', async () => {
  const { lines, wait, progress } = clocked();
  const work = async () => {
    wait(400);
    throw new Error('no network');
  };
  await expect(progress.step('Fetching', work)).rejects.toThrow('no network');
  expect(lines.at(-1)).toBe('[  0.4 s] Fetching: failed after 0.4 s');
});
