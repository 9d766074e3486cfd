import { type Allowances } from '../http/allowances.ts';
import { networkOf, SharedLimits } from '../http/limits.ts';
import type { TalkRedis } from '../redis.ts';

/** Seconds after which another window of somebody who has too many may try again. */
export const CROWDED = 60;

/** An address with sockets that are open. All of them share it. */
export interface Caller {
  readonly address: string;
  open: number;
}

/** Counts the sockets that each address has open in this process. */
export class Callers {
  readonly #most: number;
  readonly #callers = new Map<string, Caller>();

  constructor(most: number) {
    this.#most = most;
  }

  isFull(address: string): boolean {
    return (this.#callers.get(networkOf(address))?.open ?? 0) >= this.#most;
  }

  enter(address: string): Caller {
    const network = networkOf(address);
    const caller = this.#callers.get(network) ?? { address: network, open: 0 };
    this.#callers.set(network, caller);
    caller.open += 1;
    return caller;
  }

  leave(caller: Caller): void {
    caller.open -= 1;
    if (caller.open === 0) this.#callers.delete(caller.address);
  }
}

/** What sockets are counted by. */
export interface LiveLimits {
  readonly opened: SharedLimits;
  /** A socket lives in one process, and so does what is said over it. */
  readonly frames: SharedLimits;
  readonly callers: Callers;
  /** Sockets that one visitor may have open, in this process. */
  readonly ofVisitor: number;
}

export const liveLimits = (
  { sockets, frames, open }: Allowances,
  redis: TalkRedis | undefined,
): LiveLimits => ({
  opened: new SharedLimits('socket', sockets, redis),
  frames: new SharedLimits('frame', frames),
  callers: new Callers(open.address),
  ofVisitor: open.visitor,
});
