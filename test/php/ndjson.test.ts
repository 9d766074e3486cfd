import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { describe, expect, test } from '@jest/globals';
import { decideLines } from '../../core/cli/decide.ts';
import { problemLine } from '../../core/cli/settings-file.ts';
import { defaultSettings, validate, type Settings } from '../../core/settings/index.ts';
import { runCommand } from '../../scripts/machine/command.ts';
import { findProgram } from '../../scripts/machine/programs.ts';
import { ndjson } from './php.ts';
import { PATIENCE } from '../patience.ts';

const decide = (input: string | Buffer, settings: unknown = defaultSettings()) =>
  ndjson('native', 'decide', input, settings);
const shown = '{"talk":"show","because":{"by":"default"}}';

describe('decide on NDJSON', () => {
  test('answers every line in order, skips blank ones and goes on after a bad one', async () => {
    const input = '{"override":"hide"}\n\n  \u00a0\ufeff\nnot json\n[]\n{"override":1}\r\n{}';
    expect(await decide(input)).toEqual({
      code: 1,
      stdout: [
        '{"talk":"hide","because":{"by":"page"}}',
        '{"error":"the line is not valid JSON"}',
        '{"error":"the line is not a JSON object"}',
        '{"error":"override: must be \\"show\\", \\"hide\\" or null"}',
        shown,
        '',
      ].join('\n'),
      stderr: '',
    });
  });

  test('exits 0 when every line was good', async () => {
    expect(await decide('{"override":null,"url":"/","visitor":{"role":"x"}}\n')).toEqual({
      code: 0,
      stdout: `${shown}\n`,
      stderr: '',
    });
  });

  test.each([
    ['an object with numbered keys', '{"0":1}'],
    ['a key that PHP objects cannot have', '{"\\u0000a":1}'],
    ['half of a surrogate pair', '{"url":"\\ud83d"}'],
    ['an escaped backslash before what looks like one', '{"url":"\\\\ud83d"}'],
    ['a line separator', '{"url":"\u2028"}'],
    ['deep nesting', `{"url":${'['.repeat(2000)}${']'.repeat(2000)}}`],
    ['a number beyond all bounds', '{"id":1e999}'],
  ])('reads %s as the core does', async (_name, line) => {
    expect((await decide(line)).stdout).toBe(`${shown}\n`);
  });

  test('explains in the bytes of the core', async () => {
    const when = { path: ['/caf%C3%A9/*?q=a*'], locale: ['de_AT'], role: ['editor'], device: ['mobile'] };
    const rules = [
      { id: 'é "1"', name: '', effect: 'hide', enabled: false, when: {} },
      { id: '/', name: '', effect: 'hide', enabled: true, when },
    ];
    const defaults = defaultSettings();
    const settings = { ...defaults, visibility: { ...defaults.visibility, rules } } as Settings;
    const input = [
      '{}',
      '{"url":"/café/x?q=b","locale":"de","visitor":{"roles":["a"]}}',
      '{"override":"hide"}',
    ];
    let core = '';
    const sink = new Writable({
      write: (chunk: Buffer, _encoding, done) => {
        core += chunk.toString();
        done();
      },
    });
    await decideLines(settings, Readable.from([input.join('\n')]), sink, { explain: true });
    const php = await ndjson('native', 'decide --explain', input.join('\n'), settings);
    expect(php).toEqual({ code: 0, stdout: core, stderr: '' });
    expect(core).toContain('"code":"query"');
  });

  test('takes bytes that are no UTF-8 for unknown characters', async () => {
    const line = Buffer.concat([Buffer.from('{"url":"'), Buffer.from([0xff, 0xfe]), Buffer.from('"}')]);
    expect((await decide(line)).stdout).toBe(`${shown}\n`);
  });
});

describe('bad input to the program', () => {
  const wrong = { ...defaultSettings(), enabled: 'yes', colour: 'red' };

  test('bad settings: exit 2 and one line a problem, in the words of the core', async () => {
    const { code, stdout, stderr } = await decide('{}', wrong);
    const judged = validate(wrong);
    const expected = judged.ok ? [] : judged.errors.map(problemLine);
    expect(expected).toHaveLength(2);
    expect(stderr.trimEnd().split('\n').toSorted()).toEqual(expected.toSorted());
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  });

  test('settings that are no JSON', async () => {
    const { code, stderr } = await decide('{}', '{');
    expect(code).toBe(2);
    expect(stderr).toMatch(/settings\.json: is not valid JSON\n$/);
  });

  test.each([
    [['decide'], 'decide needs --settings FILE'],
    [['decide', '--settings', '/nowhere/settings.json'], '/nowhere/settings.json: cannot be read'],
    [['guess'], 'unknown command: guess'],
    [['decide', '--settings'], "error: option '--settings' argument missing"],
    [['decide', '--fast', '--settings', 'x'], "error: unknown option '--fast'"],
    [['decide', '--explain=yes', '--settings', 'x'], "error: unknown option '--explain=yes'"],
    [['decide', 'x', '--settings', 'x'], "error: too many arguments: 'x'"],
    [['embed', '--explain', '--settings', 'x'], "error: unknown option '--explain'"],
    [['csp', 'merge', '--settings', 'x', '--limits', '1'], "error: unknown option '--limits'"],
    [['check-settings', '--local'], "error: unknown option '--local'"],
  ])('%j', async (args, reason) => {
    const { runPhp, PLUGIN } = await import('./php.ts');
    const { code, stderr } = await runPhp('native', [`${PLUGIN}/bin/ndjson.php`, ...args], '{}');
    expect(code).toBe(2);
    expect(stderr).toContain(reason);
  });
});

describe('npm run php', () => {
  test('uses PHP in WebAssembly where the machine’s own lacks mbstring', async () => {
    const temp = mkdtempSync(join(tmpdir(), 'talk-php-'));
    try {
      // The real PHP without its configuration: Debian's loads every module but the built-in ones from there.
      writeFileSync(join(temp, 'php'), `#!/bin/sh\nexec ${findProgram('php')} -n "$@"\n`, { mode: 0o755 });
      writeFileSync(join(temp, 'settings.json'), JSON.stringify(defaultSettings()));
      const script = join(import.meta.dirname, '../../scripts/php.ts');
      const { code, stdout, stderr } = await runCommand(
        process.execPath,
        [script, 'decide', '--settings', join(temp, 'settings.json')],
        {
          input: '{"url":"/ÄÖ"}\n',
          timeout: PATIENCE,
          env: { ...process.env, PATH: `${temp}:${process.env.PATH}` },
        },
      );
      expect({ code, stdout }).toEqual({ code: 0, stdout: `${shown}\n` });
      expect(stderr).toContain('lacks modules of PHP');
    } finally {
      rmSync(temp, { recursive: true, force: true });
    }
  });
});
