import type { Need } from '../../../contract/conversation/requests.ts';
import type { OpenChat } from '../chat/parts.ts';
import type { Screen } from '../model.ts';
import type { ChatTransport } from '../transport.ts';

/** The screens on which a conversation is about to begin, where there is none yet. */
const begins: readonly Screen[] = ['form', 'greet', 'thread'];

/**
 * The list of a visitor's conversations.
 * @param loaded is told what the site asks of the visitor in the open conversation, if the list has that
 */
export const rowsOf = (
  chat: OpenChat,
  transport: ChatTransport,
  loaded: (needs: readonly Need[] | undefined) => void,
) => {
  const { shell, address } = chat;
  let wanted = false;
  let loading: Promise<void> | undefined;
  let last: Readonly<Record<string, number>> = {};

  const read = async (): Promise<void> => {
    const { rows: before } = shell.model;
    try {
      const { conversations, needs = [] } = await transport.list();
      last = Object.fromEntries(conversations.map((each) => [each.id, each.last]));
      const rows = conversations.map(({ id, status, last: all, read: seen, updatedAt }) => ({
        id,
        status,
        unread: Math.max(0, all - seen),
        updatedAt,
      }));
      const { conversation, screen, teamFirst } = shell.model;
      shell.set({ rows, failed: false });
      const open = conversations.find(({ status }) => status !== 'closed');
      // One was about to begin here, and another tab was first: it goes on in this one.
      if (open && !before?.length && !conversation && !teamFirst && begins.includes(screen))
        shell.set({ conversation: open.id });
      const own = conversations.find(({ id }) => id === shell.model.conversation);
      if (own) chat.happen({ type: 'read', seq: own.read });
      loaded(own && needs);
    } catch {
      shell.set({ failed: true });
    }
  };
  const readAll = async (): Promise<void> => {
    while (wanted) {
      wanted = false;
      await read();
    }
    loading = undefined;
  };
  return {
    /** The last number of each conversation, as the list has it. */
    last: () => last,
    /** Reads the list. Asked for while it does, it does so once more. */
    load: async (): Promise<void> => {
      // Who never wrote here may have written elsewhere, if the site says who they are.
      if (!shell.parts.storage.browser.secret && !address?.identity()) return;
      wanted = true;
      await (loading ??= readAll());
    },
  };
};
