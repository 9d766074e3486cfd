import { sql, type RawBuilder } from 'kysely';
import type { LinkedConversation, LinkUse, MailJob, MailKind, MailMatter } from '../mail.ts';
import type { AppendEvent } from '../log.ts';
import type { Database, Work } from '../tables.ts';
import { isVisible, toEvent } from './events.ts';
import { readUpTo } from './read.ts';

/** Milliseconds that a visitor has to read an answer before it is mailed. */
export const AWAY_AFTER = 2 * 60_000;

/** Events of a transcript; older ones are left out. */
const TRANSCRIPT = 500;

interface PlannedMail {
  readonly kind: MailKind;
  readonly runAt: number;
}

/** The mail that an event asks for. Only what an agent does asks for one, so nobody can have mails sent to a stranger's address. */
export const mailAfter = ({ author, type, body, at }: AppendEvent): PlannedMail | null => {
  if (author.kind !== 'agent') return null;
  if (type === 'message') return { kind: 'answer', runAt: at + AWAY_AFTER };
  return type === 'status' && (body as { status: string }).status === 'closed'
    ? { kind: 'transcript', runAt: at }
    : null;
};

/**
 * The statement that plans mails, in the transaction of the events that ask for them: none is forgotten.
 * @param planned what yields the `conversation`, `kind` and `run_at` of each; no two of one kind and conversation
 */
export const mailJobsOf = (planned: RawBuilder<unknown>): RawBuilder<unknown> =>
  // One that waits keeps its time; one that is on its way has a successor.
  sql`
    insert into mail_job (key, conversation, kind, run_at, attempts)
    select planned.kind || ':' || planned.conversation, planned.conversation, planned.kind, planned.run_at, 0
    from ${planned} as planned where true
    on conflict (key) do update set run_at = excluded.run_at, attempts = 0 where mail_job.attempts > 0`;

export const planMail = async (work: Work, request: AppendEvent): Promise<void> => {
  const mail = mailAfter(request);
  if (mail === null) return;
  const { kind, runAt } = mail;
  await mailJobsOf(
    sql`(select cast(${request.conversation} as text) as conversation, cast(${kind} as text) as kind,
      cast(${runAt} as bigint) as run_at)`,
  ).execute(work);
};

export const takeMailJob = async (work: Work, now: number, lease: number): Promise<MailJob | null> => {
  const due = await work
    .selectFrom('mail_job')
    .select(['key', 'run_at'])
    .where('run_at', '<=', now)
    .orderBy('run_at')
    .limit(1)
    .executeTakeFirst();
  if (due === undefined) return null;
  // Another process may have taken it just now: then its time is another one.
  const taken = await work
    .updateTable('mail_job')
    .set((row) => ({ run_at: now + lease, attempts: row('attempts', '+', 1) }))
    .where('key', '=', due.key)
    .where('run_at', '=', due.run_at)
    .returning(['key', 'conversation', 'kind', 'attempts', 'run_at as leasedUntil'])
    .executeTakeFirst();
  return taken ? { ...taken, dueAt: due.run_at } : null;
};

/** A job that was planned anew meanwhile stays. */
export const endMailJob = async (work: Work, { key, leasedUntil }: MailJob): Promise<void> => {
  await work.deleteFrom('mail_job').where('key', '=', key).where('run_at', '=', leasedUntil).execute();
};

export const delayMailJob = async (
  work: Work,
  { key, leasedUntil }: MailJob,
  until: number,
): Promise<void> => {
  await work
    .updateTable('mail_job')
    .set({ run_at: until })
    .where('key', '=', key)
    .where('run_at', '=', leasedUntil)
    .execute();
};

