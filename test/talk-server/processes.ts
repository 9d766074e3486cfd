// Talk servers as processes of their own, to be killed.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { endChild } from '../end-child.ts';
import { within } from '../patience.ts';

/** The server of the package, which starts in a quarter of the time that its sources take. */
const MAIN = fileURLToPath(new URL('../../talk-server/dist/main.js', import.meta.url));

/** The command `talk-server`. */
export const COMMAND = fileURLToPath(new URL('../../talk-server/talk-server.mjs', import.meta.url));

export interface ServerProcess {
  readonly url: string;
  /** The first site's tracking key and the first agent's key; empty where there was a site before. */
  readonly trackingKey: string;
  readonly agentKey: string;
  /** Ends it at once, as a power cut would, and waits until it is gone. */
  kill(): Promise<void>;
  stop(): Promise<void>;
  readonly pid: number;
}

/** Starts a server and waits until it says where it listens. */
export const startProcess = async (
  database: string,
  publicUrl: string,
  port = 0,
  more: {
    readonly settings?: Readonly<Record<string, string>>;
    /** Given to Node before the program. */
    readonly node?: readonly string[];
    /** What is run: the server itself, or `COMMAND`, which starts it as an operator does. */
    readonly program?: string;
  } = {},
): Promise<ServerProcess> => {
  const node = ['--disable-warning=ExperimentalWarning', ...(more.node ?? [])];
  const child = spawn(process.execPath, [...node, more.program ?? MAIN], {
    env: {
      PATH: process.env['PATH'],
      TALK_DATABASE: database,
      TALK_PORT: String(port),
      TALK_PUBLIC_URL: publicUrl,
      TALK_LOG_LEVEL: 'silent',
      ...more.settings,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  const listening = new Promise<string>((resolve, reject) => {
    const hear = (part: Buffer): void => {
      said += String(part);
      const [, address] = /listens on (\S+)/.exec(said) ?? [];
      if (address !== undefined) resolve(address);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('exit', (code) => {
      // Of itself: that should be seen.
      if (code !== null && code !== 0) process.stderr.write(`A server ended with ${code}:\n${said}\n`);
    });
    child.once('exit', () => reject(new Error(`The server did not start:\n${said}`)));
  });
  const url = await within('a server to listen', listening, () => said);
  const find = (pattern: RegExp): string => pattern.exec(said)?.[1] ?? '';
  return {
    url,
    trackingKey: find(/tracking key: (\S+)/),
    agentKey: find(/shown only now: (\S+)/),
    kill: async () => void (await endChild(child, 'SIGKILL')),
    stop: async () => void (await endChild(child)),
    pid: child.pid!,
  };
};
