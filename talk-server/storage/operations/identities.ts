import { randomUUIDv7 } from 'node:crypto';
import type { KnownVisitor } from '../directory.ts';
import type { Identity } from '../directory.ts';
import type { Appended } from '../log.ts';
import type { Database, Work } from '../tables.ts';
import { noteWords } from './contact-words.ts';
import { visitorOf } from './known-visitor.ts';
import { moveConversations } from './move-conversations.ts';

/** What stands for the secret of a person's visitor: no SHA-256 in hex looks like it, so no browser can have it. */
export const secretOfContact = (contact: string): string => `contact:${contact}`;

export const identityKeyOf = async (database: Database, site: string): Promise<string | null> =>
  (await database.selectFrom('identity_key').select('key').where('site', '=', site).executeTakeFirst())
    ?.key ?? null;

export const ensureIdentityKey = async (
  work: Work,
  site: string,
  key: string,
  at: number,
): Promise<string> => {
  await work
    .insertInto('identity_key')
    .values({ site, key, created_at: at })
    .onConflict((conflict) => conflict.column('site').doNothing())
    .execute();
  return (await identityKeyOf(work, site))!;
};

export const isTokenEnded = async (database: Database, site: string, token: string): Promise<boolean> =>
  (await database
    .selectFrom('ended_token')
    .select('token')
    .where('site', '=', site)
    .where('token', '=', token)
    .executeTakeFirst()) !== undefined;

export const endToken = async (
  work: Work,
  site: string,
  token: string,
  expiresAt: number,
  now: number,
): Promise<void> => {
  await work.deleteFrom('ended_token').where('expires_at', '<', now).execute();
  await work
    .insertInto('ended_token')
    .values({ site, token, expires_at: expiresAt })
    .onConflict((conflict) => conflict.columns(['site', 'token']).doNothing())
    .execute();
};

const CONTACT = ['id', 'external_id', 'verified_email', 'first_name', 'last_name', 'merged_into'] as const;

/** Merges that lead from one contact to another, and on. */
const LONGEST_CHAIN = 20;

/** The contact with an id or an address, or the one that it was found to be. */
const contactBy = async (
  database: Database,
  site: string,
  column: 'external_id' | 'verified_email',
  value: string | undefined,
) => {
  if (value === undefined) return undefined;
  const contacts = database.selectFrom('contact').select(CONTACT).where('site', '=', site);
  let found = await contacts.where(column, '=', value).executeTakeFirst();
  for (let step = 0; found?.merged_into && step < LONGEST_CHAIN; step += 1)
    found = await contacts.where('id', '=', found.merged_into).executeTakeFirst();
  return found;
};

type Contact = NonNullable<Awaited<ReturnType<typeof contactBy>>>;

interface Found {
  readonly contact: Contact | undefined;
  /** Another contact that is the same person, as this identity proves. */
  readonly same: Contact | undefined;
  /** Whether the address is another person's, by their host's word. */
  readonly emailTaken: boolean;
}

/** The contact of an identity. Two ids of one host are two people, even with one address. */
const find = async (database: Database, site: string, identity: Identity): Promise<Found> => {
  const byId = await contactBy(database, site, 'external_id', identity.externalId);
  const byEmail = await contactBy(database, site, 'verified_email', identity.email);
  const another =
    byEmail !== undefined &&
    byEmail.external_id !== null &&
    identity.externalId !== undefined &&
    byEmail.external_id !== identity.externalId;
  const matching = another ? undefined : byEmail;
  const contact = byId ?? matching;
  return { contact, same: matching?.id === contact?.id ? undefined : matching, emailTaken: another };
};

/** A person's visitor, made where it is missing. */
export const visitorOfContact = async (
  work: Work,
  site: string,
  contact: string,
  at: number,
): Promise<{ readonly id: string; readonly blocked_at: number | null }> => {
  const secretHash = secretOfContact(contact);
  const known = await work
    .selectFrom('visitor')
    .select(['id', 'blocked_at'])
    .where('site', '=', site)
    .where('secret_hash', '=', secretHash)
    .executeTakeFirst();
  if (known) return known;
  const id = randomUUIDv7();
  await work
    .insertInto('visitor')
    .values({ id, site, secret_hash: secretHash, contact, blocked_at: null, verified: 1, created_at: at })
    .execute();
  return { id, blocked_at: null };
};

/** A block is a person's: it goes with them. */
export const carryBlock = async (
  work: Work,
  from: { blocked_at: number | null },
  to: string,
): Promise<void> => {
  if (from.blocked_at !== null)
    await work.updateTable('visitor').set({ blocked_at: from.blocked_at }).where('id', '=', to).execute();
};

