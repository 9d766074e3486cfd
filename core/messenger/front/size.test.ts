import { beforeAll, describe, expect, test } from '@jest/globals';
import { gzipSync } from 'node:zlib';
import { buildFront, filesOfFront, LIMITS, type BuiltFile, type BuiltFront } from './build.ts';
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

  test(`have at most ${LIMITS.front} bytes for homepage, form and thread`, () => {
    expect(size(front.front)).toBeLessThanOrEqual(LIMITS.front);
  });

  test(`have at most ${LIMITS.conversation} bytes for all that a first conversation loads after the launcher`, () => {
    for (const words of Object.values(front.words))
      expect(size(front.front) + size(front.conversation) + size(words)).toBeLessThanOrEqual(
        LIMITS.conversation,
      );
  });
});

test('each file is named by its content, and names those that it loads', async () => {
  for (const { file } of filesOfFront(front)) expect(`./${file}`).toMatch(HASHED_FILE);
  expect(front.launcher.content).toContain(`import("./${front.front.file}")`);
  expect(front.front.content).toContain(`import("./${front.conversation.file}")`);
  expect(await buildFront()).toEqual(front);
});

test('nothing of it evaluates text or writes style attributes', () => {
  for (const { content } of filesOfFront(front))
    expect(content).not.toMatch(
      /eval\(|Function\(|document\.write|insertAdjacentHTML|outerHTML|setAttribute\("style"/,
    );
});
