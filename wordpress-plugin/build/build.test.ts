import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { unzipSync } from 'fflate';
import { po } from 'gettext-parser';
import { archiveOf, filesOf } from './archive.ts';
import { phpString, phpTable } from './php-table.ts';
import { PLUGIN } from './places.ts';
import { mergeTables, noteFor, ofThisPlugin } from './text-table.ts';
import { translationTemplate } from './translation-template.ts';

const HOSTILE = [
  "it's",
  '\\',
  "\\'",
  "\\\\' ); echo 'x",
  '?> <script>alert(1)</script>',
  '$name {$name} ${name}',
  'two\nlines\ttab',
  '“curly” … 日本語 🙂 \u202e',
  '*/ end of comment',
  '%s %1$s',
  "'",
  '',
];

/** A PHP literal in single quotes, read as PHP reads it. */
const readPhpString = (literal: string): string => {
  expect(literal).toMatch(/^'(?:[^'\\]|\\[\s\S])*'$/);
  return literal.slice(1, -1).replaceAll(/\\([\\'])/g, '$1');
};

describe('texts as PHP', () => {
  test.each(HOSTILE)('%j comes back as it was', (text) => {
    expect(readPhpString(phpString(text))).toBe(text);
  });

  test('every place is told to translators', () => {
    const php = phpTable({ 'a.b': 'From {from} to {to}', 'a.c': 'Plain' });
    expect(php).toContain(
      "/* translators: keep {from}, {to} as it is; it is replaced by a value. */\n\t'a.b' =>",
    );
    expect(php).toContain("\t'a.c' => __( 'Plain', 'talk-messenger-for-ortto' ),");
    expect(noteFor('Plain')).toBeNull();
  });

  test('the file does nothing when it is opened by itself', () => {
    expect(phpTable({})).toMatch(/^<\?php\n[\s\S]*\ndefined\( 'ABSPATH' \) \|\| exit;\n/);
  });
});

describe('tables of texts', () => {
  test('a key stands in one table only', () => {
    expect(() => mergeTables([{ a: '1' }, { a: '2' }])).toThrow('a');
    expect(mergeTables([{ a: '1' }, { b: '2' }])).toEqual({ a: '1', b: '2' });
  });

  test('texts of areas without a screen here stay out', () => {
    expect(ofThisPlugin({ 'settings.a': 'a', 'elsewhere.b': 'b' })).toEqual({ 'settings.a': 'a' });
  });
});

describe('the translation template', () => {
  const template = translationTemplate(
    {
      ...Object.fromEntries(HOSTILE.filter((text) => text !== '').map((text, index) => [`k.${index}`, text])),
      'k.again': "it's",
    },
    '1.2.3',
  );
  const { translations } = po.parse(template);

  test('holds every text, the same English once with all its keys', () => {
    const entries = translations['']!;
    for (const text of HOSTILE) expect(Object.keys(entries)).toContain(text);
    expect(entries["it's"]?.comments?.reference).toBe('k.0\nk.again');
  });

  test('has no date, so that equal texts give equal bytes', () => {
    expect(template).not.toMatch(/\d{4}-\d\d-\d\d/);
  });
});

describe('the zip', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'talk-zip-'));
    for (const path of [
      'a.php',
      'assets/x.js',
      'bin/tool.php',
      'tests/t.php',
      'src/x.test.ts',
      '.hidden',
      'source/.x/y',
    ]) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), path);
    }
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('holds what is installed, in one folder, without tools, tests and hidden files', async () => {
    const archive = archiveOf(await filesOf(folder), 'talk');
    expect(Object.keys(unzipSync(archive))).toEqual(['talk/a.php', 'talk/assets/x.js']);
    expect(Buffer.from(unzipSync(archive)['talk/a.php']!).toString()).toBe('a.php');
  });

  test('is the same, byte for byte, at another time and after the files were touched', async () => {
    const first = archiveOf(await filesOf(folder), 'talk');
    writeFileSync(join(folder, 'a.php'), 'a.php');
    await new Promise((resolve) => setTimeout(resolve, 2100));
    expect(Buffer.compare(first, archiveOf(await filesOf(folder), 'talk'))).toBe(0);
  });
});

const read = (path: string): string => readFileSync(join(PLUGIN, path), 'utf8');

describe('versions', () => {
  const { version } = JSON.parse(read('package.json')) as { version: string };

  test('are the same in the package, the plugin header, its constant and the readme', () => {
    const main = read('talk-messenger-for-ortto.php');
    expect(/^ \* Version:\s+(\S+)$/m.exec(main)?.[1]).toBe(version);
    expect(/define\( 'TALK_MESSENGER_VERSION', '([^']+)' \)/.exec(main)?.[1]).toBe(version);
    expect(/^Stable tag: (\S+)$/m.exec(read('readme.txt'))?.[1]).toBe(version);
  });
});
