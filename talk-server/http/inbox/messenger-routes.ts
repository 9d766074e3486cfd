import { randomUUIDv7 } from 'node:crypto';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { orNull, pushSchema, timeSchema, type PushBody } from '@talk-suite/core/contract';
import { settingsSchema } from '@talk-suite/core/settings';
import { Type } from 'typebox';
import { beginning, editable, judge, sourceOf } from '../../sites/judged-settings.ts';
import type { Site } from '../../storage/directory.ts';
import type { Store } from '../../storage/store.ts';
import { need, type Gate } from '../gate.ts';
import { byId, closed } from '../schemas.ts';
import { Refusal } from '../problems.ts';

/** Who keeps the settings of a site that no WordPress and no shop keeps. */
const INBOX = { id: 'inbox', name: 'Inbox' } as const;

/** Bytes of settings with all their translations. */
const BODY_LIMIT = 512 * 1024;

const revision = orNull(Type.String({ minLength: 1, maxLength: 200 }));

const { messenger: messengerSchema } = settingsSchema.properties;

const messengerAnswer = Type.Object({
  messenger: messengerSchema,
  host: pushSchema.properties.host,
  /** What a site has for which nobody has set anything. */
  initial: messengerSchema,
  revision,
  /** The host that decides; null where the inbox does. */
  hostName: orNull(Type.String()),
  updatedAt: orNull(timeSchema),
});

/** How a site's messenger is: below `/v1/inbox`. A site with a host has that from there, and can only be read here. */
export const messengerRoutes =
  ({ directory, settings }: Store, gate: Gate, now: () => number): FastifyPluginAsyncTypebox =>
  async (app) => {
    const siteOf = async (id: string): Promise<Site> => {
      const found = (await directory.sites()).find((site) => site.id === id);
      if (found === undefined) throw new Refusal({ problem: 'notFound' });
      return found;
    };

    const reading = { params: byId, response: { 200: messengerAnswer } };
    app.get('/sites/:id/messenger', { schema: reading }, async ({ member, params }) => {
      need(member, 'sites');
      const site = await siteOf(params.id);
      const stored = await settings.settingsOf(site.id);
      return {
        ...editable(stored, site.name),
        initial: beginning(),
        revision: stored?.revision ?? null,
        hostName: stored === null || stored.owner.id === INBOX.id ? null : stored.owner.name,
        updatedAt: stored?.updatedAt ?? null,
      };
    });

    app.put(
      '/sites/:id/messenger',
      {
        bodyLimit: BODY_LIMIT,
        schema: {
          params: byId,
          body: Type.Object(
            { messenger: Type.Unknown(), zone: Type.String({ maxLength: 100 }), basedOn: revision },
            closed,
          ),
          response: { 200: Type.Object({ revision: Type.String() }) },
        },
      },
      async (request) => {
        const { member, params, body } = request;
        need(member, 'sites');
        const site = await siteOf(params.id);
        const pushed = {
          messenger: body.messenger as PushBody['messenger'],
          host: { siteName: site.name, language: '', zone: body.zone },
        };
        const judged = judge(pushed);
        if ('reason' in judged) throw new Refusal({ problem: 'invalid', ...judged });
        const made = randomUUIDv7();
        const result = await settings.putSettings({
          site: site.id,
          owner: INBOX,
          basedOn: body.basedOn,
          revision: made,
          body: JSON.stringify(judged),
          source: sourceOf(pushed),
          takeOver: false,
          at: now(),
        });
        if (!result.stored)
          throw new Refusal(
            'ownedBy' in result ? { problem: 'forbidden', reason: 'hosted' } : { problem: 'stale' },
          );
        await gate.audit(request, member.id, 'messengerChanged', site.name);
        return { revision: made };
      },
    );
  };
