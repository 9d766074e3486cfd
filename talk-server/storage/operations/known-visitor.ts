import type { KnownVisitor } from '../directory.ts';
import type { Database } from '../tables.ts';

/** A visitor by the hash of their secret, with what is known of them: one indexed look-up. */
export const visitorOf = async (
  database: Database,
  site: string,
  secretHash: string,
): Promise<KnownVisitor | null> => {
  const row = await database
    .selectFrom('visitor')
    .leftJoin('contact', 'contact.id', 'visitor.contact')
    .select((visitor) => [
      'visitor.id',
      'visitor.blocked_at',
      'contact.email',
      'contact.first_name',
      'contact.last_name',
      visitor
        .selectFrom('consent')
        .select('consent.at')
        .whereRef('consent.visitor', '=', 'visitor.id')
        .limit(1)
        .as('consent'),
    ])
    .where('visitor.site', '=', site)
    .where('visitor.secret_hash', '=', secretHash)
    .executeTakeFirst();
  if (row === undefined) return null;
  const said = { email: row.email, firstName: row.first_name, lastName: row.last_name, consent: row.consent };
  return {
    id: row.id,
    blocked: row.blocked_at !== null,
    known: (Object.keys(said) as (keyof typeof said)[]).filter((name) => said[name] !== null),
  };
};
