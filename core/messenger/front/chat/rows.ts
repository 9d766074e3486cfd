import type { ConversationRow } from '../../homepage.ts';
import { have } from '../../thread/thread.ts';
import type { Having } from '../transport.ts';
import type { OpenChat } from './parts.ts';

/** A visitor's conversations, and the connection that tells of news in them. */
export class Rows {
  readonly #chat: OpenChat;
  #wanted = false;
  #loading = false;
  /** The last number of each conversation, as the list has it. */
  #last: Readonly<Record<string, number>> = {};

  constructor(chat: OpenChat) {
    this.#chat = chat;
  }

  /** Reads the list, and listens from then on. Asked for while it does, it does so once more. */
  async load(): Promise<void> {
    const { shell, transport } = this.#chat;
    // Who never wrote here may have written elsewhere, if the site says who they are.
    if (!shell.parts.storage.browser.secret && !transport.address?.identity()) return;
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
      const { conversations, needs = [] } = await this.#chat.transport.list();
      this.#last = Object.fromEntries(conversations.map(({ id, last }) => [id, last]));
      const rows = conversations.map(({ id, status, last, read, updatedAt }): ConversationRow => ({
        id,
        status,
        unread: Math.max(0, last - read),
        updatedAt,
      }));
      const own = conversations.find(({ id }) => id === shell.model.conversation);
      shell.set({ rows, failed: false });
      if (own) this.#chat.need(needs);
      if (own) this.#chat.happen({ type: 'read', seq: own.read });
      this.#chat.count();
      if (rows.length > 0) this.listen();
    } catch {
      shell.set({ failed: true });
    }
  }
  listen(): void {
    this.#chat.transport.listen((): Having => {
      const { conversation, thread } = this.#chat.model;
      return {
        log: thread.log,
        have: { ...this.#last, ...(conversation !== null && { [conversation]: have(thread) }) },
      };
    });
  }
}
