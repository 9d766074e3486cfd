import type { Chat } from '../chat/chat.ts';
import { readForm } from '../kit.ts';
import type { TeamFirst } from '../model.ts';
import { PHONE } from '../phone.ts';
import { Refused } from '../transport.ts';
import { askedNow, asksDetails } from './asked.ts';
import { teamFirstAt } from './outbound.ts';

/** What a conversation asks of its visitor, and what becomes of the answer. */
export class Asking {
  readonly #chat: Chat;
  #told = false;

  constructor(chat: Chat) {
    this.#chat = chat;
  }

  /** Whether something is to be filled in or agreed to before the next message. */
  get asks(): boolean {
    const asked = askedNow(this.#chat.model);
    return asksDetails(asked) || asked.consent !== null;
  }

  /** Whether the team says something first, to visitors who have no conversation yet. */
  async greet(): Promise<boolean> {
    const { model, transport, shell } = this.#chat;
    if (transport.address === undefined || model.rows?.length !== 0) return false;
    const teamFirst = await teamFirstAt(transport.address, {
      email: model.details.email,
      isPhone: matchMedia(PHONE).matches,
      now: shell.parts.now(),
    });
    if (teamFirst) this.greetWith(teamFirst);
    return teamFirst !== undefined;
  }
  greetWith(teamFirst: TeamFirst): void {
    const { shell, model } = this.#chat;
    // What a visitor agrees to is asked on every way in.
    shell.set({ teamFirst, needs: model.settings.visitors.consent ? ['consent'] : [] });
  }

  /** Says that something is asked, once each time. */
  tell(): void {
    const { asks } = this;
    if (asks && !this.#told) this.#chat.shell.set({ said: this.#chat.model.speech.words.addDetails });
    this.#told = asks;
  }

  /**
   * Gives what was filled in to the server; what waited for it is sent.
   * @returns whether nothing is asked any more
   */
  async give(): Promise<boolean> {
    const { model, shell, transport } = this.#chat;
    const { conversation, details, form, giving, speech } = model;
    if (giving) return false;
    const asked = askedNow(model);
    const read = readForm(asked, {}, form);
    if ('problems' in read) {
      shell.set({ form: { ...form, ...read } });
      shell.panel.focus('[aria-invalid]');
      return false;
    }
    if (conversation !== null && asksDetails(asked)) {
      shell.set({ giving: true, notGiven: '' });
      try {
        await transport.details(conversation, read.details);
      } catch (error) {
        const { words } = speech;
        const notGiven = error instanceof Refused ? words[`refused.${error.problem}`] : words.notSent;
        shell.set({ giving: false, notGiven });
        return false;
      }
    }
    shell.set({
      giving: false,
      notGiven: '',
      needs: [],
      details: { ...details, ...read.details },
      form: { ...form, values: {}, problems: {} },
      ...(asksDetails(asked) && { said: speech.words.detailsKept }),
    });
    this.#told = false;
    this.#chat.keep();
    shell.panel.focus('#draft');
    // An answer from before may still be on its way.
    void this.#chat.rows.load();
    for (const { key, failure } of this.#chat.model.thread.outbox)
      if (failure?.problem === 'detailsNeeded') this.#chat.retry(key);
    return true;
  }
}
