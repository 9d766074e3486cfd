import type { Kysely } from 'kysely';

interface Before {
  contact: {
    email: string | null;
    external_id: string | null;
    verified_email: string | null;
    email_proved: number;
  };
}

/** Whether a host has proved a person's address. Until then, only hosts gave addresses to people whom they proved. */
export const up = async (database: Kysely<unknown>): Promise<void> => {
  await database.schema
    .alterTable('contact')
    .addColumn('email_proved', 'bigint', (column) => column.notNull().defaultTo(0))
    .execute();
  await (database as Kysely<Before>)
    .updateTable('contact')
    .set({ email_proved: 1 })
    .where('email', 'is not', null)
    .where(({ or, eb }) => or([eb('external_id', 'is not', null), eb('verified_email', 'is not', null)]))
    .execute();
};
