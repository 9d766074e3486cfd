import { randomUUID } from 'node:crypto';
import { sessionAnswerSchema, sessionSchema } from '@talk-suite/core/contract';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { newSecret } from '../../conversations/secrets.ts';
import type { Store } from '../../storage/store.ts';
import { signToken } from '../../visitors/identity-token.ts';
import type { AddressLimit } from '../limits.ts';
import { Refusal } from '../problems.ts';
import { addSiteOfKey } from '../request-key.ts';

/** Seconds that a token made here counts: as long as a page may be open on a working day. */
const LIFE = 12 * 60 * 60;

/** `POST /v1/talk/session`: a host says who is signed in, and gets the token that the page shows. */
export const sessionRoutes =
  (store: Store, limit: AddressLimit, now: () => number): FastifyPluginAsyncTypebox =>
  async (app) => {
    addSiteOfKey(app, store, limit, 'sessions:mint');

    const schema = { body: sessionSchema, response: { 200: sessionAnswerSchema } };
    app.post('/v1/talk/session', { schema }, async ({ site, body }) => {
      const { fields, merge_by: mergeBy } = body;
      for (const name of mergeBy)
        if (fields[name] === undefined)
          throw new Refusal({ problem: 'invalid', field: `fields.${name}`, reason: 'missing' });
      const at = now();
      const seconds = Math.floor(at / 1000);
      const key = await store.identities.ensureIdentityKey(site.id, newSecret(), at);
      const token = signToken(
        {
          aud: site.trackingKey,
          iat: seconds,
          exp: seconds + LIFE,
          jti: randomUUID(),
          ...(fields['str::ei'] !== undefined && { sub: fields['str::ei'] }),
          ...(fields['str::email'] !== undefined && { email: fields['str::email'] }),
          ...(fields['str::first'] !== undefined && { firstName: fields['str::first'] }),
          ...(fields['str::last'] !== undefined && { lastName: fields['str::last'] }),
        },
        key,
      );
      return { token, expiresAt: (seconds + LIFE) * 1000 };
    });
  };
