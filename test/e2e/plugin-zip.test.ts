// needs: nothing
import { describe, expect, test } from '@jest/globals';
import { unzipSync } from 'fflate';
import { archiveOf, filesOf } from '../../wordpress-plugin/build/archive.ts';
import { BUILT, SLUG } from '../../wordpress-plugin/build/places.ts';

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
        'assets/loader.js',
        'assets/loader-rest.js',
        'assets/settings.js',
        'assets/settings.asset.php',
        'assets/settings.css',
        'assets/settings-rtl.css',
        'assets/import.js',
        'assets/editor.js',
        'assets/editor.asset.php',
        'assets/editor.css',
        'assets/editor-rtl.css',
        'includes/generated/hosts.json',
        'includes/generated/settings.schema.json',
        'includes/generated/texts.php',
        `languages/${SLUG}.pot`,
        'source/README.txt',
        'source/core/loader/loader.ts',
        'source/wordpress-plugin/src/settings/index.tsx',
      ]),
    );
  });

  test('holds no tool, no test, nothing hidden, and no file type that a plugin has no use for', () => {
    expect(names.filter((name) => /(^|\/)(bin|tests?|node_modules)\/|\.test\.|(^|\/)\./.test(name))).toEqual(
      [],
    );
    expect([...new Set(names.map((name) => name.split('.').at(-1)))].toSorted()).toEqual([
      'LICENSE',
      'cjs',
      'css',
      'js',
      'json',
      'php',
      'pot',
      'ts',
      'tsx',
      'txt',
    ]);
  });

  test('scripts ask for nothing that WordPress 6.6 does not have', () => {
    for (const name of ['assets/settings.asset.php', 'assets/editor.asset.php']) {
      const [, list] = /'dependencies' => array\(([^)]*)\)/.exec(text(name))!;
      const known = ['react', 'wp-api-fetch', 'wp-components', 'wp-data', 'wp-element', 'wp-plugins'];
      expect(list!.split(', ').filter((handle) => !known.includes(handle.slice(1, -1)))).toEqual([]);
    }
  });

  test('unpacks into one folder of the plugin’s name, the same bytes each time', () => {
    const archive = archiveOf(files, SLUG);
    expect(Object.keys(unzipSync(archive))).toEqual(names.map((name) => `${SLUG}/${name}`));
    expect(Buffer.compare(archive, archiveOf(files, SLUG))).toBe(0);
  });
});
