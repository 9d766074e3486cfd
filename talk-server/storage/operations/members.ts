import type { Credentials, MemberChange, MemberRow, Role } from '../members.ts';
import type { Database, Work } from '../tables.ts';

const MEMBER = [
  'id',
  'name',
  'email',
  'role',
  'away_at',
  'here_at',
  'removed_at',
  'password',
  'totp',
] as const;

interface Stored {
  readonly id: string;
  readonly name: string;
  readonly email: string | null;
  readonly role: Role;
  readonly away_at: number | null;
  readonly here_at: number | null;
  readonly removed_at: number | null;
  readonly password: string | null;
  readonly totp: string | null;
}

export const toMember = (row: Stored): MemberRow => ({
  id: row.id,
  name: row.name,
  email: row.email,
  role: row.role,
  awayAt: row.away_at,
  hereAt: row.here_at,
  removedAt: row.removed_at,
  hasPassword: row.password !== null,
  hasTotp: row.totp !== null,
});

export const members = async (database: Database): Promise<readonly MemberRow[]> =>
  (await database.selectFrom('member').select(MEMBER).orderBy('created_at').orderBy('id').execute()).map(
    toMember,
  );

export const member = async (database: Database, id: string): Promise<MemberRow | null> => {
  const row = await database.selectFrom('member').select(MEMBER).where('id', '=', id).executeTakeFirst();
  return row ? toMember(row) : null;
};

export const credentialsOf = async (database: Database, email: string): Promise<Credentials | null> =>
  (await database
    .selectFrom('member')
    .select(['id', 'role', 'password', 'totp'])
    .where('email', '=', email)
    .where('removed_at', 'is', null)
    .executeTakeFirst()) ?? null;

/** Whether somebody else is an owner who can still get in. */
const hasOtherOwner = async (work: Work, id: string): Promise<boolean> => {
  const other = await work
    .selectFrom('member')
    .select('id')
    .where('role', '=', 'owner')
    .where('removed_at', 'is', null)
    .where('password', 'is not', null)
    .where('id', '!=', id)
    .executeTakeFirst();
  return other !== undefined;
};

const stored = ({ name, email, role, password, totp, awayAt, removedAt }: MemberChange) => ({
  ...(name !== undefined && { name }),
  ...(email !== undefined && { email }),
  ...(role !== undefined && { role }),
  ...(password !== undefined && { password }),
  ...(totp !== undefined && { totp }),
  ...(awayAt !== undefined && { away_at: awayAt }),
  ...(removedAt !== undefined && { removed_at: removedAt }),
});

/** A removed member is out at once: sessions, keys and codes go with them. */
const shutOut = async (work: Work, id: string): Promise<void> => {
  await work.deleteFrom('session').where('member', '=', id).execute();
  await work.deleteFrom('api_key').where('member', '=', id).execute();
  await work.deleteFrom('recovery_code').where('member', '=', id).execute();
  await work.deleteFrom('invitation').where('member', '=', id).execute();
  await work.deleteFrom('team_member').where('member', '=', id).execute();
};

export const changeMember = async (work: Work, id: string, change: MemberChange): Promise<boolean> => {
  const now = await member(work, id);
  if (now === null) return false;
  const stops = (change.role !== undefined && change.role !== 'owner') || Boolean(change.removedAt);
  if (now.role === 'owner' && stops && !(await hasOtherOwner(work, id))) return false;
  await work.updateTable('member').set(stored(change)).where('id', '=', id).execute();
  if (change.removedAt) await shutOut(work, id);
  return true;
};

export const noteHere = async (work: Work, id: string, at: number | null): Promise<void> => {
  await work.updateTable('member').set({ here_at: at }).where('id', '=', id).execute();
  if (at !== null)
    await work
      .updateTable('member')
      .set({ last_here_at: at })
      .where('id', '=', id)
      .where('away_at', 'is', null)
      .execute();
};

export const lastHere = async (database: Database): Promise<number | null> => {
  const { at } = await database
    .selectFrom('member')
    .select(({ fn }) => fn.max<number | null>('last_here_at').as('at'))
    .where('role', '!=', 'bot')
    .executeTakeFirstOrThrow();
  return at;
};

export const useTotpStep = async (work: Work, id: string, step: number): Promise<boolean> => {
  const used = await work
    .updateTable('member')
    .set({ totp_step: step })
    .where('id', '=', id)
    .where((row) => row.or([row('totp_step', 'is', null), row('totp_step', '<', step)]))
    .returning('id')
    .executeTakeFirst();
  return used !== undefined;
};

export const setRecoveryCodes = async (work: Work, id: string, hashes: readonly string[]): Promise<void> => {
  await work.deleteFrom('recovery_code').where('member', '=', id).execute();
  if (hashes.length > 0)
    await work
      .insertInto('recovery_code')
      .values(hashes.map((hash) => ({ member: id, hash })))
      .execute();
};

export const useRecoveryCode = async (work: Work, id: string, hash: string): Promise<boolean> => {
  const used = await work
    .deleteFrom('recovery_code')
    .where('member', '=', id)
    .where('hash', '=', hash)
    .returning('hash')
    .executeTakeFirst();
  return used !== undefined;
};
