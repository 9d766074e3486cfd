import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { checksums, differing } from './artefacts.ts';
import { newestEntry, notReady } from './readiness.ts';
import { screenshotProblems } from './screenshots.ts';

const ROOT = join(import.meta.dirname, '../..');
const readHere = (file: string): string => readFileSync(join(ROOT, file), 'utf8');
const reading = (changes: Readonly<Record<string, (text: string) => string>>) => (file: string) =>
  changes[file]?.(readHere(file)) ?? readHere(file);
const dated = (text: string): string => text.replace(/^## (\S+) – .*$/m, '## $1 – 2027-01-31');

describe('a release', () => {
  test('waits for the day of its entry in the changelog, and for nothing else in this repository', () => {
    expect(notReady(reading({ 'CHANGELOG.md': dated }))).toEqual([]);
  });

  test.each([
    [
      'a version that differs',
      {
        'wordpress-plugin/readme.txt': (text: string) => text.replace(/Stable tag: .+/, 'Stable tag: 9.9.9'),
      },
      /readme\.txt.*9\.9\.9/,
    ],
    [
      'a changelog of another version',
      { 'CHANGELOG.md': (text: string) => text.replace(/^## \S+.*/m, '## 9.9.9 – 2027-01-31') },
      /CHANGELOG\.md.*9\.9\.9/,
    ],
    [
      'an entry that is unreleased',
      { 'CHANGELOG.md': (text: string) => text.replace(/^## (\S+) – .*$/m, '## $1 – unreleased') },
      /has no day/,
    ],
    [
      'an entry without words',
      { 'CHANGELOG.md': (text: string) => `${dated(text).split(/^### /m)[0]}` },
      /nothing is said/,
    ],
    [
      'a blueprint for another plugin',
      {
        'wordpress-plugin/.wordpress-org/blueprints/blueprint.json': (text: string) =>
          text.replace('"slug": "talk-messenger-for-ortto"', '"slug": "other"'),
      },
      /blueprint/,
    ],
    [
      'a picture without a caption',
      { 'wordpress-plugin/readme.txt': (text: string) => text.replace(/^1\. The connection.*\n/m, '') },
      /5 captions under "Screenshots" for 6 pictures/,
    ],
  ])('is kept back by %s', (_what, change, said) => {
    const problems = notReady(reading({ 'CHANGELOG.md': dated, ...change }));
    expect(problems).toContainEqual(expect.stringMatching(said));
  });

  test('is kept back by a picture that is missing or too large', () => {
    const images = mkdtempSync(join(tmpdir(), 'talk-images-'));
    try {
      writeFileSync(join(images, 'security.png'), Buffer.alloc(400_001));
      const problems = screenshotProblems(readHere('wordpress-plugin/readme.txt'), images);
      expect(problems).toContain('docs/images/security.png: 400001 bytes; 400000 at most');
      expect(problems).toContainEqual(expect.stringContaining('docs/images/rules-try.png is not there'));
      expect(problems).toHaveLength(6);
    } finally {
      rmSync(images, { recursive: true });
    }
  });

  test('the newest entry is read up to the next one', () => {
    expect(
      newestEntry('# Changelog\n\n## 1.2.0 – 2027-01-31\n\n- New.\n\n## 1.1.0 – 2026-12-31\n\n- Old.\n'),
    ).toEqual({
      version: '1.2.0',
      day: '2027-01-31',
      text: '- New.',
    });
    expect(newestEntry('## 1.2.0 – unreleased\n- New.\n')).toMatchObject({ day: null, text: '- New.' });
    expect(() => newestEntry('nothing')).toThrow('no entry');
  });

  test('two builds are compared by their bytes, and told by name', () => {
    const files = (text: string) =>
      new Map([
        ['a', Buffer.from('same')],
        ['b', Buffer.from(text)],
      ]);
    expect(differing(files('x'), files('x'))).toEqual([]);
    expect(differing(files('x'), files('y'))).toEqual(['b']);
    expect(differing(files('x'), new Map())).toEqual(['a', 'b']);
    expect(checksums(new Map([['a', Buffer.from('')]]))).toBe(
      'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  a\n',
    );
  });
});

describe('what wordpress.org shows of the plugin', () => {
  const folder = 'wordpress-plugin/.wordpress-org';

  test.each(['icon.svg', 'banner.svg'])(
    '%s asks for nothing from elsewhere, and has words for those who do not see it',
    (name) => {
      const svg = readHere(`${folder}/${name}`);
      expect(svg).toMatch(/<title id="t">.+<\/title>/);
      expect(svg).not.toMatch(/<script|<image|href=|url\(|@import|<foreignObject/i);
    },
  );

  test('the live preview connects nothing, and shows a page that is hidden', () => {
    const blueprint = JSON.parse(readHere(`${folder}/blueprints/blueprint.json`)) as {
      landingPage: string;
      steps: { step: string; code?: string }[];
    };
    expect(blueprint.landingPage).toBe('/wp-admin/admin.php?page=talk-messenger');
    expect(blueprint.steps.map(({ step }) => step)).toEqual(['installPlugin', 'setSiteOptions', 'runPHP']);
    const code = blueprint.steps.at(-1)!.code!;
    expect(code).toContain("'_talk_messenger_visibility', 'hide'");
    expect(code).not.toMatch(/trackingKey|captureHost/);
  });
});
