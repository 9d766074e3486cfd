// `npm start -w shopify-app`: the built app behind its web server.
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import type { createRequestHandler, ServerBuild } from 'react-router';
import type { TokenCheck } from './admission.ts';
import { readConfig } from './config.ts';
import { closeServer, serverFor } from './serve.ts';
import type { Sessions } from './sessions/open.ts';

/** What `app/entry.server.tsx` hands out besides what the router asks of it. */
interface Entry {
  readonly createRequestHandler: typeof createRequestHandler;
  readonly isSessionToken: TokenCheck;
  readonly sessions: Sessions;
}

/** Milliseconds that requests have to end when the server is stopped; platforms kill after ten seconds or more. */
const PATIENCE = 8000;
const BUILD = join(import.meta.dirname, '../build-output');

/** All of the machine's addresses; where IPv6 is switched off, those of IPv4. */
const everyAddress = (): string =>
  Object.values(networkInterfaces())
    .flat()
    .some((each) => each?.family === 'IPv6')
    ? '::'
    : '0.0.0.0';

const log = (line: string): void => void process.stdout.write(`${line}\n`);

const start = async (): Promise<void> => {
  const config = readConfig(process.env);
  // React looks at it while it is loaded; without it, it is the slow one for developers.
  process.env['NODE_ENV'] ??= 'production';
  const build = (await import(join(BUILD, 'server/index.js'))) as ServerBuild;
  const entry = build.entry.module as unknown as Entry;
  const server = await serverFor({
    appUrl: config.appUrl,
    files: join(BUILD, 'client'),
    handle: entry.createRequestHandler(build, 'production'),
    isSessionToken: entry.isSessionToken,
    check: () => entry.sessions.storage.loadSession('health'),
    log,
  });

  let stopping = false;
  const stop = async (): Promise<void> => {
    if (stopping) return;
    stopping = true;
    log('Stopping …');
    await closeServer(server, PATIENCE);
    await entry.sessions.close();
    process.exit(0);
  };
  process.on('SIGTERM', () => void stop());
  process.on('SIGINT', () => void stop());

  await server.listen({ port: config.port, host: config.listenAddress ?? everyAddress() });
  log(`Talk for Shopify listens on port ${config.port} for ${config.appUrl}`);
};

try {
  await start();
} catch (error) {
  process.stderr.write(`The app cannot start.\n${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
