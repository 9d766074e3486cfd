import {
  pushedAnswerSchema,
  pushRefusalSchema,
  pushSchema,
  PUSH_LIMIT,
  type PushBody,
  type PushedAnswer,
  type PushRefusal,
} from '@talk-suite/core/contract';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { judge, sourceOf } from '../../sites/judged-settings.ts';
import type { StoredSettings } from '../../storage/site-settings.ts';
import type { Store } from '../../storage/store.ts';
import type { AddressLimit } from '../limits.ts';
import { Refusal } from '../problems.ts';
import { addSiteOfKey } from '../request-key.ts';

const answerOf = (stored: StoredSettings | null): PushedAnswer => ({
  revision: stored?.revision ?? null,
  owner: stored?.owner ?? null,
  updatedAt: stored?.updatedAt ?? null,
});

/** `/v1/talk/settings`: what a host with a connect code pushes. */
export const settingsRoutes =
  (store: Store, limit: AddressLimit, now: () => number): FastifyPluginAsyncTypebox =>
  async (app) => {
    addSiteOfKey(app, store, limit, 'settings:write');

    app.get('/v1/talk/settings', { schema: { response: { 200: pushedAnswerSchema } } }, async ({ site }) =>
      answerOf(await store.settings.settingsOf(site.id)),
    );

    app.put(
      '/v1/talk/settings',
      {
        schema: { body: pushSchema, response: { 200: pushedAnswerSchema, 409: pushRefusalSchema } },
        bodyLimit: PUSH_LIMIT,
      },
      async ({ site, body }, reply) => {
        const { owner, basedOn, revision, takeOver = false } = body as PushBody;
        const settings = judge(body as PushBody);
        if ('reason' in settings) throw new Refusal({ problem: 'invalid', ...settings });
        const result = await store.settings.putSettings({
          site: site.id,
          owner,
          basedOn,
          revision,
          body: JSON.stringify(settings),
          source: sourceOf(body as PushBody),
          takeOver,
          at: now(),
        });
        if (result.stored) return answerOf(await store.settings.settingsOf(site.id));
        const refusal: PushRefusal =
          'ownedBy' in result
            ? { problem: 'ownedByAnother', owner: result.ownedBy }
            : { problem: 'stale', revision: result.revision };
        return reply.code(409).send(refusal);
      },
    );
  };
