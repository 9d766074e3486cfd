import { randomUUID } from 'node:crypto';
import { LOOKING_SECONDS } from '@talk-suite/core/contract';
import type { ConversationLog } from '../storage/log.ts';
import type { Hub } from './hub.ts';
import type { InboxFrame } from './inbox-frame.ts';
import type { Typing } from './presence.ts';

/** Twice in a sign's life, so that one may be lost. */
const AGAIN = (LOOKING_SECONDS * 1000) / 2.5;

/** Which conversation one window of an agent has before it: others are told, and it is told of others. */
export class Glance {
  readonly #log: ConversationLog;
  readonly #hub: Hub;
  readonly #own: string;
  readonly #send: (frame: InboxFrame) => void;
  readonly #session = randomUUID();
  #sign: Typing | undefined;
  #wanted: string | null = null;
  #timer: NodeJS.Timeout | undefined;

  /** @param own the agent's id */
  constructor(log: ConversationLog, hub: Hub, own: string, send: (frame: InboxFrame) => void) {
    this.#log = log;
    this.#hub = hub;
    this.#own = own;
    this.#send = send;
  }

  get looked(): string | undefined {
    return this.#sign?.conversation;
  }

  /** Says who else looks. */
  tell(): void {
    const conversation = this.looked;
    if (conversation === undefined) return;
    const who = this.#hub.presence.doing('looking', conversation).map((each) => each.who);
    this.#send({ t: 'looking', c: conversation, who: who.filter((id) => id !== this.#own) });
  }

  async look(conversation: string | null): Promise<void> {
    this.#leave();
    this.#wanted = conversation;
    if (conversation === null) return;
    const [head] = await this.#log.heads([conversation]);
    // While it was looked up, another one may have been opened.
    if (head === undefined || this.#wanted !== conversation) return;
    this.#sign = {
      site: head.site,
      visitor: head.visitor,
      conversation,
      by: 'agent',
      who: this.#own,
      session: this.#session,
      doing: 'looking',
    };
    this.#announce();
    this.#timer = setInterval(() => this.#announce(), AGAIN);
    // Who came before the window did is typing already, and no longer than for everybody else.
    for (const { who, left } of this.#hub.presence.doing('typing', conversation))
      if (who !== this.#own) this.#send({ t: 'typing', c: conversation, who, left });
  }

  end(): void {
    this.#wanted = null;
    this.#leave();
  }

  #announce(): void {
    if (this.#sign) this.#hub.announceTyping(this.#sign);
    this.tell();
  }

  #leave(): void {
    clearInterval(this.#timer);
    const sign = this.#sign;
    this.#sign = undefined;
    if (sign) this.#hub.announceTyping({ ...sign, doing: 'left' });
  }
}
