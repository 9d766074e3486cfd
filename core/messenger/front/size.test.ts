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

  test(`have at most ${LIMITS.files} bytes for files of conversations`, () => {
    expect(size(front.files)).toBeLessThanOrEqual(LIMITS.files);
  });

  test(`have at most ${LIMITS.details} bytes for what is asked in a conversation`, () => {
    expect(size(front.details)).toBeLessThanOrEqual(LIMITS.details);
  });

  const languages = Object.keys(LANGUAGES) as Language[];
  const sizes = (files: readonly BuiltFile[]): number => files.reduce((sum, file) => sum + size(file), 0);

  test.each(languages)(
    `have at most ${LIMITS.firstClick} bytes for what the first click loads, with the words in "%s"`,
    (language) => {
      expect(sizes([front.front, front.words[language]])).toBeLessThanOrEqual(LIMITS.firstClick);
    },
  );

  test.each(languages)(
    `have at most ${LIMITS.thread} bytes for homepage, form and thread, and ${LIMITS.conversation} for a conversation, in "%s"`,
    (language) => {
      const thread = sizes([front.front, front.words[language], front.chat, front.moreWords[language]]);
      expect(thread).toBeLessThanOrEqual(LIMITS.thread);
      expect(thread + size(front.live)).toBeLessThanOrEqual(LIMITS.conversation);
    },
  );
});

test('each file is named by its content, and names those that it loads', async () => {
  for (const { file } of filesOfFront(front)) expect(`./${file}`).toMatch(HASHED_FILE);
  expect(front.launcher.content).toContain(`import("./${front.front.file}")`);
  for (const { file } of [front.chat, front.handOver, front.shade])
    expect(front.front.content).toContain(`"./${file}"`);
  for (const { file } of [front.live, front.files, front.details])
    expect(front.chat.content).toContain(`import("./${file}")`);
  expect(await buildFront()).toEqual(front);
});

test('nothing of it evaluates text or writes style attributes', () => {
  for (const { content } of filesOfFront(front))
    expect(content).not.toMatch(
      /eval\(|Function\(|document\.write|insertAdjacentHTML|outerHTML|setAttribute\("style"/,
    );
});
