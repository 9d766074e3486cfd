import { randomUUID } from 'node:crypto';
import pg from 'pg';
import type { Hint, Hub, Typing } from '../hub.ts';

const CHANNEL = 'talk_news';

/** Milliseconds in which news is gathered: PostgreSQL makes commits wait while it hands out a notification. */
const GATHER = 20;

/** PostgreSQL takes payloads of less than 8,000 bytes. */
const PAYLOAD = 7000;

/** Milliseconds before the first and the last try to connect anew; each waits for a random part of twice the one before. */
const RETRY = { first: 250, longest: 10_000 } as const;

type News = { readonly hint: Hint } | { readonly typing: Typing };

interface Payload {
  readonly from: string;
  readonly news: readonly News[];
}

/** Payloads as large as they may be; news that does not fit one alone is left to the look at the log. */
const payloadsOf = (from: string, all: readonly News[]): string[] => {
  const payloads: string[] = [];
  let news: News[] = [];
  const text = (): string => JSON.stringify({ from, news } satisfies Payload);
  const end = (): void => {
    if (news.length > 0 && Buffer.byteLength(text()) <= PAYLOAD) payloads.push(text());
    news = [];
  };
  for (const each of all) {
    news.push(each);
    if (Buffer.byteLength(text()) > PAYLOAD && news.length > 1) {
      news.pop();
      end();
      news.push(each);
    }
  }
  end();
  return payloads;
};

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
  const own = randomUUID();
  let waiting: News[] = [];
  let gathering: NodeJS.Timeout | undefined;
  let client: pg.Client | undefined;
  let retry: NodeJS.Timeout | undefined;
  let delay: number = RETRY.first;
  let ended = false;

  const send = (): void => {
    gathering = undefined;
    const payloads = payloadsOf(own, waiting);
    waiting = [];
    for (const payload of payloads)
      void client?.query('select pg_notify($1, $2)', [CHANNEL, payload]).catch(fault);
  };

  const tell = (news: News): void => {
    if (client === undefined) return;
    waiting.push(news);
    gathering ??= setTimeout(send, GATHER);
  };
  const onHint = (hint: Hint): void => tell({ hint });
  const onTyping = (typing: Typing): void => tell({ typing });

  const heard = (text: string): void => {
    const { from, news } = JSON.parse(text) as Payload;
    if (from === own) return;
    for (const each of news) {
      if ('hint' in each) hub.heard(each.hint);
      else hub.typingHeard(each.typing);
    }
  };

  const again = (): void => {
    client = undefined;
    if (ended || retry !== undefined) return;
    retry = setTimeout(() => {
      retry = undefined;
      void connect();
    }, Math.random() * delay);
    delay = Math.min(delay * 2, RETRY.longest);
  };

  const connect = async (): Promise<void> => {
    const next = new pg.Client({ connectionString: url, keepAlive: true });
    next.on('error', (error) => {
      fault(error);
      again();
    });
    next.on('end', again);
    next.on('notification', ({ payload }) => {
      if (payload !== undefined) heard(payload);
    });
    try {
      await next.connect();
      await next.query(`listen ${CHANNEL}`);
      if (ended) return void (await next.end());
      client = next;
      delay = RETRY.first;
    } catch (error) {
      fault(error);
      again();
    }
  };

  hub.outgoing.on('hint', onHint);
  hub.outgoing.on('typing', onTyping);
  void connect();
  return async () => {
    ended = true;
    clearTimeout(retry);
    clearTimeout(gathering);
    hub.outgoing.off('hint', onHint);
    hub.outgoing.off('typing', onTyping);
    const last = client;
    client = undefined;
    await last?.end();
  };
};
