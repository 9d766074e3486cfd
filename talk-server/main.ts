// Starts the server with what the environment says: `node main.ts`.
import { pino } from 'pino';
import { ConfigRefused, describeConfig, readConfig } from './config.ts';
import { firstRun } from './conversations/first-run.ts';
import { createApp } from './http/app.ts';
import { Hub } from './live/hub.ts';
import { relayThroughPostgres } from './live/relays/postgres.ts';
import { ownerLink } from './members/owner-link.ts';
import { isPostgres, openStore } from './storage/open.ts';

const main = async (): Promise<void> => {
  const config = readConfig(process.env);
  const logger = pino({ level: config.TALK_LOG_LEVEL, base: null });
  for (const line of describeConfig(config)) logger.info(line);
  const store = await openStore(config.TALK_DATABASE);
  const hub = new Hub();
  // With a file there is one process: nobody else has news.
  const endRelay = isPostgres(config.TALK_DATABASE)
    ? relayThroughPostgres(config.TALK_DATABASE, hub, (error) =>
        logger.warn(
          { err: error },
          'News of other processes comes late: the database cannot be listened to.',
        ),
      )
    : undefined;
  const app = createApp({
    store,
    hub,
    logger,
    publicUrl: config.TALK_PUBLIC_URL,
    trustedProxies: config.TALK_TRUSTED_PROXIES.split(',').filter(Boolean),
  });
  await app.listen({ host: config.TALK_HOST, port: config.TALK_PORT });
  const address = app.listeningOrigin;
  const first = await firstRun(store.directory, [config.TALK_PUBLIC_URL || address]);
  if (first)
    process.stdout.write(
      `A first site was made. Its tracking key: ${first.site.trackingKey}\nThe first agent's key, shown only now: ${first.agentKey}\n`,
    );
  const link = await ownerLink(store, config.TALK_PUBLIC_URL || address);
  if (link)
    process.stdout.write(`Open this link to set your name and password. It works once, for a day: ${link}\n`);
  process.stdout.write(`The Talk server listens on ${address}\n`);
  const stop = async (): Promise<void> => {
    await app.close();
    await endRelay?.();
    await store.close();
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop());
};

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof ConfigRefused ? error.message : String(error)}\n`);
  process.exitCode = error instanceof ConfigRefused ? 2 : 1;
});
