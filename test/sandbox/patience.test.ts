// needs: nothing
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from '@jest/globals';
import { endChild } from '../end-child.ts';
import { eventually, within } from '../patience.ts';

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

test('what stays as it is, though it should change, is said with what was looked at', async () => {
  let looks = 0;
  const look = (): number => Math.min(looks++, 3);
  await eventually(look, 3);
  await expect(eventually(look, 4, 10)).rejects.toThrow(/Expected 4 at last of .*looks.*, but it stays 3\./);
});

test('a program that does not end on a signal is killed, and that is said', async () => {
  const child = spawn(
    process.execPath,
    ['-e', `process.on('SIGTERM', () => {}); setInterval(() => {}, 1000); console.log('up')`],
    { stdio: ['ignore', 'pipe', 'ignore'] },
  );
  await once(child.stdout, 'data');
  const gone = once(child, 'exit');
  await expect(endChild(child, 'SIGTERM', 100)).rejects.toThrow('to end on SIGTERM');
  expect(await gone).toEqual([null, 'SIGKILL']);
  expect(await endChild(child)).toBeNull();
});
