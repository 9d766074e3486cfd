import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { PATIENCE } from '../../patience.ts';

const START = pathToFileURL(join(import.meta.dirname, '../../../talk-server/start-anew.mjs')).href;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'talk-anew-'));
  writeFileSync(
    join(folder, 'command.mjs'),
    `import { startAnew } from ${JSON.stringify(START)};
startAnew(JSON.parse(process.argv[2]));
console.log(JSON.stringify({ flags: process.execArgv, args: process.argv.slice(2), pid: process.pid }));`,
  );
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What a command says of itself once it has started. */
const said = (more: readonly string[], flags: readonly string[] = [], options = '') =>
  JSON.parse(
    execFileSync(
      process.execPath,
      [...flags, join(folder, 'command.mjs'), JSON.stringify(more), 'two words'],
      {
        encoding: 'utf8',
        env: { PATH: process.env['PATH'], NODE_OPTIONS: options },
        timeout: PATIENCE,
      },
    ),
  ) as { readonly flags: readonly string[]; readonly args: readonly string[] };

test('a command starts with a small young generation, the flags that it needs and those that it had', () => {
  const { flags, args } = said(['--conditions=one'], ['--no-warnings']);
  expect(flags.toSorted()).toEqual(['--conditions=one', '--max-semi-space-size=4', '--no-warnings']);
  expect(args).toEqual(['["--conditions=one"]', 'two words']);
});

test.each([
  ['its flags', ['--max-semi-space-size=32'], ''],
  ['NODE_OPTIONS', [], '--max-semi-space-size=32'],
] as const)('a size that %s give is kept', (_, given, options) => {
  expect(said([], given, options).flags).toEqual(given);
});
