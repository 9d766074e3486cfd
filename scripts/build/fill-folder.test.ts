import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { fillFolder } from './fill-folder.ts';

let parent: string;
let folder: string;
beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'talk-fill-'));
  folder = join(parent, 'assets');
});
afterEach(() => rmSync(parent, { recursive: true, force: true }));

const files = (content: Readonly<Record<string, string>>): ReadonlyMap<string, Buffer> =>
  new Map(Object.entries(content).map(([name, text]) => [name, Buffer.from(text)]));
const contents = (): Record<string, string> =>
  Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]));

test('a folder that is filled holds the given files and no others, and nothing is left beside it', () => {
  mkdirSync(join(folder, 'old'), { recursive: true });
  writeFileSync(join(folder, 'talk.js'), 'before');
  writeFileSync(join(folder, 'gone.js'), '');
  fillFolder(folder, files({ 'talk.js': 'after', 'new.js': 'new' }), parent);
  expect(contents()).toEqual({ 'talk.js': 'after', 'new.js': 'new' });
  expect(readdirSync(parent)).toEqual(['assets']);
});

test('a file that is as it should be is left untouched when its folder is filled again', () => {
  fillFolder(folder, files({ 'talk.js': 'same' }), parent);
  const before = statSync(join(folder, 'talk.js')).ino;
  fillFolder(folder, files({ 'talk.js': 'same', 'new.js': '' }), parent);
  expect(statSync(join(folder, 'talk.js')).ino).toBe(before);
});

test('whoever reads a folder while it is filled finds every file, and finds it whole', async () => {
  const long = (letter: string): string => letter.repeat(100_000);
  fillFolder(folder, files({ 'a.js': long('a'), 'b.js': long('a') }), parent);
  // Another thread fills the folder over and over, until it is told to stop.
  const stop = new Int32Array(new SharedArrayBuffer(8));
  const worker = new Worker(
    `const { workerData } = require('node:worker_threads');
     import(workerData.module).then(({ fillFolder }) => {
       for (let round = 0; Atomics.load(workerData.stop, 0) === 0; round++) {
         const content = Buffer.from((round % 2 === 0 ? 'b' : 'a').repeat(100_000));
         fillFolder(workerData.folder, new Map([['a.js', content], ['b.js', content]]), workerData.parent);
         Atomics.add(workerData.stop, 1, 1);
       }
     });`,
    { eval: true, workerData: { module: join(import.meta.dirname, 'fill-folder.ts'), folder, parent, stop } },
  );
  const ended = new Promise<number>((done, fail) => worker.once('exit', done).once('error', fail));
  const gone = new AbortController();
  ended.finally(() => gone.abort()).catch(() => undefined);
  const found = new Set<string>();
  while (!gone.signal.aborted && Atomics.load(stop, 1) < 20) {
    for (const name of ['a.js', 'b.js']) found.add(readFileSync(join(folder, name), 'utf8'));
    await setImmediate();
  }
  Atomics.store(stop, 0, 1);
  expect(await ended).toBe(0);
  expect([...found].toSorted()).toEqual([long('a'), long('b')]);
});
