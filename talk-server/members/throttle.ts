import { RateLimiterRes } from 'rate-limiter-flexible';
import { limiterOf, networkOf } from '../http/limits.ts';
import { Refusal } from '../http/problems.ts';
import type { TalkRedis } from '../redis.ts';

const QUARTER_OF_AN_HOUR = 15 * 60;

/**
 * Counts tries to sign in. A guesser with one address gets few; one with many gets more for one account, but never
 * enough; a member at their own desk is not shut out by either.
 */
export class SignInThrottle {
  readonly #both;
  readonly #account;
  readonly #network;

  /** @param redis where several processes count together; while it is away, each counts alone. */
  constructor(redis?: TalkRedis) {
    const limiter = (keyPrefix: string, points: number) =>
      limiterOf(`sign-in:${keyPrefix}`, { points, duration: QUARTER_OF_AN_HOUR }, redis);
    this.#both = limiter('both', 10);
    this.#account = limiter('account', 200);
    this.#network = limiter('network', 100);
  }

  /** @throws {Refusal} `tooMany`, with the seconds to wait. */
  async count(account: string, address: string): Promise<void> {
    const network = networkOf(address);
    try {
      await this.#both.consume(`${account}|${network}`);
      await this.#network.consume(network);
      await this.#account.consume(account);
    } catch (error) {
      if (!(error instanceof RateLimiterRes)) throw error;
      throw new Refusal({ problem: 'tooMany' }, Math.ceil(error.msBeforeNext / 1000));
    }
  }

  /** A try that was right counts for nothing. */
  async succeeded(account: string, address: string): Promise<void> {
    const network = networkOf(address);
    await this.#both.delete(`${account}|${network}`);
    await this.#network.reward(network);
    await this.#account.reward(account);
  }
}
