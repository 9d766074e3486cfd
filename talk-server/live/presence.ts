import { LOOKING_SECONDS, TYPING_SECONDS } from '@talk-suite/core/contract';

/** Somebody writes, looks or is gone; nothing of it is stored. */
export interface Typing {
  readonly site: string;
  readonly visitor: string;
  readonly conversation: string;
  readonly by: 'visitor' | 'agent';
  readonly who: string;
  /** Typing, where nothing else is said. */
  readonly doing?: 'typing' | 'stopped' | 'looking' | 'left';
  /** One of several windows of the same person. */
  readonly session?: string;
}

interface Sign {
  readonly who: string;
  readonly until: number;
}

/** Somebody who does it, and for how many milliseconds they still count as doing it. */
export interface Doing {
  readonly who: string;
  readonly left: number;
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
  #willTidy = false;

  constructor(now: () => number = Date.now) {
    this.#now = now;
  }

  /** Signs that are kept. */
  get size(): number {
    return Object.values(this.#signs)
      .flatMap((of) => [...of.values()])
      .reduce((sum, signs) => sum + signs.size, 0);
  }

  note({ conversation, who, session = who, doing = 'typing' }: Typing): void {
    if (doing === 'left') return this.#drop('looking', conversation, session);
    if (doing === 'stopped') return this.#drop('typing', conversation, who);
    const of = this.#signs[doing];
    const signs = of.get(conversation) ?? new Map<string, Sign>();
    of.set(conversation, signs);
    const seconds = doing === 'typing' ? TYPING_SECONDS : LOOKING_SECONDS;
    signs.set(doing === 'typing' ? who : session, { who, until: this.#now() + seconds * 1000 });
    this.#tidyLater();
  }

  /** Who still does it: of several windows, the sign that lasts longest. */
  doing(what: 'typing' | 'looking', conversation: string): readonly Doing[] {
    const now = this.#now();
    const left = new Map<string, number>();
    for (const { who, until } of this.#signs[what].get(conversation)?.values() ?? [])
      if (until > now) left.set(who, Math.max(left.get(who) ?? 0, until - now));
    return [...left].map(([who, each]) => ({ who, left: each }));
  }

  #drop(what: 'typing' | 'looking', conversation: string, key: string): void {
    const of = this.#signs[what];
    const signs = of.get(conversation);
    signs?.delete(key);
    if (signs?.size === 0) of.delete(conversation);
  }

  /** Forgets what has expired, also where nobody asks, until nothing is left. */
  #tidy(): void {
    this.#willTidy = false;
    const now = this.#now();
    for (const what of ['typing', 'looking'] as const)
      for (const [conversation, signs] of this.#signs[what])
        for (const [key, { until }] of signs) if (until <= now) this.#drop(what, conversation, key);
    if (this.size > 0) this.#tidyLater();
  }

  #tidyLater(): void {
    if (this.#willTidy) return;
    this.#willTidy = true;
    setTimeout(() => this.#tidy(), TYPING_SECONDS * 1000).unref();
  }
}
