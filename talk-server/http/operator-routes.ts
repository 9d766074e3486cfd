import { timingSafeEqual } from 'node:crypto';
import type { FastifyPluginAsync } from 'fastify';
import { hashOf } from '../conversations/secrets.ts';
import type { Metrics } from '../metrics.ts';
import type { Store } from '../storage/store.ts';
import { Refusal } from './problems.ts';

/** Milliseconds for which the answer about health holds: asking more often gets the same. */
const HOLDS = 3000;

/** Whether the store takes writes, asked at most every few seconds. */
const watchHealth = ({ administration }: Store, now: () => number): (() => Promise<void>) => {
  let asked = -Infinity;
  let answer: Promise<void> = Promise.resolve();
  return () => {
    if (performance.now() - asked > HOLDS) {
      asked = performance.now();
      answer = administration.checkWritable(now());
      // It is awaited by those who ask; nobody may ask.
      answer.catch(() => undefined);
    }
    return answer;
  };
};

const isSame = (given: string, wanted: string): boolean =>
  timingSafeEqual(Buffer.from(hashOf(given)), Buffer.from(hashOf(wanted)));

/** What the server's operator asks for: its health, its metrics and the description of its API. */
export const operatorRoutes =
  (store: Store, metrics: Metrics, metricsToken: string, now: () => number): FastifyPluginAsync =>
  async (app) => {
    const health = watchHealth(store, now);
    app.get('/health', { schema: { hide: true } }, async () => {
      await health();
      return { status: 'ok' };
    });

    app.get('/v1/openapi.json', { schema: { hide: true } }, async () => app.swagger());

    app.get('/metrics', { schema: { hide: true } }, async (request, reply) => {
      const [, token] = /^Bearer (.+)$/.exec(request.headers.authorization ?? '') ?? [];
      // Without a token in the settings there are no metrics, and it looks so.
      if (metricsToken === '' || token === undefined || !isSame(token, metricsToken))
        throw new Refusal({ problem: 'notFound' });
      return reply.type(metrics.registry.contentType).send(await metrics.registry.metrics());
    });
  };
