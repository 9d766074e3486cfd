// Talk servers as processes of their own, to be killed.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../../talk-server/main.ts', import.meta.url));

export interface ServerProcess {
  readonly url: string;
  /** The first site's tracking key and the first agent's key; empty where there was a site before. */
  readonly trackingKey: string;
  readonly agentKey: string;
  /** Ends it at once, as a power cut would, and waits until it is gone. */
  kill(): Promise<void>;
  stop(): Promise<void>;
}

const ended = async (child: ChildProcess, signal: NodeJS.Signals): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, 'exit');
  child.kill(signal);
  await exit;
};

/** Starts a server and waits until it says where it listens. */
export const startProcess = async (database: string, publicUrl: string, port = 0): Promise<ServerProcess> => {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', MAIN], {
    env: {
      PATH: process.env['PATH'],
      TALK_DATABASE: database,
      TALK_PORT: String(port),
      TALK_PUBLIC_URL: publicUrl,
      TALK_LOG_LEVEL: 'silent',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  const url = await new Promise<string>((resolve, reject) => {
    const hear = (part: Buffer): void => {
      said += String(part);
      const [, address] = /listens on (\S+)/.exec(said) ?? [];
      if (address !== undefined) resolve(address);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('exit', () => reject(new Error(`The server did not start:\n${said}`)));
  });
  const find = (pattern: RegExp): string => pattern.exec(said)?.[1] ?? '';
  return {
    url,
    trackingKey: find(/tracking key: (\S+)/),
    agentKey: find(/shown only now: (\S+)/),
    kill: () => ended(child, 'SIGKILL'),
    stop: () => ended(child, 'SIGTERM'),
  };
};
