import { spawn } from 'node:child_process';

export interface CommandResult {
  code: number;
  stdout: string;
  stderr: string;
}

export interface CommandOptions {
  cwd?: string;
  env?: NodeJS.ProcessEnv;
  /** Milliseconds until the command is ended and counts as failed. */
  timeout?: number;
  input?: string | Buffer;
  /** Ends it at once. */
  signal?: AbortSignal;
  /** Who runs it, where that is not this process's own user. */
  uid?: number;
  gid?: number;
}

/**
 * Runs a program without a shell and collects what it prints. A program that cannot be started or that runs
 * out of time yields code 127 or 124 with the reason in `stderr`; nothing is thrown.
 */
export const runCommand = (
  program: string,
  args: readonly string[],
  options: CommandOptions = {},
): Promise<CommandResult> =>
  new Promise((resolve) => {
    const child = spawn(program, args, {
      stdio: [options.input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
      ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
      ...(options.env === undefined ? {} : { env: options.env }),
      ...(options.signal === undefined ? {} : { signal: options.signal }),
      ...(options.uid === undefined ? {} : { uid: options.uid }),
      ...(options.gid === undefined ? {} : { gid: options.gid }),
    });
    let stdout = '';
    let stderr = '';
    let timedOut = false;
    const timer =
      options.timeout === undefined
        ? undefined
        : setTimeout(() => {
            timedOut = true;
            child.kill('SIGKILL');
          }, options.timeout);
    child.stdout?.setEncoding('utf8').on('data', (chunk: string) => (stdout += chunk));
    child.stderr?.setEncoding('utf8').on('data', (chunk: string) => (stderr += chunk));
    child.once('error', (error) => {
      clearTimeout(timer);
      resolve({ code: 127, stdout, stderr: `${stderr}${error.message}` });
    });
    child.once('close', (code) => {
      clearTimeout(timer);
      if (timedOut) resolve({ code: 124, stdout, stderr: `${stderr}no end after ${options.timeout} ms` });
      else resolve({ code: code ?? 1, stdout, stderr });
    });
    // A program that ends before it has read everything closes the pipe; its exit code says why.
    child.stdin?.on('error', () => {});
    if (options.input !== undefined) child.stdin?.end(options.input);
  });

/** Like `runCommand`, but a non-zero exit throws with the end of what the program said. */
export const mustRun = async (
  program: string,
  args: readonly string[],
  options: CommandOptions = {},
): Promise<string> => {
  const result = await runCommand(program, args, options);
  if (result.code !== 0) {
    const said = `${result.stderr}\n${result.stdout}`.trim().slice(-1500);
    throw new Error(`${program} ${args.slice(0, 3).join(' ')} ended with code ${result.code}: ${said}`);
  }
  return result.stdout;
};
