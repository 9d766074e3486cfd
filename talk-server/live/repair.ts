import { keepDoing } from '../keep-doing.ts';
import type { ConversationLog } from '../storage/log.ts';
import type { Feed } from './feed.ts';
import type { Hub } from './hub.ts';

/** Milliseconds between two looks: as long as a message can be late when no hint of it arrives. */
const EVERY = 5000;

/** Conversations of one question to the log. */
const CHUNK = 1000;

/** Asks the log how far the followed conversations have got, and sends what no hint told of. */
export const advanceAll = async (log: ConversationLog, feeds: ReadonlySet<Feed>): Promise<void> => {
  const followers = new Map<string, Feed[]>();
  for (const feed of feeds)
    for (const conversation of feed.followed) {
      const others = followers.get(conversation);
      if (others === undefined) followers.set(conversation, [feed]);
      else others.push(feed);
    }
  const conversations = [...followers.keys()];
  for (let at = 0; at < conversations.length; at += CHUNK) {
    const heads = await log.heads(conversations.slice(at, at + CHUNK));
    for (const head of heads) for (const feed of followers.get(head.id) ?? []) feed.advanceTo(head);
  }
};

/** Looks again and again until it is stopped, and at once when other processes are heard again. */
export const keepRepaired = (
  log: ConversationLog,
  feeds: ReadonlySet<Feed>,
  hub: Hub,
  fault: (error: unknown) => void,
): (() => void) => {
  const look = (): Promise<void> => advanceAll(log, feeds).catch(fault);
  const stop = keepDoing(EVERY, look);
  const onMissed = (): void => void look();
  hub.outgoing.on('missed', onMissed);
  return () => {
    stop();
    hub.outgoing.off('missed', onMissed);
  };
};
