// `npm run -s php -- [--wasm VERSION] decide|csp merge --settings FILE`: the plugin's own PHP on NDJSON, from standard
// input to standard output. Uses the machine's PHP, or PHP in WebAssembly where there is none, where it lacks a
// module (`mbstring`) or where a version is asked for. Only the command writes to standard output.
import { spawn } from 'node:child_process';
import { createWriteStream, existsSync, mkdtempSync, openSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { ensurePlaygroundPackages, PLAYGROUND_FOLDER } from './machine/playground-packages.ts';
import { findProgram, hasModules } from './machine/programs.ts';
import { progressTo } from './progress.ts';

const SCRIPT = join(import.meta.dirname, '../wordpress-plugin/bin/ndjson.php');
/** What the script reads of the core. */
const TABLES = join(import.meta.dirname, '../core/dist/data');
const WASM_VERSIONS = ['7.4', '8.3', '8.5'];

const fail = (problem: string): never => {
  process.stderr.write(`${problem}\n`);
  process.exit(2);
};

/** npm changes the folder before it runs a script; a path that somebody types is meant from where they are. */
const cwd = process.env.INIT_CWD ?? process.cwd();

const run = (program: string, args: readonly string[], input: number | 'inherit'): Promise<number> =>
  new Promise((resolve) => {
    const child = spawn(program, args, { cwd, stdio: [input, 'inherit', 'inherit'] });
    child.once('error', (error) => {
      process.stderr.write(`${program}: ${error.message}\n`);
      resolve(2);
    });
    child.once('exit', (code) => resolve(code ?? 1));
    // Ctrl-C reaches the child as well; its exit code is ours.
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal));
  });

const runInWebAssembly = async (version: string, command: readonly string[]): Promise<number> => {
  await ensurePlaygroundPackages(progressTo());
  const temp = mkdtempSync(join(tmpdir(), 'talk-php-'));
  try {
    const input = join(temp, 'input');
    if (process.stdin.isTTY)
      process.stderr.write('Reading lines of JSON from the terminal; end with Ctrl-D.\n');
    await pipeline(process.stdin, createWriteStream(input));
    return await run(
      process.execPath,
      [join(PLAYGROUND_FOLDER, 'php-cli.ts'), version, '-d', 'display_errors=stderr', SCRIPT, ...command],
      openSync(input, 'r'),
    );
  } finally {
    rmSync(temp, { recursive: true, force: true });
  }
};

const [first, ...rest] = process.argv.slice(2);
const asked = first === '--wasm' ? (rest[0] ?? '') : undefined;
const command = first === '--wasm' ? rest.slice(1) : process.argv.slice(2);
if (asked !== undefined && !WASM_VERSIONS.includes(asked)) {
  fail(`--wasm: must be one of ${WASM_VERSIONS.join(', ')}`);
}
if (!existsSync(TABLES)) fail('The core is not built: run npm run build first.');
const found = asked === undefined ? findProgram('php') : null;
const php = found !== null && hasModules(found) ? found : null;
if (found !== null && php === null) {
  process.stderr.write(`${found} lacks modules of PHP that are needed here: using PHP in WebAssembly.\n`);
}
process.exitCode =
  php === null
    ? await runInWebAssembly(asked ?? '8.3', command)
    : await run(php, ['-d', 'display_errors=stderr', SCRIPT, ...command], 'inherit');
