import { HEARTBEAT_SECONDS } from '@talk-suite/core/contract';

/** What wants a sign of life now and then. */
export interface Beating {
  beat(): void;
}

const SECOND = 1000;

/**
 * One timer for the signs of life of all sockets, where each had its own: with ten thousand of them that is memory. Each
 * second those have their turn that came in the same second, so that they are spread as they came.
 */
class Heart {
  readonly #turns: readonly Set<Beating>[] = Array.from({ length: HEARTBEAT_SECONDS }, () => new Set());
  #turn = 0;
  #count = 0;
  #timer: NodeJS.Timeout | undefined;

  add(beating: Beating): void {
    this.#turns[this.#turn]!.add(beating);
    this.#count += 1;
    this.#timer ??= setInterval(() => this.#next(), SECOND);
  }

  remove(beating: Beating): void {
    if (!this.#turns.some((turn) => turn.delete(beating))) return;
    this.#count -= 1;
    if (this.#count > 0) return;
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  #next(): void {
    this.#turn = (this.#turn + 1) % HEARTBEAT_SECONDS;
    for (const beating of this.#turns[this.#turn]!) beating.beat();
  }
}

/** The heart of this process. */
export const heart = new Heart();
