import { sql } from 'kysely';
import type { ExportedConversation, KnownContact } from '../administration.ts';
import type { Database } from '../tables.ts';
import { toEvent } from './events.ts';
import { contextOf } from './page-context.ts';

const CONTACT = [
  'id',
  'site',
  'email',
  'first_name as firstName',
  'last_name as lastName',
  'external_id as externalId',
  'verified_email as verifiedEmail',
  'created_at as createdAt',
] as const;

export const contactsWith = (database: Database, email: string): Promise<readonly KnownContact[]> =>
  database
    .selectFrom('contact')
    .select(CONTACT)
    .where(({ or }) =>
      or(
        ['email', 'verified_email'].map(
          (column) => sql<boolean>`lower(${sql.ref(column)}) = ${email.toLowerCase()}`,
        ),
      ),
    )
    .orderBy('created_at')
    .orderBy('id')
    .execute();

export const contactWith = async (database: Database, id: string): Promise<KnownContact | null> =>
  (await database.selectFrom('contact').select(CONTACT).where('id', '=', id).executeTakeFirst()) ?? null;

/** Ids are UUIDs of version 7: in order of time. */
export const exportConversations = async (
  database: Database,
  of: { readonly contact: string } | { readonly site: string },
  limit: number,
  after?: { readonly id: string },
): Promise<readonly ExportedConversation[]> => {
  let query = database
    .selectFrom('conversation')
    .innerJoin('visitor', 'visitor.id', 'conversation.visitor')
    .select([
      'conversation.id',
      'conversation.visitor',
      'conversation.status',
      'conversation.created_at as createdAt',
      'conversation.updated_at as updatedAt',
    ]);
  query =
    'contact' in of
      ? query.where('visitor.contact', '=', of.contact)
      : query.where('conversation.site', '=', of.site);
  if (after) query = query.where('conversation.id', '>', after.id);
  const found = await query.orderBy('conversation.id').limit(limit).execute();
  if (found.length === 0) return [];
  const rows = await database
    .selectFrom('event')
    .selectAll()
    .where(
      'conversation',
      'in',
      found.map(({ id }) => id),
    )
    .orderBy('conversation')
    .orderBy('seq')
    .execute();
  const events = Map.groupBy(rows.map(toEvent), ({ conversation }) => conversation);
  const exported: ExportedConversation[] = [];
  for (const each of found)
    exported.push({
      ...each,
      context: await contextOf(database, each.id),
      events: events.get(each.id) ?? [],
    });
  return exported;
};
