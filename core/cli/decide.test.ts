import { describe, expect, test } from '@jest/globals';
import { Readable, Writable } from 'node:stream';
import { defaultSettings, type Settings } from '../settings/index.ts';
import { decideLines, type DecideOptions } from './decide.ts';

const run = async (input: string, settings = defaultSettings(), options: DecideOptions = {}) => {
  let output = '';
  const sink = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      output += chunk.toString();
      done();
    },
  });
  const bad = await decideLines(settings, Readable.from([input]), sink, options);
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

  test('reads the rules, and says with --explain which were passed over', async () => {
    const settings: Settings = {
      ...defaultSettings(),
      visibility: {
        ...defaultSettings().visibility,
        rules: [
          { id: 'phones', name: 'Phones', effect: 'hide', enabled: true, when: { device: ['mobile'] } },
          { id: 'shop', name: '', effect: 'hide', enabled: true, when: { path: ['/shop', '/shop/*'] } },
        ],
      },
    };
    const line = '{"url":"/shop/hats","visitor":{"device":"desktop"}}';
    const decision = { talk: 'hide', because: { by: 'rule', rule: 'shop' } };
    expect((await run(line, settings)).lines).toEqual([decision]);
    const passedOver = [
      { rule: 'phones', reasons: [{ code: 'device', wanted: ['mobile'], found: ['desktop'] }] },
    ];
    expect((await run(line, settings, { explain: true })).lines).toEqual([{ ...decision, passedOver }]);
  });

  test('does not tear a line at the line separators of Unicode', async () => {
    const { lines } = await run('{"override":"hide","title":"a\u2028b\u2029c"}\n');
    expect(lines).toEqual([{ talk: 'hide', because: { by: 'page' } }]);
  });

  test('answers nothing to nothing', async () => {
    expect(await run('')).toEqual({ bad: 0, lines: [] });
  });
});
