import { sql } from 'kysely';
import type { MailChoices, StoredMail } from '../mail-settings.ts';
import type { Database, Work } from '../tables.ts';

/** There is one row: the server has one way to send mails. */
export const MAIL_ROW = 'server';

export const storedMail = async (database: Database): Promise<StoredMail | null> => {
  const row = await database
    .selectFrom('mail_settings')
    .select(['body', 'password'])
    .where('id', '=', MAIL_ROW)
    .executeTakeFirst();
  return row ? { ...(JSON.parse(row.body) as MailChoices), password: row.password } : null;
};

export const putMail = async (
  work: Work,
  { server, sender, transcript }: MailChoices,
  password: StoredMail['password'] | { readonly keep: true },
  at: number,
): Promise<void> => {
  const body = JSON.stringify({ server, sender, transcript } satisfies MailChoices);
  const keeps = password !== null && typeof password === 'object';
  await work
    .insertInto('mail_settings')
    .values({ id: MAIL_ROW, body, password: keeps ? null : password, updated_at: at })
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet({
        body,
        updated_at: at,
        password: keeps ? sql`mail_settings.password` : password,
      }),
    )
    .execute();
};

export const removeMail = async (work: Work): Promise<void> => {
  await work.deleteFrom('mail_settings').where('id', '=', MAIL_ROW).execute();
};

export const mailSettingsReads = { storedMail } as const;
export const mailSettingsWrites = { putMail, removeMail } as const;
