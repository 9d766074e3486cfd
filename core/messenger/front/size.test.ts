import { beforeAll, describe, expect, test } from '@jest/globals';
import { gzipSync } from 'node:zlib';
import { buildFront, filesOfFront, LIMITS, type BuiltFile, type BuiltFront } from './build.ts';
import { LANGUAGES, type Language } from '../words/language.ts';
import { HASHED_FILE } from './own-folder.ts';

let front: BuiltFront;
beforeAll(async () => {
  front = await buildFront();
});
const size = ({ content }: BuiltFile): number => gzipSync(content, { level: 9 }).length;

describe('The messenger’s files, gzipped,', () => {
  test(`are a launcher of at most ${LIMITS.launcher} bytes before a visitor turns to it`, () => {
    expect(size(front.launcher)).toBeLessThanOrEqual(LIMITS.launcher);
  });

  test.each(['live', 'list', 'files', 'details', 'sound', 'context', 'outbound', 'said'] as const)(
    'have no more bytes than allowed for "%s"',
    (part) => {
      expect(size(front[part])).toBeLessThanOrEqual(LIMITS[part]);
    },
  );

  const languages = Object.keys(LANGUAGES) as Language[];
  const sizes = (...files: readonly BuiltFile[]): number => files.reduce((sum, file) => sum + size(file), 0);

  test.each(languages)(
    `have at most ${LIMITS.firstClick} bytes for the first click, and ${LIMITS.thread} for homepage, form and thread, in "%s"`,
    (language) => {
      const [first] = front.words[language];
      expect(sizes(front.front, front.hosted, first!)).toBeLessThanOrEqual(LIMITS.firstClick);
      expect(sizes(front.front, first!, front.chat)).toBeLessThanOrEqual(LIMITS.thread);
    },
  );
});

test('each file is named by its content, and names those that it loads', async () => {
  for (const { file } of filesOfFront(front)) expect(`./${file}`).toMatch(HASHED_FILE);
  expect(front.launcher.content).toContain(`import("./${front.front.file}")`);
  expect(front.launcher.content).toContain(`import("./${front.said.file}")`);
  expect(front.said.content).toContain(`import("./${front.outbound.file}")`);
  // What the front loads has one hash: of all that.
  const { launcher, front: first, outbound, said, preview } = front;
  const others = [launcher, first, outbound, said, preview].map(({ file }) => file);
  const hashes = filesOfFront(front)
    .filter(({ file }) => !others.includes(file))
    .map(({ file }) => file.slice(-19, -3));
  expect(new Set(hashes).size).toBe(1);
  expect(first.content).toContain(`-${hashes[0]}.js`);
  expect(await buildFront()).toEqual(front);
});

test('nothing of it evaluates text or writes style attributes', () => {
  for (const { content } of filesOfFront(front))
    expect(content).not.toMatch(
      /eval\(|Function\(|document\.write|insertAdjacentHTML|outerHTML|setAttribute\("style"/,
    );
});
