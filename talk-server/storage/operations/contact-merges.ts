import type { Author } from '@talk-suite/core/contract';
import type { Duplicate } from '../inbox.ts';
import type { Appended } from '../log.ts';
import type { Database, Work } from '../tables.ts';
import { carryBlock, visitorOfContact } from './identities.ts';
import { moveConversations } from './move-conversations.ts';

/** What went from one person to the other, so that it can go back. */
interface Moved {
  readonly conversations: readonly string[];
  readonly visitors: readonly string[];
  readonly verifiedEmail: string | null;
  readonly blocked: boolean;
}

const proved = (database: Database, contact: string) =>
  database
    .selectFrom('contact')
    .select(['id', 'site', 'email', 'verified_email'])
    .where('id', '=', contact)
    .where('email_proved', '=', 1)
    .where('external_id', 'is not', null)
    .where('merged_into', 'is', null)
    .executeTakeFirst();

/** Accounts of one host with one address, both proved by the host: perhaps one person with two accounts. */
export const duplicatesOf = async (
  database: Database,
  contact: string | null,
): Promise<readonly Duplicate[]> => {
  const own = contact === null ? undefined : await proved(database, contact);
  if (!own?.email) return [];
  const found = await database
    .selectFrom('contact')
    .select((row) => [
      'contact.id',
      'contact.first_name',
      'contact.last_name',
      row
        .selectFrom('conversation')
        .innerJoin('visitor', 'visitor.id', 'conversation.visitor')
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .whereRef('visitor.contact', '=', 'contact.id')
        .as('conversations'),
    ])
    .where('site', '=', own.site)
    .where('email', '=', own.email)
    .where('email_proved', '=', 1)
    .where('external_id', 'is not', null)
    .where('merged_into', 'is', null)
    .where('id', '!=', own.id)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  return found.map(({ id, first_name, last_name, conversations }) => ({
    contact: id,
    firstName: first_name,
    lastName: last_name,
    conversations: Number(conversations),
  }));
};

/** Makes one person of two; null where they are not duplicates (any more). */
export const mergeDuplicate = async (
  work: Work,
  {
    id,
    source,
    target,
    author,
    at,
  }: { id: string; source: string; target: string; author: Author; at: number },
): Promise<readonly Appended[] | null> => {
  const from = await proved(work, source);
  const isDuplicate = (await duplicatesOf(work, target)).some(({ contact }) => contact === source);
  if (from === undefined || !isDuplicate) return null;
  const before = await visitorOfContact(work, from.site, source, at);
  const after = await visitorOfContact(work, from.site, target, at);
  const move = { from: before.id, to: after.id, contact: target, at, author, key: `merged:${id}` };
  const appended = await moveConversations(work, move);
  await carryBlock(work, before, after.id);
  const visitors = await work
    .updateTable('visitor')
    .set({ contact: target })
    .where('contact', '=', source)
    .returning('id')
    .execute();
  await work
    .updateTable('contact')
    .set({ merged_into: target, verified_email: null })
    .where('id', '=', source)
    .execute();
  const moved: Moved = {
    conversations: appended.map(({ event }) => event.conversation),
    visitors: visitors.map((visitor) => visitor.id),
    verifiedEmail: from.verified_email,
    blocked: before.blocked_at !== null && after.blocked_at === null,
  };
  await work
    .insertInto('contact_merge')
    .values({ id, source, target, moved: JSON.stringify(moved), at, undone_at: null })
    .execute();
  return appended;
};

/** Makes two people of one again; null where there is nothing to undo. What was begun since stays where it is. */
export const undoMerge = async (
  work: Work,
  { id, author, at }: { id: string; author: Author; at: number },
): Promise<readonly Appended[] | null> => {
  const merge = await work
    .updateTable('contact_merge')
    .set({ undone_at: at })
    .where('id', '=', id)
    .where('undone_at', 'is', null)
    .returning(['source', 'target', 'moved'])
    .executeTakeFirst();
  if (merge === undefined) return null;
  const { conversations, visitors, verifiedEmail, blocked } = JSON.parse(merge.moved) as Moved;
  const { site } = await work
    .selectFrom('contact')
    .select('site')
    .where('id', '=', merge.source)
    .executeTakeFirstOrThrow();
  // While they were one, the address was proved of both.
  if (verifiedEmail !== null)
    await work
      .updateTable('contact')
      .set({ verified_email: null })
      .where('id', '=', merge.target)
      .where('verified_email', '=', verifiedEmail)
      .execute();
  await work
    .updateTable('contact')
    .set({ merged_into: null, verified_email: verifiedEmail })
    .where('id', '=', merge.source)
    .execute();
  if (visitors.length > 0)
    await work.updateTable('visitor').set({ contact: merge.source }).where('id', 'in', visitors).execute();
  const from = await visitorOfContact(work, site, merge.target, at);
  const to = await visitorOfContact(work, site, merge.source, at);
  if (blocked)
    await work.updateTable('visitor').set({ blocked_at: null }).where('id', '=', from.id).execute();
  return moveConversations(work, {
    from: from.id,
    to: to.id,
    contact: merge.source,
    at,
    author,
    key: `unmerged:${id}`,
    only: conversations,
  });
};
