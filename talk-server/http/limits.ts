import { isIPv6 } from 'node:net';
import {
  RateLimiterMemory,
  RateLimiterRedis,
  RateLimiterRes,
  type RateLimiterAbstract,
} from 'rate-limiter-flexible';
import type { TalkRedis } from '../redis.ts';
import { ASKED_BY_ADDRESS, type Allowance, type Allowances, type SharedAllowances } from './allowances.ts';
import { Refusal } from './problems.ts';

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

/** Who asks, as far as nobody has to be asked for it. */
export interface Browser {
  readonly address: string;
  /** What nobody else has: the hash of the browser's secret. */
  readonly secret: string;
}

/** Counts what a browser, an address and a site do of one kind: writing, reading, opening sockets, speaking over them. */
export class SharedLimits {
  readonly #secret: RateLimiterAbstract;
  readonly #address: RateLimiterAbstract;
  readonly #site: RateLimiterAbstract;

  /** @param redis where several processes count together; while it is away, each counts alone. */
  constructor(kind: string, { secret, address, site }: SharedAllowances, redis?: TalkRedis) {
    this.#secret = limiterOf(`${kind}:secret`, secret, redis);
    this.#address = limiterOf(`${kind}:address`, address, redis);
    this.#site = limiterOf(`${kind}:site`, site, redis);
  }

  /**
   * The address first: a browser can make a new secret, but not a new address, so no more secrets are remembered than
   * addresses may use. An address is shared: what one browser is refused takes nothing of the others'.
   * @throws {Refusal} `tooMany`, with the seconds to wait.
   */
  async countBrowser({ address, secret }: Browser): Promise<void> {
    await this.countAddress(address);
    try {
      await consume(this.#secret, secret);
    } catch (error) {
      await this.#address.reward(networkOf(address));
      throw error;
    }
  }

  /** @throws {Refusal} `tooMany`, with the seconds to wait. */
  countAddress(address: string): Promise<void> {
    return consume(this.#address, networkOf(address));
  }

  /** @throws {Refusal} `tooMany`, with the seconds to wait. */
  countSecret(secret: string): Promise<void> {
    return consume(this.#secret, secret);
  }

  /** @throws {Refusal} `tooMany`, with the seconds to wait. */
  countSite(site: string): Promise<void> {
    return consume(this.#site, site);
  }
}

/** What visitors' requests are counted by. */
export interface RequestLimits {
  readonly reads: SharedLimits;
  readonly writes: SharedLimits;
}

export const requestLimits = (
  { reads, writes }: Pick<Allowances, 'reads' | 'writes'>,
  redis: TalkRedis | undefined,
): RequestLimits => ({
  reads: new SharedLimits('read', reads, redis),
  writes: new SharedLimits('write', writes, redis),
});

/** A request that changes nothing counts as a reading. */
export const limitsFor = (limits: RequestLimits, method: string): SharedLimits =>
  method === 'GET' ? limits.reads : limits.writes;
