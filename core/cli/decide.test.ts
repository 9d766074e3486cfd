import { describe, expect, test } from '@jest/globals';
import { Readable, Writable } from 'node:stream';
import { defaultSettings } from '../settings/index.ts';
import { decideLines } from './decide.ts';

const run = async (input: string) => {
  let output = '';
  const sink = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      output += chunk.toString();
      done();
    },
  });
  const bad = await decideLines(defaultSettings(), Readable.from([input]), sink);
  return {
    bad,
    lines: output
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as unknown),
  };
};

describe('talk decide', () => {
  test('answers each line in order and goes on after a bad one', async () => {
    const { bad, lines } = await run('{"override":"hide"}\n\n{nonsense\r\n{"url":"/"}');
    expect(lines).toEqual([
      { talk: 'hide', because: { by: 'page' } },
      { error: 'the line is not valid JSON' },
      { talk: 'show', because: { by: 'default' } },
    ]);
    expect(bad).toBe(1);
  });

  test('does not tear a line at the line separators of Unicode', async () => {
    const { lines } = await run('{"override":"hide","title":"a\u2028b\u2029c"}\n');
    expect(lines).toEqual([{ talk: 'hide', because: { by: 'page' } }]);
  });

  test('answers nothing to nothing', async () => {
    expect(await run('')).toEqual({ bad: 0, lines: [] });
  });
});
