import type { Need } from '../../../contract/conversation/requests.ts';
import type { ConversationRow } from '../../homepage.ts';
import type { OpenChat } from '../chat/parts.ts';
import type { ChatTransport } from '../transport.ts';

/** The list of a visitor's conversations. */
export class Rows {
  readonly #chat: OpenChat;
  readonly #transport: ChatTransport;
  readonly #loaded: (needs: readonly Need[] | undefined) => void;
  #wanted = false;
  #loading = false;
  /** The last number of each conversation, as the list has it. */
  last: Readonly<Record<string, number>> = {};

  /** @param loaded is told what the site asks of the visitor in the open conversation, if the list has that */
  constructor(
    chat: OpenChat,
    transport: ChatTransport,
    loaded: (needs: readonly Need[] | undefined) => void,
  ) {
    this.#chat = chat;
    this.#transport = transport;
    this.#loaded = loaded;
  }

  /** Reads the list. Asked for while it does, it does so once more. */
  async load(): Promise<void> {
    const { shell, address } = this.#chat;
    // Who never wrote here may have written elsewhere, if the site says who they are.
    if (!shell.parts.storage.browser.secret && !address?.identity()) return;
    this.#wanted = true;
    if (this.#loading) return;
    this.#loading = true;
    while (this.#wanted) {
      this.#wanted = false;
      await this.#load();
    }
    this.#loading = false;
  }
  async #load(): Promise<void> {
    const { shell } = this.#chat;
    try {
      const { conversations, needs = [] } = await this.#transport.list();
      this.last = Object.fromEntries(conversations.map(({ id, last }) => [id, last]));
      const rows = conversations.map(({ id, status, last, read, updatedAt }): ConversationRow => ({
        id,
        status,
        unread: Math.max(0, last - read),
        updatedAt,
      }));
      const own = conversations.find(({ id }) => id === shell.model.conversation);
      shell.set({ rows, failed: false });
      if (own) this.#chat.happen({ type: 'read', seq: own.read });
      this.#loaded(own && needs);
    } catch {
      shell.set({ failed: true });
    }
  }
}
