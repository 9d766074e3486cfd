// needs: php
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { runPhp } from './php.ts';

const texts = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../wordpress-plugin/texts.json'), 'utf8'),
) as Record<string, string>;

interface Row {
  plugin: string;
  version: string;
  date: string;
  seen: 'run' | 'read' | 'documented';
}

interface Cache extends Row {
  action?: string;
  function?: string;
  with?: string;
  object?: string;
  post?: string;
  given?: keyof typeof GIVEN;
}

interface Optimizer extends Row {
  filters: Record<string, string>;
}

/** What a cache is given that empties the page of one post: its id, or what a row names. */
const GIVEN = { address: 'address', addresses: 'address', paths: 'path', flag: 'flag of the post' } as const;

const SEEN = { run: 'run together', read: 'read in its code', documented: 'as its vendor says' } as const;

const guide = readFileSync(join(import.meta.dirname, '../../docs/wordpress.md'), 'utf8');

/** Rows of the guide's first table with this first column after a text: cells without the spaces around them. */
const tableUnder = (column: string, after = ''): string[][] =>
  guide
    .slice(guide.indexOf(`| ${column} `, guide.indexOf(after)))
    .split('\n\n')[0]!
    .split('\n')
    .slice(2)
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );

const seenCells = ({ plugin, version, date, seen }: Row): string[] => [
  plugin,
  version || '–',
  date,
  SEEN[seen],
];

const cacheCells = (cache: Cache): string[] => [
  ...seenCells(cache),
  `\`${cache.action ?? cache.function}\`` + (cache.with ? ` with \`${cache.with}\`` : ''),
  cache.post
    ? `\`${cache.object ? `$${cache.object}->` : ''}${cache.post}\`, ${cache.given ? GIVEN[cache.given] : 'id'}`
    : 'the whole cache',
];

const optimizerCells = (optimizer: Optimizer): string[] => [
  ...seenCells(optimizer),
  Object.keys(optimizer.filters)
    .map((filter) => `\`${filter}\``)
    .join(', '),
];

interface Known {
  caches: Cache[];
  optimizers: Optimizer[];
  /** Names of banners, none for all others, by the end of the key of what to do. */
  recipes: Record<string, string>;
}

const known = async (): Promise<Known> => {
  const { code, stdout, stderr } = await runPhp('native', [join(import.meta.dirname, 'compatibility.php')]);
  expect([code, stderr]).toEqual([0, '']);
  return JSON.parse(stdout) as Known;
};

test('the guide says of each cache and optimizer how it is asked, in which version, on which day and how that was seen', async () => {
  const { caches, optimizers } = await known();
  expect(tableUnder('page cache')).toEqual(caches.map(cacheCells));
  expect(tableUnder('optimizer')).toEqual(optimizers.map(optimizerCells));
  for (const { version, date, seen } of [...caches, ...optimizers]) {
    expect(date).toMatch(/^20\d\d-\d\d-\d\d$/);
    if (seen !== 'documented') expect(version).toMatch(/^\d+(\.\d+)+$/);
  }
});

test('a plugin that was run together with this one has the version that the table of that run names', async () => {
  const { caches, optimizers } = await known();
  const ran = new Map(
    tableUnder('plugin', '### Run with the plugins themselves').map(([plugin, version]) => [plugin, version]),
  );
  expect(ran.get('LiteSpeed Cache')).toBe('7.1');
  for (const { plugin, version, seen } of [...caches, ...optimizers])
    if (seen === 'run' && ran.has(plugin)) expect([plugin, version]).toEqual([plugin, ran.get(plugin)]);
});

test('the guide and the help sheet say the same of what to do with each consent banner', async () => {
  const { recipes } = await known();
  const rows = tableUnder('banner');
  expect(rows).toHaveLength(Object.keys(recipes).length);
  for (const [i, [key, names]] of Object.entries(recipes).entries()) {
    const [banner, recipe] = rows[i]!;
    for (const name of (names || 'any other banner').split(', ')) expect(banner).toContain(name);
    // The guide may say where there is more.
    expect(recipe!.replaceAll('`', '').split(/[;,] see \[/)[0]).toBe(
      texts[`wordpress.consent.recipe.${key}`],
    );
  }
});
