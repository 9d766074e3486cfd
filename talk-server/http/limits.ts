import { isIPv6 } from 'node:net';
import {
  RateLimiterMemory,
  RateLimiterRedis,
  RateLimiterRes,
  type RateLimiterAbstract,
} from 'rate-limiter-flexible';
import type { TalkRedis } from '../redis.ts';
import { Refusal } from './problems.ts';

/** How many requests that write are taken in how many seconds. */
export interface Allowance {
  readonly points: number;
  readonly duration: number;
}

export interface Allowances {
  /** Of one browser: nobody types faster. */
  readonly secret: Allowance;
  /** Of one address, which may be an office of hundreds. */
  readonly address: Allowance;
  readonly site: Allowance;
}

export const ALLOWANCES: Allowances = {
  secret: { points: 30, duration: 60 },
  address: { points: 1200, duration: 60 },
  site: { points: 6000, duration: 60 },
};

/** An IPv6 address changes at its owner's will within its network: 64 bits name that. */
export const networkOf = (address: string): string => {
  if (!isIPv6(address) || address.startsWith('::ffff:')) return address;
  const [head = '', tail] = address.split('::');
  const groups = head.split(':').filter(Boolean);
  if (tail !== undefined) {
    const last = tail.split(':').filter(Boolean);
    while (groups.length + last.length < 8) groups.push('0');
    groups.push(...last);
  }
  return groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':');
};

/** @throws {Refusal} `tooMany`, with the seconds to wait. */
const consume = async (limiter: RateLimiterAbstract, name: string): Promise<void> => {
  try {
    await limiter.consume(name);
  } catch (error) {
    if (!(error instanceof RateLimiterRes)) throw error;
    throw new Refusal({ problem: 'tooMany' }, Math.ceil(error.msBeforeNext / 1000));
  }
};

/** A limiter of this process, or of all of them where there is a Redis. */
export const limiterOf = (
  keyPrefix: string,
  allowance: Allowance,
  redis: TalkRedis | undefined,
): RateLimiterAbstract => {
  const alone = new RateLimiterMemory({ keyPrefix, ...allowance });
  if (redis === undefined) return alone;
  return new RateLimiterRedis({
    storeClient: redis.commands,
    useRedisPackage: true,
    rejectIfRedisNotReady: true,
    insuranceLimiter: alone,
    keyPrefix: `talk:limit:${keyPrefix}`,
    ...allowance,
  });
};

/** What one address, perhaps an office of hundreds, may ask of what needs no secret. */
export const ASKED_BY_ADDRESS: Allowance = { points: 3000, duration: 60 };

/** Counts what an address asks. */
export class AddressLimit {
  readonly #limiter: RateLimiterAbstract;

  constructor(keyPrefix: string, redis?: TalkRedis, allowance: Allowance = ASKED_BY_ADDRESS) {
    this.#limiter = limiterOf(keyPrefix, allowance, redis);
  }

  /** @throws {Refusal} `tooMany`, with the seconds to wait. */
  count(address: string): Promise<void> {
    return consume(this.#limiter, networkOf(address));
  }
}

export interface Writer {
  readonly secretHash: string;
  readonly address: string;
  readonly site: string;
}

/**
 * Counts what a browser, an address and a site write. A browser can make a new secret, but not a new address; an
 * address is shared, so it may write much more.
 */
export class WriteLimits {
  readonly #limiters: readonly (readonly [of: (writer: Writer) => string, limiter: RateLimiterAbstract])[];

  /** @param redis where several processes count together; while it is away, each counts alone. */
  constructor(allowances: Allowances = ALLOWANCES, redis?: TalkRedis) {
    const limiter = (keyPrefix: string, allowance: Allowance): RateLimiterAbstract =>
      limiterOf(keyPrefix, allowance, redis);
    this.#limiters = [
      [({ secretHash }) => secretHash, limiter('secret', allowances.secret)],
      [({ address }) => networkOf(address), limiter('address', allowances.address)],
      [({ site }) => site, limiter('site', allowances.site)],
    ];
  }

  /** @throws {Refusal} `tooMany`, with the seconds to wait. */
  async count(writer: Writer): Promise<void> {
    for (const [of, limiter] of this.#limiters) await consume(limiter, of(writer));
  }
}
