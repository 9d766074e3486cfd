import type { TalkRedis } from '../../redis.ts';
import type { Hub } from '../hub.ts';
import { Relay } from './news.ts';

const CHANNEL = 'talk:news';

/** Milliseconds: long enough to send one packet for what one turn announces, too short to be felt. */
const GATHER = 5;

const PAYLOAD = 64 * 1024;

/**
 * Tells other processes what is announced here, and says here what they announce, through Redis. It is heard at most
 * once, and not at all while Redis is away: the look at the log finds the rest.
 * @returns what ends it.
 */
export const relayThroughRedis = (
  { commands, subscriber, fault }: TalkRedis,
  hub: Hub,
): (() => Promise<void>) => {
  const relay = new Relay(hub, {
    gather: GATHER,
    limit: PAYLOAD,
    isOpen: () => commands.isReady,
    send: (payload) => void commands.publish(CHANNEL, payload).catch(fault),
  });
  let first = true;
  // The client subscribes anew by itself; what was said meanwhile is looked up at once.
  subscriber.on('ready', () => {
    if (!first) hub.missed();
    first = false;
  });
  void subscriber.subscribe(CHANNEL, (payload) => relay.heard(payload)).catch(fault);
  return async () => {
    relay.end();
  };
};
