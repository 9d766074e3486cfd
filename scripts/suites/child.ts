import { spawn } from 'node:child_process';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');

/**
 * Runs a program from the repository's root with its output in view, and yields its exit code (127 when it
 * cannot be started, 1 when a signal ended it). It does not outlive this process.
 */
export const runInView = (
  program: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = process.env,
  stdin: 'ignore' | 'inherit' = 'ignore',
): Promise<number> =>
  new Promise((resolve) => {
    const child = spawn(program, args, { cwd: ROOT, stdio: [stdin, 'inherit', 'inherit'], env });
    const kill = (): void => {
      child.kill('SIGTERM');
    };
    process.once('exit', kill);
    child.once('error', (error) => {
      process.off('exit', kill);
      process.stderr.write(`${program}: ${error.message}\n`);
      resolve(127);
    });
    child.once('exit', (code) => {
      process.off('exit', kill);
      resolve(code ?? 1);
    });
  });
