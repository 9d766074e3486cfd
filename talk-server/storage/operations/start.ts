import { randomUUIDv7 } from 'node:crypto';
import { LogRefusal, type AppendEvent, type Appended, type Details, type StartConversation } from '../log.ts';
import type { Work } from '../tables.ts';
import { bodyText, toEvent, toRow } from './events.ts';
import { storeVerifiedVisitor, verifiedVisitorOf } from './identities.ts';

const visitorBehind = (work: Work, { site, visitorSecretHash }: StartConversation) =>
  work
    .selectFrom('visitor')
    .select(['id', 'contact', 'blocked_at'])
    .where('site', '=', site)
    .where('secret_hash', '=', visitorSecretHash)
    .executeTakeFirst();

const hasDetails = (details: Details): boolean => Object.values(details).some((value) => value !== undefined);
import { storeEvent } from './webhooks.ts';

/** What a person typed whom their host has proved: it fills what the host left out, and changes nothing. */
const fillIn = async (work: Work, contact: string, { firstName, lastName }: Details): Promise<void> => {
  for (const [column, value] of [
    ['first_name', firstName],
    ['last_name', lastName],
  ] as const)
    if (value !== undefined)
      await work
        .updateTable('contact')
        .set({ [column]: value })
        .where('id', '=', contact)
        .where(column, 'is', null)
        .execute();
};

/**
 * Notes what a visitor typed, in a contact of their own: an address that nobody proved touches no contact that is
 * already there.
 */
const storeContact = async (
  work: Work,
  { site, details, at }: StartConversation,
  known: string | null,
): Promise<string | null> => {
  if (!hasDetails(details)) return known;
  const values = {
    ...(details.email !== undefined && { email: details.email }),
    ...(details.firstName !== undefined && { first_name: details.firstName }),
    ...(details.lastName !== undefined && { last_name: details.lastName }),
  };
  if (known !== null) {
    await work.updateTable('contact').set(values).where('id', '=', known).execute();
    return known;
  }
  const id = randomUUIDv7();
  await work
    .insertInto('contact')
    .values({ id, site, created_at: at, email: null, first_name: null, last_name: null, ...values })
    .execute();
  return id;
};

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

const createBody = ({ details, message }: StartConversation): string =>
  `${bodyText(details)}${bodyText(message)}`;

/** The first event of the conversation that was started with the same key before, if it was. */
const startedBefore = async (work: Work, request: StartConversation): Promise<Appended | undefined> => {
  const { site, identity } = request;
  // The first answer may have been lost, and the visitor signed in since.
  const visitors = [
    await visitorBehind(work, request),
    identity && (await verifiedVisitorOf(work, site, identity)),
  ].flatMap((visitor) => (visitor ? [visitor.id] : []));
  if (visitors.length === 0) return undefined;
  const row = await work
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
  if (row === undefined) return undefined;
  if (row.create_body !== createBody(request)) throw new LogRefusal('keyReused');
  return { event: toEvent(row), repeated: true, site: request.site, visitor: row.visitor };
};

/** Starts a conversation within a transaction: visitor, contact, conversation and first message, or none of them. */
export const start = async (work: Work, request: StartConversation): Promise<Appended> => {
  const before = await startedBefore(work, request);
  if (before !== undefined) return before;
  const visitor = await storeVisitor(work, request);
  const conversation = randomUUIDv7();
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
      last_seq: 1,
      last_vseq: 1,
      created_at: request.at,
      updated_at: request.at,
    })
    .execute();
  const first: AppendEvent<'message'> = {
    conversation,
    author: { kind: 'visitor', id: visitor },
    key: request.key,
    type: 'message',
    body: request.message,
    at: request.at,
  };
  const row = toRow(first, 1, 1);
  await storeEvent(work, row, request.site);
  return { event: toEvent(row), repeated: false, site: request.site, visitor };
};
