import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCommand, type CommandResult } from '../../scripts/machine/command.ts';
import { PLAYGROUND_FOLDER } from '../../scripts/machine/playground-packages.ts';
import { findProgram } from '../../scripts/machine/programs.ts';
import { PATIENCE } from '../patience.ts';

export const PLUGIN = join(import.meta.dirname, '../../wordpress-plugin');
const NDJSON = join(PLUGIN, 'bin/ndjson.php');

/** `native` is the machine's own PHP; a version is run in WebAssembly. */
export type PhpVersion = 'native' | '7.4' | '8.5';

/** Runs a PHP script; whatever PHP itself has to say goes to standard error. */
export const runPhp = async (
  version: PhpVersion,
  args: readonly string[],
  input: string | Buffer = '',
): Promise<CommandResult> => {
  const loud = ['-d', 'display_errors=stderr', '-d', 'error_reporting=-1', ...args];
  if (version === 'native') {
    const program = findProgram('php');
    if (program === null) throw new Error('There is no PHP on this machine.');
    return runCommand(program, loud, { input, timeout: 2 * PATIENCE });
  }
  // The runtime needs a file as its standard input, which a shell opens best.
  const temp = mkdtempSync(join(tmpdir(), 'talk-php-'));
  try {
    writeFileSync(join(temp, 'input'), input);
    const command = [process.execPath, join(PLAYGROUND_FOLDER, 'php-cli.ts'), version, ...loud];
    return await runCommand('sh', ['-c', 'exec "$@" < "$0"', join(temp, 'input'), ...command], {
      timeout: 2 * PATIENCE,
    });
  } finally {
    rmSync(temp, { recursive: true, force: true });
  }
};

/** Whether this PHP has the extension `intl`, which composes letters (NFC). */
export const composesLetters = async (version: PhpVersion): Promise<boolean> => {
  const temp = mkdtempSync(join(tmpdir(), 'talk-php-'));
  try {
    writeFileSync(join(temp, 'intl.php'), "<?php echo class_exists( 'Normalizer' ) ? 'yes' : 'no';");
    return (await runPhp(version, [join(temp, 'intl.php')])).stdout === 'yes';
  } finally {
    rmSync(temp, { recursive: true, force: true });
  }
};

/** Runs the plugin's NDJSON program; with `settings`, on a file that holds them. */
export const ndjson = async (
  version: PhpVersion,
  command: string,
  input: string | Buffer,
  settings?: unknown,
): Promise<CommandResult> => {
  if (settings === undefined) return runPhp(version, [NDJSON, ...command.split(' ')], input);
  const temp = mkdtempSync(join(tmpdir(), 'talk-php-'));
  try {
    const file = join(temp, 'settings.json');
    writeFileSync(file, typeof settings === 'string' ? settings : JSON.stringify(settings));
    return await runPhp(version, [NDJSON, ...command.split(' '), '--settings', file], input);
  } finally {
    rmSync(temp, { recursive: true, force: true });
  }
};

/** JSON in ASCII: the runtime in WebAssembly reads its input in pieces, and breaks a character that one ends in. */
const escaped = (json: string): string =>
  json.replaceAll(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** Answers of the NDJSON program, one a line. Throws with whatever PHP had to say. */
export const answers = async (
  version: PhpVersion,
  command: string,
  lines: readonly unknown[],
  settings?: unknown,
): Promise<unknown[]> => {
  const text = lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n');
  const input = version === 'native' ? text : escaped(text);
  const { code, stdout, stderr } = await ndjson(version, command, input, settings);
  if (code > 1 || stderr !== '') throw new Error(`${command} ended with code ${code}: ${stderr}`);
  const printed = stdout.split('\n').filter((line) => line !== '');
  if (printed.length !== lines.length)
    throw new Error(`${command} answered ${printed.length} of ${lines.length} lines: it was ended.`);
  return printed.map((line) => JSON.parse(line) as unknown);
};

/** Every PHP file of the plugin's source; not what Composer fetched to check it with. */
export const phpFiles = (): string[] =>
  readdirSync(PLUGIN, { recursive: true, encoding: 'utf8' })
    .filter(
      (path) => path.endsWith('.php') && !/(^|\/)(node_modules|vendor|build-output|generated)\//.test(path),
    )
    .map((path) => join(PLUGIN, path))
    .toSorted();
