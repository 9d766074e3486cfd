// needs: php
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { runPhp } from './php.ts';

interface Row {
  plugin: string;
  version: string;
  date: string;
  seen: 'run' | 'read' | 'documented';
}

const SEEN = { run: 'run together', read: 'read in its code', documented: 'as its vendor says' } as const;

const guide = readFileSync(join(import.meta.dirname, '../../docs/wordpress.md'), 'utf8');

/** Rows of the guide's table under this heading: cells without the spaces around them. */
const tableUnder = (heading: string): string[][] =>
  guide
    .slice(guide.indexOf(`| ${heading} `))
    .split('\n\n')[0]!
    .split('\n')
    .slice(2)
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );

test('the guide lists the caches and optimizers that the plugin knows, with version, day and how it was seen', async () => {
  const { code, stdout, stderr } = await runPhp('native', [join(import.meta.dirname, 'compatibility.php')]);
  expect([code, stderr]).toEqual([0, '']);
  const { caches, optimizers } = JSON.parse(stdout) as Record<'caches' | 'optimizers', Row[]>;
  const cells = ({ plugin, version, date, seen }: Row): string[] => [
    plugin,
    version || '–',
    date,
    SEEN[seen],
  ];
  expect(tableUnder('page cache')).toEqual(caches.map(cells));
  expect(tableUnder('optimizer')).toEqual(optimizers.map(cells));
  for (const { version, date, seen } of [...caches, ...optimizers]) {
    expect(date).toMatch(/^20\d\d-\d\d-\d\d$/);
    if (seen !== 'documented') expect(version).toMatch(/^\d+(\.\d+)+$/);
  }
});
