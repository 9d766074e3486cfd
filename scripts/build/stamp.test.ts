import { existsSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, relative } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { buildUnlessFresh, type Build } from './stamp.ts';

const ROOT = join(import.meta.dirname, '../..');

let root: string;
let build: Build;
beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'talk-stamp-'));
  build = { root, sources: ['core', 'package.json', 'not-there'], output: 'core/dist' };
  write('core/a.ts', 'a');
  write('package.json', '{}');
  await run();
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const write = (path: string, content: string): void => {
  mkdirSync(join(root, path, '..'), { recursive: true });
  writeFileSync(join(root, path), content);
};
const remove = (path: string): void => rmSync(join(root, path), { recursive: true });
/** Builds as a compiler would, and says whether it was necessary. */
const run = (): Promise<boolean> =>
  buildUnlessFresh(build, () => write('core/dist/a.js', readFileSync(join(root, 'package.json'), 'utf8')));

test('a build whose sources and output are as they were does not run again', async () => {
  expect(await run()).toBe(false);
});

test.each<[string, () => void]>([
  ['a changed source', () => write('core/a.ts', 'b')],
  ['a new source', () => write('core/b.ts', '')],
  ['a source with another name', () => (remove('core/a.ts'), write('core/c.ts', 'a'))],
  ['text that moved from one source to the next', () => (write('core/a.ts', ''), write('core/b.ts', 'a'))],
  ['a changed file at the root', () => write('package.json', '{ }')],
  ['a changed output', () => write('core/dist/a.js', 'something else')],
  ['a file too many in the output', () => write('core/dist/b.js', '')],
  ['an output that is gone', () => remove('core/dist')],
  ['a stamp that cannot be read', () => write('core/dist/.stamp.json', '{')],
])('%s makes a build run, once', async (_name, change) => {
  change();
  expect(await run()).toBe(true);
  expect(existsSync(join(root, 'core/dist/a.js'))).toBe(true);
  expect(await run()).toBe(false);
});

test('tests, installed packages and what the compiler notes make no build run', async () => {
  write('core/a.test.ts', 'test');
  write('core/view.test.tsx', 'test');
  write('core/node_modules/x/index.js', 'package');
  write('core/dist/tsconfig.tsbuildinfo', '{}');
  expect(await run()).toBe(false);
});

test('a build that failed runs again', async () => {
  write('core/a.ts', 'b');
  const failing = buildUnlessFresh(build, () => Promise.reject(new Error('no space left')));
  await expect(failing).rejects.toThrow('no space left');
  expect(await run()).toBe(true);
});

test('a build whose sources were changed while it ran runs again', async () => {
  write('core/a.ts', 'b');
  await buildUnlessFresh(build, () => write('core/a.ts', 'c'));
  expect(await run()).toBe(true);
});

test('what the compiler writes while it checks types lies outside of what is built', () => {
  const configurations = globSync('{core,wordpress-plugin,shopify-app,talk-server}/**/tsconfig.json', {
    cwd: ROOT,
    exclude: (path) => ['node_modules', 'build-output', 'dist', 'vendor'].includes(basename(path)),
  });
  expect(configurations.length).toBeGreaterThan(5);
  const outputs = configurations.flatMap((path) => {
    const outDir = /"outDir": "([^"]+)"/.exec(readFileSync(join(ROOT, path), 'utf8'))?.[1];
    return outDir === undefined ? [] : [relative(ROOT, join(ROOT, dirname(path), outDir))];
  });
  // The core's own types are part of its build.
  expect(outputs.filter((folder) => !folder.startsWith('.cache/'))).toEqual(['core/dist']);
});
