import { fork } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Progress } from '../../scripts/progress.ts';
import { PATIENCE, within } from '../patience.ts';
import { cookiesCode, lastJson, usersCode, type LoginCookie } from './php-code.ts';
import { entriesOf } from './php-log.ts';
import { PLUGIN_SLUG } from './site.ts';
import { wordpressVersionOf } from './source/folder.ts';
import type { FromStack, StackPlan, ToStack } from './stack-protocol.ts';

export interface RunPhpOptions {
  /** The login name of the user that runs the code; nobody by default. */
  user?: string;
  /** The path of a network's site, such as `/second/`. */
  site?: string;
}

export interface WordPressStack {
  /** Without a slash at the end: `http://127.0.0.1:41234`. */
  url: string;
  kind: 'playground' | 'native';
  wordpressVersion: string;
  phpVersion: string;
  /** The running site's folder on this machine. */
  folder: string;
  /** Runs PHP statements with WordPress loaded; yields what they print. A fatal error rejects. */
  runPhp(code: string, options?: RunPhpOptions): Promise<string>;
  /** Runs PHP statements that `return` a value; yields that value through JSON. */
  evalPhp<T>(code: string, options?: RunPhpOptions): Promise<T>;
  /** One user a role: editor, author, contributor, subscriber, and `siteadmin` (no super admin). */
  createUsers(): Promise<void>;
  /** Signed-in cookies for Playwright's `context.addCookies`; `cookieHeader` joins them for `fetch`. */
  loginCookies(user?: string): Promise<LoginCookie[]>;
  /** PHP's notices, warnings and errors that name the plugin's files; all of them on request. */
  phpLog(options?: { all?: boolean }): string;
  /** Empties PHP's log. */
  clearPhpLog(): Promise<void>;
  /** GETs a page and reads the counters of the tests' must-use plugin. */
  measure(path: string, init?: RequestInit): Promise<Measured>;
  /** Ends every process of the stack and removes its temporary folder. Safe to call twice. */
  stop(): Promise<void>;
}

export interface Measured {
  status: number;
  headers: Headers;
  body: string;
  /** Database queries of the request. */
  queries: number;
  /** Milliseconds that PHP worked on the request. */
  serverMs: number;
}

export const cookieHeader = (cookies: readonly LoginCookie[]): string =>
  cookies.map(({ name, value }) => `${name}=${value}`).join('; ');

/** Starting is many steps, stopping lets three servers finish in order. */
const START_TIMEOUT = 3 * PATIENCE;
const STOP_TIMEOUT = PATIENCE;

/** Starts a stack's own process and speaks with it; both kinds of stack share this side. */
export const connectStack = async (
  program: URL,
  plan: StackPlan,
  progress: Progress,
  onStarting?: (stop: () => Promise<void>) => void,
): Promise<WordPressStack> => {
  const child = fork(program, [], {
    execArgv: [],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: { ...process.env, TMPDIR: plan.temp, NODE_OPTIONS: '' },
  });
  let said = '';
  const keep = (chunk: Buffer): void => {
    said = (said + chunk.toString('utf8')).slice(-20_000);
  };
  child.stdout?.on('data', keep);
  child.stderr?.on('data', keep);
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const send = (message: ToStack): void => {
    if (child.connected) child.send(message);
  };

  let stopping: Promise<void> | undefined;
  const stop = (): Promise<void> => {
    stopping ??= (async () => {
      send({ type: 'stop' });
      const timer = setTimeout(() => child.kill('SIGKILL'), STOP_TIMEOUT);
      await exited;
      clearTimeout(timer);
      rmSync(plan.temp, { recursive: true, force: true, maxRetries: 5 });
    })();
    return stopping;
  };

  onStarting?.(stop);

  const waiting = new Map<number, { resolve(output: string): void; reject(error: Error): void }>();
  let nextId = 1;
  let phpVersion: string;
  try {
    phpVersion = await new Promise<string>((resolve, reject) => {
      const timer = setTimeout(
        () => reject(new Error(`WordPress was not up after ${START_TIMEOUT / 1000} s.\n${said}`)),
        START_TIMEOUT,
      );
      const end = (error: Error): void => {
        clearTimeout(timer);
        reject(error);
        for (const call of waiting.values()) call.reject(error);
        waiting.clear();
      };
      child.on('message', (message: FromStack) => {
        if (message.type === 'ready') {
          clearTimeout(timer);
          resolve(message.phpVersion);
        } else if (message.type === 'failed') end(new Error(`${message.message}\n${said}`));
        else if (message.type === 'progress') progress.say(message.text);
        else {
          const call = waiting.get(message.id);
          waiting.delete(message.id);
          if (message.error === undefined) call?.resolve(message.output);
          else call?.reject(new Error(message.error));
        }
      });
      child.once('exit', () => end(new Error(`The process of the WordPress stack has ended.\n${said}`)));
      send({ type: 'start', plan });
    });
  } catch (error) {
    await stop();
    throw error;
  }

  const runPhp: WordPressStack['runPhp'] = async (code, options = {}) => {
    if (!child.connected) throw new Error('This WordPress stack is stopped.');
    const id = nextId++;
    const answer = new Promise<string>((resolve, reject) => waiting.set(id, { resolve, reject }));
    send({ type: 'php', id, code, ...options });
    return within('PHP that a test runs', answer);
  };
  const evalPhp = async <T>(code: string, options?: RunPhpOptions): Promise<T> =>
    lastJson<T>(await runPhp(`echo "\\n", wp_json_encode( ( static function () { ${code} } )() );`, options));
  const log = join(plan.site, 'wp-content/debug.log');

  return {
    url: plan.url,
    kind: plan.kind,
    wordpressVersion: wordpressVersionOf(plan.site),
    phpVersion,
    folder: plan.site,
    runPhp,
    evalPhp,
    createUsers: async () => {
      await runPhp(usersCode);
    },
    loginCookies: (user = 'admin') => evalPhp<LoginCookie[]>(cookiesCode(user, plan.url)),
    phpLog: ({ all = false } = {}) => {
      const text = existsSync(log) ? readFileSync(log, 'utf8') : '';
      return all
        ? text
        : entriesOf(text)
            .filter((entry) => entry.includes(`plugins/${PLUGIN_SLUG}/`))
            .join('\n');
    },
    clearPhpLog: async () => {
      await runPhp(`file_put_contents( WP_CONTENT_DIR . '/debug.log', '' );`);
    },
    measure: async (path, init) => {
      const response = await fetch(new URL(path, `${plan.url}/`), init);
      const number = (name: string): number => {
        const value = response.headers.get(name);
        if (value === null) throw new Error(`${path} answered ${response.status} without ${name}.`);
        return Number(value);
      };
      return {
        status: response.status,
        headers: response.headers,
        body: await response.text(),
        queries: number('x-test-queries'),
        serverMs: number('x-test-server-ms'),
      };
    },
    stop,
  };
};
