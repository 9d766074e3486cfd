import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureAdminSchema } from '../../../scripts/machine/shopify-schema.ts';
import { progressTo } from '../../../scripts/progress.ts';
import { createCertificate } from '../../browser/certificate.ts';
import { listen } from '../../browser/listening.ts';
import { endChild } from '../../end-child.ts';
import { PATIENCE } from '../../patience.ts';
import { freePort } from '../../ports.ts';
import { createCloud, type Cloud } from './cloud.ts';
import { startProxy } from './proxy.ts';
import type { AppKeys } from './tokens.ts';

const SERVER = join(import.meta.dirname, '../../../shopify-app/server/main.ts');

/** Where the app believes to be reached, unless its environment says otherwise. */
export const APP_URL = 'https://talk-app.example.com';

/** Encrypts the tokens that the app keeps. */
export const SESSION_KEY = Buffer.alloc(32, 'talk');

/** Names below it are there for stores’ own domains. */
const STORE_DOMAIN = 'larkmoor.example';

export interface RunningApp {
  readonly keys: AppKeys;
  readonly cloud: Cloud;
  /** Where this machine reaches the app's server, without a slash at the end. */
  readonly url: string;
  /** Bytes of memory that the app's process has now. */
  memory(): number;
  /** Everything the app's process has printed. */
  output(): string;
  /** Ends the process with a signal and yields its exit code. */
  end(signal: NodeJS.Signals): Promise<number | null>;
  /** Starts the process again, with the same files. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

interface Options {
  readonly port?: number;
  readonly environment?: Readonly<Record<string, string>>;
}

const memoryOf = (pid: number | undefined): number => {
  const { stdout } = spawnSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' });
  return Number(stdout) * 1024;
};

const untilHealthy = async (url: string, child: ChildProcess, said: () => string): Promise<void> => {
  const end = Date.now() + PATIENCE;
  while (Date.now() < end) {
    if (child.exitCode !== null) throw new Error(`The app ended at once: ${said()}`);
    const answer = await fetch(`${url}/health`).catch(() => null);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(
    `Waited ${PATIENCE / 1000} s for the app to answer at ${url}/health. It printed: ${said()}`,
  );
};

/**
 * The unmodified production build behind its own server, with a stand-in for Shopify behind a proxy: the environment
 * that Node itself reads (proxy, extra certificate) is all that differs from production.
 */
export const startApp = async ({ port, environment = {} }: Options = {}): Promise<RunningApp> => {
  await ensureAdminSchema(progressTo());
  const keys: AppKeys = { apiKey: 'test-client-id', apiSecret: 'shpss_test_secret' };
  const folder = mkdtempSync(join(tmpdir(), 'talk-shopify-'));
  const certificate = await createCertificate(['*.myshopify.com', `*.${STORE_DOMAIN}`]);
  const certificateFile = join(folder, 'certificate.pem');
  writeFileSync(certificateFile, certificate.cert);
  const cloud = createCloud(keys);
  const shopify = await listen(cloud.app, { certificate });
  const proxy = await startProxy(shopify.port);
  const appPort = port ?? (await freePort());
  const url = `http://127.0.0.1:${appPort}`;

  let printed = '';
  let child: ChildProcess;
  const begin = async (): Promise<void> => {
    child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', SERVER], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        PATH: process.env['PATH'] ?? '',
        SHOPIFY_API_KEY: keys.apiKey,
        SHOPIFY_API_SECRET: keys.apiSecret,
        SHOPIFY_APP_URL: APP_URL,
        PORT: String(appPort),
        LISTEN_ADDRESS: '127.0.0.1',
        SESSION_STORE: join(folder, 'sessions.sqlite'),
        SESSION_KEYS: SESSION_KEY.toString('base64'),
        NODE_USE_ENV_PROXY: '1',
        HTTPS_PROXY: `http://127.0.0.1:${proxy.port}`,
        NO_PROXY: '127.0.0.1',
        NODE_EXTRA_CA_CERTS: certificateFile,
        ...environment,
      },
    });
    for (const stream of [child.stdout, child.stderr])
      stream?.setEncoding('utf8').on('data', (text: string) => (printed += text));
    await untilHealthy(url, child, () => printed);
  };
  const end = (signal: NodeJS.Signals): Promise<number | null> => endChild(child, signal);
  const stopCloud = async (): Promise<void> => {
    await proxy.stop();
    await shopify.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await begin();
  } catch (error) {
    await stopCloud();
    throw error;
  }
  return {
    keys,
    cloud,
    url,
    memory: () => memoryOf(child.pid),
    output: () => printed,
    end,
    restart: begin,
    stop: async () => {
      await end('SIGTERM');
      await stopCloud();
    },
  };
};
