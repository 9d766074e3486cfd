import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Progress } from './progress.ts';
import { BUILD, runCheck } from './suites/checks.ts';

const ROOT = join(import.meta.dirname, '..');
const STAMP = join(ROOT, '.cache/build-stamp');
const SOURCES = [
  'core',
  'wordpress-plugin',
  'shopify-app',
  'package.json',
  'package-lock.json',
  'tsconfig.base.json',
];
const OUTPUTS = [
  'core/dist/data',
  'wordpress-plugin/build-output/talk-messenger-for-ortto',
  'shopify-app/build-output/server',
];
/** What a build writes, or does not read. */
const NOT_SOURCES = new Set(['node_modules', 'dist', 'build-output', 'generated']);

const filesBelow = (path: string): string[] => {
  const entries = readdirSync(path, { withFileTypes: true }).toSorted((a, b) => (a.name < b.name ? -1 : 1));
  return entries.flatMap((entry) => {
    if (NOT_SOURCES.has(entry.name) || entry.name.endsWith('.test.ts')) return [];
    const file = join(path, entry.name);
    return entry.isDirectory() ? filesBelow(file) : [file];
  });
};

/** A fingerprint of everything the build reads: names and contents. */
export const sourcesHash = (root = ROOT, sources: readonly string[] = SOURCES): string => {
  const hash = createHash('sha256');
  for (const source of sources) {
    const path = join(root, source);
    if (!existsSync(path)) continue;
    const files = source.includes('.') ? [path] : filesBelow(path);
    for (const file of files) hash.update(`${file.slice(root.length)}\0`).update(readFileSync(file));
  }
  return hash.digest('hex');
};

/** Remembers that the outputs belong to the sources as they are now. */
export const rememberBuild = (hash = sourcesHash()): void => {
  mkdirSync(dirname(STAMP), { recursive: true });
  writeFileSync(STAMP, hash);
};

/** Builds unless the outputs are there and belong to the sources as they are; throws when the build fails. */
export const buildWhenChanged = async (progress: Progress): Promise<void> => {
  const hash = sourcesHash();
  const fresh = existsSync(STAMP) && readFileSync(STAMP, 'utf8') === hash;
  if (fresh && OUTPUTS.every((output) => existsSync(join(ROOT, output)))) return;
  progress.say('Building …');
  if (!(await runCheck(BUILD, progress))) throw new Error('The build failed; what it said stands above.');
  rememberBuild(hash);
};
