import { describeConfig, isLocal, type Config } from './config.ts';
import { firstRun } from './conversations/first-run.ts';
import { allowancesOf } from './http/allowances.ts';
import { createApp } from './http/app.ts';
import { Hub } from './live/hub.ts';
import { relayThroughPostgres } from './live/relays/postgres.ts';
import { relayThroughRedis } from './live/relays/redis.ts';
import { openRedis, type TalkRedis } from './redis.ts';
import { trackingCode } from './sites/tracking-code.ts';
import { createLogger } from './logging.ts';
import type { MailEnvironment } from './mail/mailing.ts';
import { ownerLink } from './members/owner-link.ts';
import { openConfigured } from './open-configured.ts';
import { isPostgres } from './storage/open.ts';

/** How this process and others on the same database hear of each other; with a file there are no others. */
const relayFor = (
  { TALK_DATABASE }: Config,
  redis: TalkRedis | undefined,
  hub: Hub,
  late: (error: unknown) => void,
): (() => Promise<void>) | undefined => {
  if (redis !== undefined) return relayThroughRedis(redis, hub);
  return isPostgres(TALK_DATABASE) ? relayThroughPostgres(TALK_DATABASE, hub, late) : undefined;
};

/** What is fixed about mails. */
const mailEnvironment = (config: Config): MailEnvironment => ({
  server: config.TALK_SMTP,
  from: config.TALK_MAIL_FROM,
  transcript: config.TALK_MAIL_TRANSCRIPT,
});

/** Runs the server until it gets SIGINT or SIGTERM. Resolves once it listens. */
export const serve = async (config: Config): Promise<void> => {
  const logger = createLogger(config.TALK_LOG_LEVEL);
  for (const line of describeConfig(config)) logger.info(line);
  const store = await openConfigured(config);
  const hub = new Hub();
  const late = (error: unknown): void =>
    logger.warn({ err: error }, 'News of other processes comes late: it has to be looked up.');
  const redis = config.TALK_REDIS === '' ? undefined : openRedis(config.TALK_REDIS, late);
  const endRelay = relayFor(config, redis, hub, late);
  const app = createApp({
    store,
    hub,
    redis,
    allowances: allowancesOf(config.TALK_LIMITS),
    logger,
    publicUrl: config.TALK_PUBLIC_URL,
    metricsToken: config.TALK_METRICS_TOKEN,
    local: isLocal(config),
    mail: mailEnvironment(config),
    encrypts: config.TALK_SECRET_KEYS.trim() !== '',
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
    redis?.close();
    await store.close();
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop());
};