export const mailMatter = async (
  database: Database,
  { conversation, kind }: MailJob,
): Promise<MailMatter | null> => {
  const found = await database
    .selectFrom('conversation')
    .innerJoin('visitor', 'visitor.id', 'conversation.visitor')
    .innerJoin('site', 'site.id', 'conversation.site')
    .leftJoin('contact', 'contact.id', 'visitor.contact')
    .select([
      'conversation.site',
      'conversation.visitor',
      'site.name as siteName',
      'contact.email',
      'visitor.blocked_at',
    ])
    .where('conversation.id', '=', conversation)
    .executeTakeFirst();
  if (found === undefined) return null;
  const read = await readUpTo(database, conversation, { kind: 'visitor', id: found.visitor });
  const sent = await database
    .selectFrom('mail_sent')
    .select('seq')
    .where('conversation', '=', conversation)
    .executeTakeFirst();
  let query = database.selectFrom('event').selectAll().where('conversation', '=', conversation);
  if (kind === 'answer')
    query = query
      .where('type', '=', 'message')
      .where('author_kind', '=', 'agent')
      .where('vseq', '>', read)
      .where('seq', '>', sent?.seq ?? 0);
  const rows = await query.orderBy('seq', 'desc').limit(TRANSCRIPT).execute();
  const events = rows
    .toReversed()
    .map(toEvent)
    .filter(({ type }) => isVisible(type));
  const members = await database.selectFrom('member').select(['id', 'name']).execute();
  return {
    site: found.site,
    siteName: found.siteName,
    visitor: found.visitor,
    email: found.email,
    blocked: found.blocked_at !== null,
    events,
    names: Object.fromEntries(members.map(({ id, name }) => [id, name])),
  };
};

export const noteMailed = async (work: Work, conversation: string, seq: number): Promise<void> => {
  await work
    .insertInto('mail_sent')
    .values({ conversation, seq })
    .onConflict((conflict) =>
      conflict
        .column('conversation')
        .doUpdateSet({ seq: (row) => row.ref('excluded.seq') })
        .whereRef('mail_sent.seq', '<', 'excluded.seq'),
    )
    .execute();
};

export const countMail = async (
  work: Work,
  address: string,
  key: string,
  now: number,
  since: number,
  most: number,
): Promise<boolean> => {
  await work.deleteFrom('mail_count').where('at', '<', since).execute();
  const counted = await work.selectFrom('mail_count').select('key').where('address', '=', address).execute();
  if (counted.some((each) => each.key === key)) return true;
  if (counted.length >= most) return false;
  await work.insertInto('mail_count').values({ address, key, at: now }).execute();
  return true;
};

export const addMailLink = async (
  work: Work,
  hash: string,
  conversation: string,
  expiresAt: number,
  use: LinkUse,
): Promise<void> => {
  await work
    .insertInto('mail_link')
    .values({ hash, conversation, expires_at: expiresAt, opens: use === 'mail' ? 1 : 0 })
    .execute();
};

export const spendMailLink = async (work: Work, hash: string, now: number): Promise<string | null> => {
  await work.deleteFrom('mail_link').where('expires_at', '<=', now).execute();
  const spent = await work
    .deleteFrom('mail_link')
    .where('hash', '=', hash)
    .where('opens', '=', 1)
    .returning('conversation')
    .executeTakeFirst();
  return spent?.conversation ?? null;
};

export const linkedConversation = async (
  database: Database,
  hash: string,
  now: number,
): Promise<LinkedConversation | null> => {
  const found = await database
    .selectFrom('mail_link')
    .innerJoin('conversation', 'conversation.id', 'mail_link.conversation')
    .innerJoin('site', 'site.id', 'conversation.site')
    .innerJoin('visitor', 'visitor.id', 'conversation.visitor')
    .leftJoin('contact', 'contact.id', 'visitor.contact')
    .select(({ eb, exists, selectFrom }) => [
      'mail_link.conversation',
      'conversation.visitor',
      'conversation.site',
      'site.name as siteName',
      eb.and([eb('visitor.verified', '=', 1), eb('contact.email_proved', '=', 1)]).as('proved'),
      exists(selectFrom('consent').select('consent.at').whereRef('consent.visitor', '=', 'visitor.id')).as(
        'agreed',
      ),
    ])
    .where('mail_link.hash', '=', hash)
    .where('mail_link.opens', '=', 0)
    .where('mail_link.expires_at', '>', now)
    .executeTakeFirst();
  return found ? { ...found, proved: Boolean(found.proved), agreed: Boolean(found.agreed) } : null;
};
