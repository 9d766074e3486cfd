import type { Need } from '../../../contract/conversation/requests.ts';
import type { OpenChat } from '../chat/parts.ts';
import type { ChatTransport } from '../transport.ts';

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
  let loading = false;
  let last: Readonly<Record<string, number>> = {};

  const read = async (): Promise<void> => {
    try {
      const { conversations, needs = [] } = await transport.list();
      last = Object.fromEntries(conversations.map((each) => [each.id, each.last]));
      const rows = conversations.map(({ id, status, last: all, read: seen, updatedAt }) => ({
        id,
        status,
        unread: Math.max(0, all - seen),
        updatedAt,
      }));
      const own = conversations.find(({ id }) => id === shell.model.conversation);
      shell.set({ rows, failed: false });
      if (own) chat.happen({ type: 'read', seq: own.read });
      loaded(own && needs);
    } catch {
      shell.set({ failed: true });
    }
  };
  return {
    /** The last number of each conversation, as the list has it. */
    last: () => last,
    /** Reads the list. Asked for while it does, it does so once more. */
    load: async (): Promise<void> => {
      // Who never wrote here may have written elsewhere, if the site says who they are.
      if (!shell.parts.storage.browser.secret && !address?.identity()) return;
      wanted = true;
      if (loading) return;
      loading = true;
      while (wanted) {
        wanted = false;
        await read();
      }
      loading = false;
    },
  };
};
