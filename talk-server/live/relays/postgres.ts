import pg from 'pg';
import { APPLICATION } from '../../storage/postgres/connection.ts';
import type { Hub } from '../hub.ts';
import { Relay } from './news.ts';

const CHANNEL = 'talk_news';

/** Milliseconds in which news is gathered: PostgreSQL makes commits wait while it hands out a notification. */
const GATHER = 20;

/** PostgreSQL takes payloads of less than 8,000 bytes. */
const PAYLOAD = 7000;

/** Milliseconds before the first and the last try to connect anew; each waits for a random part of twice the one before. */
const RETRY = { first: 250, longest: 10_000 } as const;

/**
 * Tells other processes on the same database what is announced here, and says here what they announce: by
 * notifications, sent apart from the transactions. They may be lost: then the look at the log finds it.
 * @returns what ends it.
 */
export const relayThroughPostgres = (
  url: string,
  hub: Hub,
  fault: (error: unknown) => void,
): (() => Promise<void>) => {
  let client: pg.Client | undefined;
  let retry: NodeJS.Timeout | undefined;
  let delay: number = RETRY.first;
  let ended = false;
  let lost = false;

  const relay = new Relay(hub, {
    gather: GATHER,
    limit: PAYLOAD,
    isOpen: () => client !== undefined,
    send: (payload) => void client?.query('select pg_notify($1, $2)', [CHANNEL, payload]).catch(fault),
  });

  const again = (): void => {
    client = undefined;
    lost = true;
    if (ended || retry !== undefined) return;
    retry = setTimeout(() => {
      retry = undefined;
      void connect();
    }, Math.random() * delay);
    delay = Math.min(delay * 2, RETRY.longest);
  };

  const connect = async (): Promise<void> => {
    const next = new pg.Client({ connectionString: url, keepAlive: true, application_name: APPLICATION });
    next.on('error', (error) => {
      fault(error);
      again();
    });
    next.on('end', again);
    next.on('notification', ({ payload }) => {
      if (payload !== undefined) relay.heard(payload);
    });
    try {
      await next.connect();
      // News may be lost; what it is about was committed before.
      await next.query(`listen ${CHANNEL}; set synchronous_commit = off`);
      if (ended) return void (await next.end());
      client = next;
      delay = RETRY.first;
      // What was said while nobody listened is looked up at once.
      if (lost) hub.missed();
    } catch (error) {
      fault(error);
      again();
    }
  };

  void connect();
  return async () => {
    ended = true;
    clearTimeout(retry);
    relay.end();
    const last = client;
    client = undefined;
    await last?.end();
  };
};
