// `npm start -w shopify-app`: the built app behind our own small server.
import { once } from 'node:events';
import { join } from 'node:path';
import type { createRequestHandler, ServerBuild } from 'react-router';
import { readConfig } from './config.ts';
import { filesBelow } from './files.ts';
import { closeServer, serverFor } from './serve.ts';
import type { Sessions } from './sessions/open.ts';

/** What `app/entry.server.tsx` hands out beside what the router asks of it. */
interface Entry {
  readonly createRequestHandler: typeof createRequestHandler;
  readonly sessions: Sessions;
}

/** Milliseconds that requests have to end when the server is stopped; platforms kill after ten seconds or more. */
const PATIENCE = 8000;
const BUILD = join(import.meta.dirname, '../build-output');

const log = (line: string): void => void process.stdout.write(`${line}\n`);

const start = async (): Promise<void> => {
  const config = readConfig(process.env);
  // React looks at it while it is loaded; without it, it is the slow one for developers.
  process.env['NODE_ENV'] ??= 'production';
  const build = (await import(join(BUILD, 'server/index.js'))) as ServerBuild;
  const entry = build.entry.module as unknown as Entry;
  const server = serverFor({
    appUrl: config.appUrl,
    files: filesBelow(join(BUILD, 'client')),
    handle: entry.createRequestHandler(build, 'production'),
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

  server.listen({ port: config.port, host: config.listenAddress });
  await once(server, 'listening');
  log(`Talk for Shopify listens on port ${config.port} for ${config.appUrl}`);
};

try {
  await start();
} catch (error) {
  process.stderr.write(`The app cannot start.\n${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
