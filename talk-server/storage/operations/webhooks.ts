import type { EventType } from '@talk-suite/core/contract';
import { sql, type RawBuilder } from 'kysely';
import type { Database, Work } from '../tables.ts';
import type { DeadDelivery, Delivery, Webhook } from '../webhooks.ts';
import { toEvent, type EventRow } from './events.ts';

/**
 * That the webhooks of their sites are to be told of events.
 * @param placed what yields each event's `site`, `conversation`, `seq` and `type`
 */
export const deliveriesOf = (placed: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  insert into webhook_delivery (id, webhook, conversation, seq, attempts, next_at)
  select webhook.id || '.' || placed.conversation || '.' || cast(placed.seq as text), webhook.id,
    placed.conversation, placed.seq, 0, 0
  from webhook join ${placed} as placed on placed.site = webhook.site
  where webhook.events like '%"' || placed.type || '"%'`;

/**
 * Stores an event, and with it, in the same transaction, that the webhooks of its site are to be told. So none is
 * forgotten, whatever is killed when.
 */
export const storeEvent = async (work: Work, row: EventRow, site: string): Promise<void> => {
  await work.insertInto('event').values(row).execute();
  const placed = sql`(select cast(${site} as text) as site, cast(${row.conversation} as text) as conversation,
    cast(${row.seq} as bigint) as seq, cast(${row.type} as text) as type)`;
  await deliveriesOf(placed).execute(work);
};

export const webhooks = async (database: Database): Promise<readonly Webhook[]> =>
  (
    await database
      .selectFrom('webhook')
      .select(['id', 'site', 'url', 'events', 'created_at'])
      .orderBy('created_at')
      .orderBy('id')
      .execute()
  ).map(({ events, created_at, ...row }) => ({
    ...row,
    events: JSON.parse(events) as readonly EventType[],
    createdAt: created_at,
  }));

export const addWebhook = async (
  work: Work,
  { id, site, url, events, createdAt }: Webhook,
  secret: string,
): Promise<void> => {
  await work
    .insertInto('webhook')
    .values({
      id,
      site,
      url,
      events: JSON.stringify(events),
      secret,
      old_secret: null,
      old_until: null,
      created_at: createdAt,
    })
    .execute();
};

export const removeWebhook = async (work: Work, id: string): Promise<boolean> => {
  await work.deleteFrom('webhook_delivery').where('webhook', '=', id).execute();
  const removed = await work.deleteFrom('webhook').where('id', '=', id).returning('id').executeTakeFirst();
  return removed !== undefined;
};

export const rotateWebhook = async (
  work: Work,
  id: string,
  secret: string,
  oldUntil: number,
): Promise<boolean> => {
  const rotated = await work
    .updateTable('webhook')
    .set(({ ref }) => ({ old_secret: ref('secret'), old_until: oldUntil, secret }))
    .where('id', '=', id)
    .returning('id')
    .executeTakeFirst();
  return rotated !== undefined;
};

export const claimDeliveries = async (
  work: Work,
  now: number,
  until: number,
  limit: number,
): Promise<readonly Delivery[]> => {
  const claimed = await work
    .updateTable('webhook_delivery')
    .set({ next_at: until })
    .where('id', 'in', ({ selectFrom }) =>
      selectFrom('webhook_delivery')
        .select('id')
        .where('dead_at', 'is', null)
        .where('next_at', '<=', now)
        .orderBy('next_at')
        .limit(limit),
    )
    // Another process that chose the same rows has moved them on meanwhile: they are its own.
    .where('next_at', '<=', now)
    .returning('id')
    .execute();
  if (claimed.length === 0) return [];
  const rows = await work
    .selectFrom('webhook_delivery')
    .innerJoin('webhook', 'webhook.id', 'webhook_delivery.webhook')
    .innerJoin('event', (join) =>
      join
        .onRef('event.conversation', '=', 'webhook_delivery.conversation')
        .onRef('event.seq', '=', 'webhook_delivery.seq'),
    )
    .selectAll('event')
    .select([
      'webhook_delivery.id',
      'webhook_delivery.attempts',
      'webhook_delivery.webhook',
      'webhook.url',
      'webhook.site',
      'webhook.secret',
      'webhook.old_secret',
      'webhook.old_until',
    ])
    .where(
      'webhook_delivery.id',
      'in',
      claimed.map(({ id }) => id),
    )
    .orderBy('event.conversation')
    .orderBy('event.seq')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    webhook: row.webhook,
    url: row.url,
    site: row.site,
    attempts: row.attempts,
    secrets: [
      row.secret,
      ...(row.old_secret !== null && row.old_until !== null && row.old_until > now ? [row.old_secret] : []),
    ],
    event: toEvent(row),
  }));
};

export const delivered = async (work: Work, id: string): Promise<void> => {
  await work.deleteFrom('webhook_delivery').where('id', '=', id).execute();
};

export const failed = async (
  work: Work,
  id: string,
  error: string,
  nextAt: number | null,
  now: number,
): Promise<void> => {
  await work
    .updateTable('webhook_delivery')
    .set((row) => ({
      attempts: row('attempts', '+', 1),
      last_error: error,
      ...(nextAt === null ? { dead_at: now } : { next_at: nextAt }),
    }))
    .where('id', '=', id)
    .execute();
};

export const deadDeliveries = (database: Database): Promise<readonly DeadDelivery[]> =>
  database
    .selectFrom('webhook_delivery')
    .select(['id', 'webhook', 'dead_at as deadAt', 'last_error as lastError'])
    .where('dead_at', 'is not', null)
    .$narrowType<{ deadAt: number }>()
    .orderBy('dead_at')
    .limit(1000)
    .execute();

export const reviveDeliveries = async (work: Work, webhook: string, now: number): Promise<number> => {
  const revived = await work
    .updateTable('webhook_delivery')
    .set({ dead_at: null, attempts: 0, next_at: now })
    .where('webhook', '=', webhook)
    .where('dead_at', 'is not', null)
    .returning('id')
    .execute();
  return revived.length;
};

export const webhookReads = { webhooks, deadDeliveries } as const;
export const webhookWrites = {
  addWebhook,
  removeWebhook,
  rotateWebhook,
  claimDeliveries,
  delivered,
  failed,
  reviveDeliveries,
} as const;
