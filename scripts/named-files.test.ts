import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';

const ROOT = join(import.meta.dirname, '..');

/** The files and folders of this repository that a guide names. */
const named = (guide: string): string[] => [
  ...new Set(
    [
      ...readFileSync(join(ROOT, guide), 'utf8').matchAll(
        /`((?:test|scripts|shopify-app|core|talk-server|wordpress-plugin)\/[\w./-]+)`/g,
      ),
    ].map(([, path]) => path!),
  ),
];

test.each([
  ['docs/accessibility.md', 12],
  ['docs/shopify.md', 12],
  ['docs/recipes.md', 40],
])('every file that %s names is there', (guide, atLeast) => {
  const files = named(guide);
  expect(files.length).toBeGreaterThanOrEqual(atLeast);
  expect(files.filter((file) => !existsSync(join(ROOT, file)))).toEqual([]);
});
