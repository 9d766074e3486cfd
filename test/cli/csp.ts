import { orttoConnection } from '@talk-suite/core/fixtures';
import { afterAll, afterEach, jest } from '@jest/globals';
import { Command } from 'commander';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { registerCsp } from '../../core/cli/csp/csp.ts';
import { defaultSettings } from '../../core/settings/index.ts';

/** Where the files are that are handed to commands; gone after the tests of a file. */
export const folder = mkdtempSync(join(tmpdir(), 'talk-csp-'));

/** Writes such a file; yields its path. */
export const write = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};

export const connection = orttoConnection({ trackingKey: 'Zm9vYmFyYmF6cXV4YWNtZQ', dataRegion: 'us' });
/** The path of default settings with that connection. */
export const settings = write('settings.json', JSON.stringify({ ...defaultSettings(), connection }));

/** Runs `talk csp …`; gives back what it printed, what it said on standard error, and its exit code. */
export const talk = async (...args: string[]): Promise<{ out: string; err: string; code: number }> => {
  process.exitCode = undefined;
  const [lines, problems]: [unknown[], unknown[]] = [[], []];
  const log = jest.spyOn(console, 'log').mockImplementation((line) => void lines.push(line));
  const errors = jest.spyOn(console, 'error').mockImplementation((line) => void problems.push(line));
  const program = new Command().exitOverride();
  registerCsp(program);
  await program.parseAsync(['csp', ...args], { from: 'user' });
  log.mockRestore();
  errors.mockRestore();
  return { out: lines.join('\n'), err: problems.join('\n'), code: Number(process.exitCode ?? 0) };
};

afterEach(() => {
  process.exitCode = undefined;
});
afterAll(() => rmSync(folder, { recursive: true }));
