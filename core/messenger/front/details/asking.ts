import { wholeModel, type OpenChat } from '../chat/parts.ts';
import { consentOf } from '../consent.ts';
import { readForm } from '../kit.ts';
import { refusalIn, type TeamFirst } from '../transport.ts';
import { askedNow, asksDetails } from './asked.ts';

/** What a conversation asks of its visitor, and what becomes of the answer. */
export class Asking {
  readonly #chat: OpenChat;
  #told = false;

  constructor(chat: OpenChat) {
    this.#chat = chat;
  }

  /** Whether something is to be filled in or agreed to before the next message. */
  get asks(): boolean {
    const asked = askedNow(this.#chat.model);
    return asksDetails(asked) || asked.consent !== null;
  }

  greetWith(teamFirst: TeamFirst): void {
    const { shell, model } = this.#chat;
    // What a visitor agrees to is asked on every way in.
    shell.set({ teamFirst, needs: model.settings.visitors.consent ? ['consent'] : [] });
  }

  /** Says that something is asked, once each time. */
  tell(): void {
    const { asks } = this;
    if (asks && !this.#told) this.#chat.shell.set({ said: wholeModel(this.#chat).speech.words.addDetails });
    this.#told = asks;
  }

  /**
   * Gives what was filled in to the server; what waited for it is sent.
   * @returns whether nothing is asked any more
   */
  async give(): Promise<boolean> {
    const { shell } = this.#chat;
    const model = wholeModel(this.#chat);
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
        await this.#chat.parts.live!.transport.details(conversation, {
          ...read.details,
          ...consentOf(model),
        });
      } catch (error) {
        const { words } = speech;
        const refusal = refusalIn(error);
        const notGiven = refusal ? words[`refused.${refusal.problem}`] : words.notSent;
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
    void this.#chat.parts.live?.load();
    for (const { key, failure } of this.#chat.model.thread.outbox)
      if (failure?.problem === 'detailsNeeded') this.#chat.retry(key);
    return true;
  }
}
