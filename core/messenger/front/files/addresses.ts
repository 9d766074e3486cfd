import type { FileAddressAnswer } from '../../../contract/conversation/files.ts';
import type { OpenChat } from '../chat/parts.ts';

/** Milliseconds before its end that an address is asked for anew. */
const MARGIN = 10_000;

/** Where files can be had: asked for when they are shown, and again when that does not count any more. */
export class FileAddresses {
  readonly #chat: OpenChat;
  readonly #known = new Map<string, FileAddressAnswer | 'asked' | 'failed'>();
  /** Pictures that the page's policy, or the network, did not let through: they are shown as files. */
  readonly broken = new Set<string>();

  constructor(chat: OpenChat) {
    this.#chat = chat;
  }

  /** The address, if it is here; else it is asked for, and drawn when it comes. */
  of(id: string): string | undefined {
    const known = this.#known.get(id);
    if (known === undefined) void this.ask(id);
    return typeof known === 'object' ? known.url : undefined;
  }
  counts(id: string): boolean {
    const known = this.#known.get(id);
    return typeof known === 'object' && known.expiresAt > this.#chat.shell.parts.now() + MARGIN;
  }
  async ask(id: string): Promise<string | undefined> {
    const { model, parts, shell } = this.#chat;
    if (model.conversation === null) return undefined;
    this.#known.set(id, 'asked');
    try {
      const answer = await parts.live!.transport.fileAddress(model.conversation, id);
      this.#known.set(id, answer);
      shell.set({});
      return answer.url;
    } catch {
      // A click asks again.
      this.#known.set(id, 'failed');
      return undefined;
    }
  }
}
