import { expect, test } from '@jest/globals';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { countFile, enterControlGroup } from './control-group.ts';
import { Costs, dearest, processorSeconds, type Cost } from './cost.ts';

/** A clock that shows the given times one after the other. */
const clock = (...times: Cost[]): (() => Cost) => {
  const left = [...times];
  return () => left.shift()!;
};

test('the processor time of a process and of its ended children is read from what Linux says of it', () => {
  const stat = '4242 (node (test) x) S 1 4242 4242 0 -1 4194304 900 800 0 0 150 50 1000 300 20 0 11 0 77';
  expect(processorSeconds(stat)).toBe(15);
});

test('what an ended child took is counted', () => {
  if (process.platform !== 'linux') return;
  const read = (): number => processorSeconds(readFileSync('/proc/self/stat', 'utf8'));
  const before = read();
  spawnSync(process.execPath, [
    '-e',
    'const end = process.cpuUsage().user + 3e5; while (process.cpuUsage().user < end);',
  ]);
  expect(read() - before).toBeGreaterThanOrEqual(0.3);
});

test('a control group counts a child that nobody waits for, and is left as it was found', async () => {
  const group = enterControlGroup();
  // Only root may have one, as a rule.
  if (group === null) return;
  const before = group.seconds();
  const busy =
    'const end = process.cpuUsage().user + 3e5; while (process.cpuUsage().user < end); console.log(1)';
  const parent = `require('child_process').spawn(process.execPath, ['-e', ${JSON.stringify(busy)}], { stdio: 'inherit', detached: true }).unref(); process.exit()`;
  const said = spawn(process.execPath, ['-e', parent], { stdio: ['ignore', 'pipe', 'inherit'] }).stdout;
  await once(said, 'data');
  expect(group.seconds() - before).toBeGreaterThanOrEqual(0.3);
  group.close();
  expect(readFileSync('/proc/self/cgroup', 'utf8')).not.toContain(`talk-suite-${process.pid}`);
});

test('what a test file starts is counted as its own, also what outlives it by a little', async () => {
  const group = enterControlGroup();
  if (group === null) return;
  try {
    const endCount = countFile('test/e2e/a b.test.ts');
    const busy = spawn(process.execPath, [
      '-e',
      'const end = process.cpuUsage().user + 3e5; while (process.cpuUsage().user < end);',
    ]);
    const ended = once(busy, 'exit');
    endCount();
    expect(readFileSync('/proc/self/cgroup', 'utf8')).not.toContain('a%20b');
    await ended;
    const [cost, ...others] = group.files();
    expect(cost?.file).toBe('test/e2e/a b.test.ts');
    expect(cost?.processor).toBeGreaterThanOrEqual(0.3);
    expect([others, group.files()]).toEqual([[], []]);
  } finally {
    group.close();
  }
});

test('without a control group a file is not counted, and runs all the same', () => {
  expect(() => countFile('a.test.ts', {})()).not.toThrow();
  expect(() => countFile('a.test.ts', { TALK_CONTROL_GROUP: '/nowhere/at/all' })()).not.toThrow();
});

test('the dearest files come first, as many as are asked for', () => {
  const files = [
    { file: 'a', processor: 1 },
    { file: 'b', processor: 3.14 },
    { file: 'c', processor: 2 },
  ];
  expect(dearest(files, 2)).toEqual([
    ['b', '3.1'],
    ['c', '2.0'],
  ]);
  expect(dearest(files)).toHaveLength(3);
});

test('the table of a run names each part with its share, and the whole', async () => {
  const costs = new Costs(
    clock(
      { wall: 0, processor: 1 },
      { wall: 4, processor: 4 },
      { wall: 5, processor: 5 },
      { wall: 15.04, processor: 14 },
      { wall: 16, processor: 16 },
    ),
  );
  expect(await costs.of('build', () => Promise.resolve('built'))).toBe('built');
  await costs.of('unit', () => Promise.resolve());
  expect(costs.rows()).toEqual([
    ['build', '4.0', '3.0', '19 %'],
    ['unit', '10.0', '9.0', '56 %'],
    ['between them', '2.0', '4.0', '25 %'],
    ['all', '16.0', '16.0', '100 %'],
  ]);
});

test('a part that fails is counted', async () => {
  const costs = new Costs(
    clock({ wall: 0, processor: 0 }, { wall: 1, processor: 1 }, { wall: 1, processor: 1 }),
  );
  await expect(costs.of('build', () => Promise.reject(new Error('no space left')))).rejects.toThrow(
    'no space left',
  );
  expect(costs.rows()[0]).toEqual(['build', '1.0', '1.0', '100 %']);
});

test('where the machine does not say its processor time, the table says so', async () => {
  const none = { processor: null };
  const costs = new Costs(clock({ wall: 0, ...none }, { wall: 1, ...none }, { wall: 2, ...none }));
  await costs.of('unit', () => Promise.resolve());
  expect(costs.rows()).toEqual([
    ['unit', '1.0', 'not known', ''],
    ['between them', '1.0', 'not known', ''],
    ['all', '2.0', 'not known', ''],
  ]);
});