const mergeContacts = async (
  work: Work,
  site: string,
  { from, into, at }: { from: string; into: string; at: number },
): Promise<void> => {
  const source = await visitorOfContact(work, site, from, at);
  const target = await visitorOfContact(work, site, into, at);
  await moveConversations(work, { from: source.id, to: target.id, contact: into, at });
  await carryBlock(work, source, target.id);
  await work.updateTable('visitor').set({ contact: into }).where('contact', '=', from).execute();
  await work
    .updateTable('contact')
    .set({ merged_into: into, verified_email: null })
    .where('id', '=', from)
    .execute();
};

/** The contact of an identity, made or brought up to date. */
export const storeIdentity = async (
  work: Work,
  site: string,
  identity: Identity,
  at: number,
): Promise<string> => {
  const { contact, same, emailTaken } = await find(work, site, identity);
  const id = contact?.id ?? randomUUIDv7();
  if (same !== undefined) await mergeContacts(work, site, { from: same.id, into: id, at });
  const proved = {
    // Another id of the host that was found to be the same person stays with its own contact.
    ...(identity.externalId !== undefined && !contact?.external_id && { external_id: identity.externalId }),
    ...(identity.email !== undefined && {
      email: identity.email,
      email_proved: 1,
      ...(!emailTaken && { verified_email: identity.email }),
    }),
    ...(identity.firstName !== undefined && { first_name: identity.firstName }),
    ...(identity.lastName !== undefined && { last_name: identity.lastName }),
  };
  if (contact === undefined) {
    const empty = { email: null, first_name: null, last_name: null };
    await work
      .insertInto('contact')
      .values({ id, site, created_at: at, ...empty, ...proved })
      .execute();
  } else if (Object.keys(proved).length > 0)
    await work.updateTable('contact').set(proved).where('id', '=', id).execute();
  await noteWords(work, id);
  return id;
};

/** A person's visitor as a request has it. */
export const storeVerifiedVisitor = async (
  work: Work,
  site: string,
  identity: Identity,
  at: number,
): Promise<{ readonly id: string; readonly contact: string; readonly blocked_at: number | null }> => {
  const contact = await storeIdentity(work, site, identity, at);
  return { ...(await visitorOfContact(work, site, contact, at)), contact };
};

export const verifiedVisitorOf = async (
  database: Database,
  site: string,
  identity: Identity,
): Promise<KnownVisitor | null> => {
  const { contact } = await find(database, site, identity);
  if (contact === undefined) return null;
  return visitorOf(database, site, secretOfContact(contact.id));
};

const browserOf = (database: Database, site: string, secretHash: string) =>
  database
    .selectFrom('visitor')
    .leftJoin('contact', 'contact.id', 'visitor.contact')
    .select(['visitor.id', 'visitor.blocked_at', 'visitor.claimed_by', 'contact.email'])
    .where('visitor.site', '=', site)
    .where('visitor.secret_hash', '=', secretHash)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('conversation')
          .select('conversation.id')
          .whereRef('conversation.visitor', '=', 'visitor.id'),
      ),
    )
    .executeTakeFirst();

type Browser = NonNullable<Awaited<ReturnType<typeof browserOf>>>;

const mayClaim = (
  browser: Browser | undefined,
  { email }: Identity,
  contact: string | undefined,
): browser is Browser => {
  if (browser === undefined) return false;
  if (browser.email !== null) return browser.email.toLowerCase() === email;
  return browser.claimed_by === null || browser.claimed_by === contact;
};

export const hasClaims = async (
  database: Database,
  site: string,
  secretHash: string,
  identity: Identity,
): Promise<boolean> => {
  const browser = await browserOf(database, site, secretHash);
  if (browser === undefined) return false;
  return mayClaim(browser, identity, (await find(database, site, identity)).contact?.id);
};

export const claim = async (
  work: Work,
  site: string,
  secretHash: string,
  identity: Identity,
  at: number,
): Promise<readonly Appended[]> => {
  const browser = await browserOf(work, site, secretHash);
  const known = (await find(work, site, identity)).contact?.id;
  if (!mayClaim(browser, identity, known)) return [];
  const { id, contact } = await storeVerifiedVisitor(work, site, identity, at);
  await carryBlock(work, browser, id);
  await work.updateTable('visitor').set({ claimed_by: contact }).where('id', '=', browser.id).execute();
  return moveConversations(work, { from: browser.id, to: id, contact, at });
};

export const identityReads = { identityKeyOf, isTokenEnded, verifiedVisitorOf, hasClaims } as const;
export const identityWrites = { ensureIdentityKey, endToken, claim } as const;
