import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';

const root = join(import.meta.dirname, '..');

const lines = readFileSync(join(root, 'docs/talk-server-proof.md'), 'utf8')
  .split('\n')
  .flatMap((line) => {
    const [, number, file, name] = /^\| (\d+) +\|.*\| `([^`]+)`: (.+?) +\|$/.exec(line) ?? [];
    return number === undefined ? [] : [{ number: Number(number), file: file!, name: name! }];
  });

/** The cases that a server and its inbox answer for: those of a page alone are elsewhere. */
const CASES = [
  1, 2, 3, 4, 6, 7, 8, 9, 10, 11, 14, 15, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 29, 30, 37, 39, 58, 59,
  60, 61, 62, 63, 64, 65, 66, 67, 69, 70, 71, 72, 73, 74, 75, 76, 77, 78,
];

describe('the list of what is proved', () => {
  test('has every case', () => {
    expect([...new Set(lines.map(({ number }) => number))]).toEqual(CASES);
  });

  test.each(lines)('case $number is a test of $file', ({ file, name }) => {
    expect(existsSync(join(root, file))).toBe(true);
    expect(readFileSync(join(root, file), 'utf8')).toContain(`'${name}'`);
  });
});
