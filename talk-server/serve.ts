import { pino } from 'pino';
import { describeConfig, type Config } from './config.ts';
import { firstRun } from './conversations/first-run.ts';
import { createApp } from './http/app.ts';
import { Hub } from './live/hub.ts';
import { relayThroughPostgres } from './live/relays/postgres.ts';
import { trackingCode } from './sites/tracking-code.ts';
import { ownerLink } from './members/owner-link.ts';
import { isPostgres, openStore } from './storage/open.ts';

/** Runs the server until it gets SIGINT or SIGTERM. Resolves once it listens. */
export const serve = async (config: Config): Promise<void> => {
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
  const listening: Config = { ...config, TALK_PUBLIC_URL: config.TALK_PUBLIC_URL || address };
  const first = await firstRun(store.directory, [new URL(listening.TALK_PUBLIC_URL).origin]);
  if (first)
    process.stdout.write(
      `A first site was made. Its tracking key: ${first.site.trackingKey}\nThe first agent's key, shown only now: ${first.agentKey}\n\n${trackingCode(first.site, listening)}\n`,
    );
  const link = await ownerLink(store, listening.TALK_PUBLIC_URL);
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
