import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { sourcesHash } from './build-when-changed.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'talk-sources-'));
  mkdirSync(join(root, 'core/dist'), { recursive: true });
  writeFileSync(join(root, 'core/a.ts'), 'a');
  writeFileSync(join(root, 'package.json'), '{}');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const hash = (): string => sourcesHash(root, ['core', 'package.json', 'not-there']);

test('the same sources have the same fingerprint', () => {
  expect(hash()).toBe(hash());
});

test.each([
  ['a changed file', () => writeFileSync(join(root, 'core/a.ts'), 'b')],
  ['a new file', () => writeFileSync(join(root, 'core/b.ts'), '')],
  ['another name', () => (rmSync(join(root, 'core/a.ts')), writeFileSync(join(root, 'core/c.ts'), 'a'))],
  ['a changed package.json', () => writeFileSync(join(root, 'package.json'), '{ }')],
])('%s changes it', (_name, change) => {
  const before = hash();
  change();
  expect(hash()).not.toBe(before);
});

test('outputs and tests do not change it', () => {
  const before = hash();
  writeFileSync(join(root, 'core/dist/a.js'), 'built');
  writeFileSync(join(root, 'core/a.test.ts'), 'test');
  expect(hash()).toBe(before);
});
