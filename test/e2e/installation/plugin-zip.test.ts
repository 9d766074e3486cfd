// needs: nothing
import { readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import { unzipSync } from 'fflate';
import { archiveOf, filesOf } from '../../../wordpress-plugin/build/archive.ts';
import { BUILT, LICENCES, SLUG } from '../../../wordpress-plugin/build/places.ts';

/**
 * Bytes, gzipped. The settings screen opens with `settings.js` alone; the rest comes with a tab, a form or a file.
 */
const BUDGETS = {
  'settings.js': 21_100,
  'entry.js': 80_000,
  'front-page.js': 1_000,
  'other.js': 1_000,
  'pages.js': 23_850,
  'security.js': 25_000,
  'hosts.js': 7_000,
  'changes.js': 7_000,
  'messenger.js': 24_050,
  'server.js': 4_000,
  'import.js': 40_000,
  'editor.js': 2_000,
  'open-chat/index.js': 1_500,
  'lists.js': 500,
} as const;

/** What the core offers to others, with the source of each part. */
const { exports: partsOfCore } = JSON.parse(
  readFileSync(new URL('../../../core/package.json', import.meta.url), 'utf8'),
) as { exports: Readonly<Record<string, { readonly '@talk-suite/source': string }>> };

const files = await filesOf(BUILT);
const names = [...files.keys()];
const text = (name: string): string => Buffer.from(files.get(name)!).toString('utf8');

describe('the installable zip of the built plugin', () => {
  test('holds everything that the plugin needs', () => {
    expect(names).toEqual(
      expect.arrayContaining([
        'talk-messenger-for-ortto.php',
        'uninstall.php',
        'readme.txt',
        'LICENSE',
        'wpml-config.xml',
        'assets/loader.js',
        'assets/loader-full.js',
        'assets/loader-pending.js',
        'assets/loader-rest.js',
        'assets/settings.js',
        'assets/settings.asset.php',
        'assets/settings.css',
        'assets/settings-rtl.css',
        'assets/entry.js',
        'assets/pages.js',
        'assets/security.js',
        'assets/hosts.js',
        'assets/server.js',
        'assets/changes.js',
        'assets/import.js',
        'assets/editor.js',
        'assets/open-chat/block.json',
        'assets/open-chat/index.asset.php',
        'assets/open-chat/index.js',
        'assets/open-chat/open-chat.js',
        'assets/editor.asset.php',
        'assets/editor.css',
        'assets/editor-rtl.css',
        'includes/generated/hosts.json',
        'includes/generated/settings.schema.json',
        'includes/generated/texts.php',
        `languages/${SLUG}.pot`,
        'source/README.txt',
        LICENCES,
        'source/core/loader/start.ts',
        'source/wordpress-plugin/src/settings/index.tsx',
      ]),
    );
  });

  test('has the readable source of all of its scripts', () => {
    const sources = names.filter((name) => /^source\/.*\.tsx?$/.test(name));
    const missing = sources.flatMap((name) =>
      // Types alone leave no trace in a script.
      [
        ...text(name).matchAll(
          /^(?:import|export)(?! type)[^;]*? from '(\.[^']+|@talk-suite\/core\/[^/']+)';/gm,
        ),
      ]
        .map(([, from]) =>
          from!.startsWith('.')
            ? posix.join(posix.dirname(name), from!)
            : posix.join('source/core', partsOfCore[`./${from!.split('/').at(-1)!}`]!['@talk-suite/source']),
        )
        .filter((path) => !names.includes(path))
        .map((path) => `${name}: ${path}`),
    );
    expect(sources.length).toBeGreaterThan(100);
    expect(missing).toEqual([]);
  });

  test.each(Object.entries(BUDGETS))('%s takes no more than %i bytes on its way', (name, budget) => {
    expect(gzipSync(files.get(`assets/${name}`)!, { level: 9 }).length).toBeLessThanOrEqual(budget);
  });

  test('every script of the screens has a budget', () => {
    const scripts = names.flatMap((name) => /^assets\/(.+\.js)$/.exec(name)?.[1] ?? []);
    // The budgets of the loaders and of the messenger's files, which are named by their content, are with their sources.
    const OTHERS = /^loader|^open-chat\/open-chat\.js$|-[0-9a-f]{16}\.js$/;
    expect(scripts.filter((name) => !OTHERS.test(name)).toSorted()).toEqual(Object.keys(BUDGETS).toSorted());
  });

  test('holds no tool, no test, nothing hidden, and no file type that a plugin has no use for', () => {
    expect(names.filter((name) => /(^|\/)(bin|tests?|node_modules)\/|\.test\.|(^|\/)\./.test(name))).toEqual(
      [],
    );
    expect([...new Set(names.map((name) => name.split('.').at(-1)))].toSorted()).toEqual([
      'LICENSE',
      'cjs',
      'css',
      // The messenger's preview.
      'html',
      'js',
      'json',
      'php',
      'pot',
      'ts',
      'tsx',
      'txt',
      // What WPML and Polylang read.
      'xml',
    ]);
  });

  test('scripts ask for nothing that WordPress 6.6 does not have', () => {
    for (const name of [
      'assets/settings.asset.php',
      'assets/editor.asset.php',
      'assets/open-chat/index.asset.php',
    ]) {
      const [, list] = /'dependencies' => array\(([^)]*)\)/.exec(text(name))!;
      const known = [
        'react',
        'wp-a11y',
        'wp-block-editor',
        'wp-blocks',
        'wp-api-fetch',
        'wp-components',
        'wp-data',
        'wp-element',
        'wp-plugins',
      ];
      expect(list!.split(', ').filter((handle) => !known.includes(handle.slice(1, -1)))).toEqual([]);
    }
  });

  test('unpacks into one folder of the plugin’s name, the same bytes each time', () => {
    const archive = archiveOf(files, SLUG);
    expect(Object.keys(unzipSync(archive))).toEqual(names.map((name) => `${SLUG}/${name}`));
    expect(Buffer.compare(archive, archiveOf(files, SLUG))).toBe(0);
  });
});
