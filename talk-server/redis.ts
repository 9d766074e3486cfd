import { createClient } from 'redis';

type Client = ReturnType<typeof newClient>;

/** Milliseconds. Redis is asked now and then, so that a connection that leads nowhere is noticed. */
const ASK_EVERY = 10_000;
const SILENCE = 25_000;

/** Milliseconds before another try to connect: longer each time, and not the same in every process. */
const delayBefore = (tries: number): number => Math.min(100 * 2 ** tries, 5000) * (0.5 + Math.random() / 2);

const newClient = (url: string) =>
  createClient({
    url,
    // What cannot be said now is not said later: there are other ways to learn of it.
    disableOfflineQueue: true,
    pingInterval: ASK_EVERY,
    socket: { reconnectStrategy: delayBefore, socketTimeout: SILENCE, connectTimeout: 5000 },
  });

/** Connections to a Redis that may come and go. Nothing that matters is kept there. */
export interface TalkRedis {
  readonly commands: Client;
  readonly subscriber: Client;
  fault(error: unknown): void;
  close(): void;
}

/**
 * Connects in the background and again whenever the connection is lost.
 * @param url `redis://…` or `rediss://…`
 */
export const openRedis = (url: string, fault: (error: unknown) => void): TalkRedis => {
  const [commands, subscriber] = [newClient(url), newClient(url)];
  for (const client of [commands, subscriber]) {
    client.on('error', fault);
    void client.connect().catch(fault);
  }
  return {
    commands,
    subscriber,
    fault,
    close: () => {
      commands.destroy();
      subscriber.destroy();
    },
  };
};
