import { randomUUIDv7 } from 'node:crypto';
import {
  LogRefusal,
  type AppendEvent,
  type Appended,
  type Begun,
  type Outbound,
  type StartConversation,
} from '../log.ts';
import type { Database, Work } from '../tables.ts';
import { lockVisitor, refuseBeyond } from './append.ts';
import { bodyText } from './body-text.ts';
import { fillIn, noteConsent, storeContact } from './contacts.ts';
import { toEvent, toRow } from './events.ts';
import { isGivenAgain, type Given } from './given.ts';
import { storeVerifiedVisitor, verifiedVisitorOf } from './identities.ts';
import { countAnswer } from './outbound.ts';
import { storeEvent } from './webhooks.ts';

const visitorBehind = (database: Database, { site, visitorSecretHash }: Begun) =>
  database
    .selectFrom('visitor')
    .select(['id', 'contact', 'blocked_at'])
    .where('site', '=', site)
    .where('secret_hash', '=', visitorSecretHash)
    .executeTakeFirst();

/** The visitor's row, made here where it is the first thing that they do. */
const storeVisitor = async (work: Work, request: StartConversation): Promise<string> => {
  if (request.identity !== undefined) {
    const { id, contact, blocked_at } = await storeVerifiedVisitor(
      work,
      request.site,
      request.identity,
      request.at,
    );
    if (blocked_at !== null) throw new LogRefusal('blocked');
    await fillIn(work, contact, request.details);
    return id;
  }
  const known = await visitorBehind(work, request);
  if (known && known.blocked_at !== null) throw new LogRefusal('blocked');
  const contact = await storeContact(work, request, known?.contact ?? null);
  if (known) {
    if (contact !== known.contact)
      await work.updateTable('visitor').set({ contact }).where('id', '=', known.id).execute();
    return known.id;
  }
  const id = randomUUIDv7();
  await work
    .insertInto('visitor')
    .values({
      id,
      site: request.site,
      secret_hash: request.visitorSecretHash,
      contact,
      blocked_at: null,
      created_at: request.at,
    })
    .execute();
  return id;
};

const createBody = ({ details, message }: Begun): string => `${bodyText(details)}${bodyText(message)}`;

/** What came with the first message, besides the details that the conversation was started with. */
const givenWith = ({ consent, outbound }: Begun): Given => ({
  ...(consent && { consent }),
  ...(outbound && { outbound }),
});

/** The first event of the conversation that was started with the same key before, if it was. */
export const startedBefore = async (database: Database, request: Begun): Promise<Appended | null> => {
  const { site, identity } = request;
  // The first answer may have been lost, and the visitor signed in since.
  const visitors = [
    await visitorBehind(database, request),
    identity && (await verifiedVisitorOf(database, site, identity)),
  ].flatMap((visitor) => (visitor ? [visitor.id] : []));
  if (visitors.length === 0) return null;
  const row = await database
    .selectFrom('conversation')
    .innerJoin('visitor', 'visitor.id', 'conversation.visitor')
    .innerJoin('event', (join) =>
      join
        .onRef('event.conversation', '=', 'conversation.id')
        .onRef('event.key', '=', 'conversation.create_key')
        .on('event.author_kind', '=', 'visitor'),
    )
    .selectAll('event')
    .select(['conversation.create_body', 'conversation.visitor'])
    .where('visitor.site', '=', request.site)
    .where('visitor.id', 'in', visitors)
    .where('conversation.create_key', '=', request.key)
    .executeTakeFirst();
  if (row === undefined) return null;
  if (row.create_body !== createBody(request) || !isGivenAgain(row.given, givenWith(request)))
    throw new LogRefusal('keyReused');
  return { event: toEvent(row), repeated: true, site: request.site, visitor: row.visitor };
};

/** What the team said first: the conversation's first event. */
const outboundRow = (conversation: string, { id, text, author }: Outbound, at: number) =>
  toRow({ conversation, author, key: `outbound:${id}`, type: 'message', body: { text }, at }, 1, 1);

/** Starts a conversation within a transaction: visitor, contact, conversation and first message, or none of them. */
export const start = async (work: Work, request: StartConversation): Promise<Appended> => {
  const before = await startedBefore(work, request);
  if (before !== null) return before;
  const visitor = await storeVisitor(work, request);
  if (request.atMost !== undefined) {
    await lockVisitor(work, visitor);
    await refuseBeyond(work, visitor, request.atMost);
  }
  const conversation = randomUUIDv7();
  const { outbound, consent, context, at } = request;
  const last = outbound === undefined ? 1 : 2;
  await work
    .insertInto('conversation')
    .values({
      id: conversation,
      site: request.site,
      visitor,
      create_key: request.key,
      create_body: createBody(request),
      status: 'open',
      agent: null,
      team: null,
      last_seq: last,
      last_vseq: last,
      created_at: request.at,
      updated_at: request.at,
      zone: request.zone ?? null,
      language: request.language ?? null,
    })
    .execute();
  const first: AppendEvent<'message'> & Given = {
    ...givenWith(request),
    conversation,
    author: { kind: 'visitor', id: visitor },
    key: request.key,
    type: 'message',
    body: request.message,
    at: request.at,
  };
  const row = toRow(first, last, last);
  if (outbound !== undefined) {
    await storeEvent(work, outboundRow(conversation, outbound, at), request.site);
    await countAnswer(work, request.site, outbound.id);
  }
  await storeEvent(work, row, request.site);
  if (consent !== undefined) await noteConsent(work, conversation, visitor, consent, at);
  if (context !== undefined)
    await work
      .insertInto('page_context')
      .values({ conversation, ...context })
      .execute();
  return { event: toEvent(row), repeated: false, site: request.site, visitor };
};
