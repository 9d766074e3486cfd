import type { Invitation, MemberRow, SessionRow } from '../members.ts';
import type { Database, Work } from '../tables.ts';
import { toMember } from './members.ts';

export const addSession = async (
  work: Work,
  member: string,
  { hash, address, device, createdAt, seenAt }: SessionRow,
): Promise<void> => {
  await work
    .insertInto('session')
    .values({ hash, member, address, device, created_at: createdAt, seen_at: seenAt })
    .execute();
};

export const sessionMember = async (
  database: Database,
  hash: string,
  seenSince: number,
  createdSince: number,
): Promise<(MemberRow & { readonly seenAt: number }) | null> => {
  const row = await database
    .selectFrom('session')
    .innerJoin('member', 'member.id', 'session.member')
    .selectAll('member')
    .select('session.seen_at')
    .where('session.hash', '=', hash)
    .where('session.seen_at', '>=', seenSince)
    .where('session.created_at', '>=', createdSince)
    .where('member.removed_at', 'is', null)
    .executeTakeFirst();
  return row ? { ...toMember(row), seenAt: row.seen_at } : null;
};

export const touchSession = async (work: Work, hash: string, at: number): Promise<void> => {
  await work.updateTable('session').set({ seen_at: at }).where('hash', '=', hash).execute();
};

export const sessionsOf = async (database: Database, member: string): Promise<readonly SessionRow[]> =>
  database
    .selectFrom('session')
    .select(['hash', 'address', 'device', 'created_at as createdAt', 'seen_at as seenAt'])
    .where('member', '=', member)
    .orderBy('seen_at', 'desc')
    .execute();

export const endSession = async (work: Work, member: string, hash: string): Promise<void> => {
  await work.deleteFrom('session').where('member', '=', member).where('hash', '=', hash).execute();
};

/** @param except the hash of the session that goes on. */
export const endSessions = async (work: Work, member: string, except: string | null): Promise<void> => {
  let ended = work.deleteFrom('session').where('member', '=', member);
  if (except !== null) ended = ended.where('hash', '!=', except);
  await ended.execute();
};

const INVITATION = [
  'hash',
  'email',
  'role',
  'member',
  'created_at as createdAt',
  'expires_at as expiresAt',
] as const;

export const addInvitation = async (work: Work, invitation: Invitation): Promise<void> => {
  const { hash, email, role, member, createdAt, expiresAt } = invitation;
  // The newest link is the only one: an older one may have gone astray.
  if (member !== null) await work.deleteFrom('invitation').where('member', '=', member).execute();
  if (email !== null) await work.deleteFrom('invitation').where('email', '=', email).execute();
  await work
    .insertInto('invitation')
    .values({ hash, email, role, member, created_at: createdAt, expires_at: expiresAt })
    .execute();
};

export const invitations = (database: Database, now: number): Promise<Invitation[]> =>
  database
    .selectFrom('invitation')
    .select(INVITATION)
    .where('expires_at', '>', now)
    .orderBy('created_at', 'desc')
    .execute();

export const invitation = async (database: Database, hash: string, now: number): Promise<Invitation | null> =>
  (await database
    .selectFrom('invitation')
    .select(INVITATION)
    .where('hash', '=', hash)
    .where('expires_at', '>', now)
    .executeTakeFirst()) ?? null;

export const removeInvitation = async (work: Work, hash: string): Promise<void> => {
  await work.deleteFrom('invitation').where('hash', '=', hash).execute();
};

export const acceptInvitation = async (
  work: Work,
  hash: string,
  {
    id,
    name,
    email,
    password,
  }: { readonly id: string; readonly name: string; readonly email: string; readonly password: string },
  now: number,
): Promise<{ readonly id: string } | 'taken' | null> => {
  const found = await invitation(work, hash, now);
  if (found === null) return null;
  const owner = await work.selectFrom('member').select('id').where('email', '=', email).executeTakeFirst();
  if (owner && owner.id !== found.member) return 'taken';
  await removeInvitation(work, hash);
  if (found.member !== null) {
    await work
      .updateTable('member')
      .set({ name, email, password, role: found.role })
      .where('id', '=', found.member)
      .execute();
    // A new password ends what the old one opened.
    await endSessions(work, found.member, null);
    return { id: found.member };
  }
  await work
    .insertInto('member')
    .values({ id, name, email, password, role: found.role, created_at: now })
    .execute();
  return { id };
};
