import { unreadInAll } from '../../homepage.ts';
import { have, unreadCount } from '../../thread/thread.ts';
import type { OpenChat } from '../chat/parts.ts';
import type { ChatTransport } from '../transport.ts';
import { badgeOn } from './badge.ts';

/** What the visitor has not seen. */
export const unreadIn = (chat: OpenChat, transport: ChatTransport) => {
  const { shell } = chat;
  const show = badgeOn(shell);
  const isSeen = (): boolean =>
    shell.panel.isOpen && chat.model.screen === 'thread' && document.visibilityState !== 'hidden';
  return {
    isSeen,
    /** Tells the launcher how many messages wait. */
    count: (): void => {
      const { rows, conversation, thread } = chat.model;
      const others = (rows ?? []).filter(({ id }) => id !== conversation);
      show(unreadInAll(others) + (isSeen() ? 0 : unreadCount(thread)));
    },
    /** What the visitor sees is read. */
    mark: (): void => {
      const { conversation, thread } = chat.model;
      if (conversation === null || !isSeen() || unreadCount(thread) === 0) return;
      transport.read(conversation, have(thread));
      chat.happen({ type: 'read', seq: have(thread) });
    },
  };
};
export type Unread = ReturnType<typeof unreadIn>;
