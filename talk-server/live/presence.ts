import { LOOKING_SECONDS, TYPING_SECONDS } from '@talk-suite/core/contract';

/** Somebody writes, looks or is gone; nothing of it is stored. */
export interface Typing {
  readonly site: string;
  readonly visitor: string;
  readonly conversation: string;
  readonly by: 'visitor' | 'agent';
  readonly who: string;
  /** Typing, where nothing else is said. */
  readonly doing?: 'typing' | 'looking' | 'left';
  /** One of several windows of the same person. */
  readonly session?: string;
}

interface Sign {
  readonly who: string;
  readonly until: number;
}

/**
 * Who types in a conversation, and which agents look at it, as far as this process has heard. Each sign has a life of
 * seconds and is given again while it holds, so that nobody stays who is gone.
 */
export class Presence {
  readonly #signs = {
    typing: new Map<string, Map<string, Sign>>(),
    looking: new Map<string, Map<string, Sign>>(),
  };
  readonly #now: () => number;

  constructor(now: () => number = Date.now) {
    this.#now = now;
  }

  note({ conversation, who, session = who, doing = 'typing' }: Typing): void {
    if (doing === 'left') {
      this.#signs.looking.get(conversation)?.delete(session);
      this.#signs.typing.get(conversation)?.delete(who);
      return;
    }
    const of = this.#signs[doing];
    const signs = of.get(conversation) ?? new Map<string, Sign>();
    of.set(conversation, signs);
    const seconds = doing === 'typing' ? TYPING_SECONDS : LOOKING_SECONDS;
    signs.set(doing === 'typing' ? who : session, { who, until: this.#now() + seconds * 1000 });
  }

  /** Who still does it. */
  who(doing: 'typing' | 'looking', conversation: string): readonly string[] {
    const of = this.#signs[doing];
    const signs = of.get(conversation);
    if (signs === undefined) return [];
    const now = this.#now();
    for (const [key, { until }] of signs) if (until <= now) signs.delete(key);
    if (signs.size === 0) of.delete(conversation);
    return [...new Set([...signs.values()].map(({ who }) => who))];
  }
}
