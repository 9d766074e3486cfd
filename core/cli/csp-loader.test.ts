import { afterAll, describe, expect, test } from '@jest/globals';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { publishLoader } from './csp-loader.ts';

const work = mkdtempSync(join(tmpdir(), 'talk-csp-loader-'));
afterAll(() => rmSync(work, { recursive: true }));

const loaderWith = (content: string): string => {
  const file = join(work, `${content}.txt`);
  writeFileSync(file, content);
  return file;
};

describe('talk csp loader', () => {
  test('names the file by its content and keeps the one before', async () => {
    const folder = mkdtempSync(join(work, 'site-'));
    const first = await publishLoader(folder, loaderWith('one'));
    expect(first.integrity).toBe(`sha256-${createHash('sha256').update('one').digest('base64')}`);
    expect(first).toMatchObject({ written: true, kept: [], source: `'${first.integrity}'` });
    expect(readFileSync(join(folder, first.name), 'utf8')).toBe('one');

    const second = await publishLoader(folder, loaderWith('two'));
    expect(second).toMatchObject({ written: true, kept: [first.name] });
    expect(readdirSync(folder).toSorted()).toEqual([first.name, second.name].toSorted());
    expect(readFileSync(join(folder, first.name), 'utf8')).toBe('one');
  });

  test('writes nothing twice, and leaves other files alone', async () => {
    const folder = mkdtempSync(join(work, 'site-'));
    writeFileSync(join(folder, 'app.js'), 'app');
    await publishLoader(folder, loaderWith('one'));
    expect(await publishLoader(folder, loaderWith('one'))).toMatchObject({ written: false, kept: [] });
    expect(readFileSync(join(folder, 'app.js'), 'utf8')).toBe('app');
  });

  test('says what is missing', async () => {
    await expect(publishLoader(work, join(work, 'none.js'))).rejects.toThrow(
      /none\.js: cannot be read \(ENOENT\)/,
    );
    await expect(publishLoader(join(work, 'nowhere'), loaderWith('one'))).rejects.toThrow(
      /--to .*nowhere: cannot be written to \(ENOENT\)/,
    );
  });
});
