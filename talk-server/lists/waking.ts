import { keepDoing } from '../keep-doing.ts';
import type { Conversations } from '../conversations/conversations.ts';
import type { Inbox } from '../storage/inbox.ts';

/** Milliseconds between two looks, and conversations of one. */
const EVERY = 3000;
const AT_ONCE = 100;

/**
 * Opens snoozed conversations whose time has come, or whose visitor has written. The key of the event names the
 * snooze, so that of several processes one opens it.
 */
export const wakeAll = async (inbox: Inbox, conversations: Conversations, now: number): Promise<number> => {
  const waking = await inbox.waking(now, AT_ONCE);
  for (const { conversation, key } of waking)
    await conversations.append({
      conversation,
      author: { kind: 'system', id: 'snooze' },
      key,
      type: 'status',
      body: { status: 'open' },
    });
  return waking.length;
};

/** Looks again and again until it is stopped. */
export const keepWaking = (
  inbox: Inbox,
  conversations: Conversations,
  now: () => number,
  fault: (error: unknown) => void,
): (() => void) => keepDoing(EVERY, () => wakeAll(inbox, conversations, now()).catch(fault));
