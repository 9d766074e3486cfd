import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, test } from '@jest/globals';

const ROOT = join(import.meta.dirname, '..');
const AREAS = 'core,docs,scripts,shopify-app,talk-server,test,wordpress-plugin';
/** What builds make, and what others wrote. */
const PASSED_OVER = new Set(['node_modules', 'vendor', 'dist', 'build-output']);
const exclude = (path: string): boolean => PASSED_OVER.has(basename(path));

const DOCUMENTS = globSync(['*.md', 'docs/**/*.md', `{${AREAS}}/*.md`, `{${AREAS}}/*/*.md`], {
  cwd: ROOT,
  exclude,
});
/** With a slash ahead, so that the end of a path is whole names. */
const FILES = globSync(`{${AREAS}}/**/*.{ts,tsx,php,json}`, { cwd: ROOT, exclude }).map((file) => `/${file}`);

const inQuotes = (document: string): string[] => [
  ...new Set(
    [...readFileSync(join(ROOT, document), 'utf8').matchAll(/`([\w@./-]+)`/g)].map(([, quoted]) => quoted!),
  ),
];

const FROM_ROOT = new RegExp(`^(?:${AREAS.replaceAll(',', '|')})/`);
/** Also without the folders ahead of it. Names of WordPress's own files have no folder, or another ending. */
const OURS = /\.tsx?$|\/class-[\w-]+\.php$/;
const BUILT = /\/(?:dist|build-output)(?:\/|$)/;

const isThere = (path: string): boolean =>
  FROM_ROOT.test(path)
    ? existsSync(join(ROOT, path)) || BUILT.test(path)
    : !OURS.test(path) || FILES.some((file) => file.endsWith(`/${path}`));

test.each(DOCUMENTS)('every file that %s names is there', (document) => {
  expect(inQuotes(document).filter((path) => !isThere(path))).toEqual([]);
});

test('documents name files', () => {
  const named = (document: string): number =>
    inQuotes(document).filter((path) => FROM_ROOT.test(path)).length;
  expect(named('docs/recipes.md')).toBeGreaterThan(40);
  expect(named('docs/decisions/0020-answers-to-the-walks.md')).toBeGreaterThan(20);
});
