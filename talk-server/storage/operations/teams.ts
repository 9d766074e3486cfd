import type { AuditEntry, Team } from '../members.ts';
import type { Database, Work } from '../tables.ts';

export const teams = async (database: Database): Promise<readonly Team[]> => {
  const rows = await database
    .selectFrom('team')
    .select(['id', 'name', 'hours'])
    .where('removed_at', 'is', null)
    .orderBy('name')
    .execute();
  const belonging = await database.selectFrom('team_member').selectAll().execute();
  return rows.map(({ id, name, hours }) => ({
    id,
    name,
    hours: hours === null ? null : (JSON.parse(hours) as unknown),
    members: belonging.filter(({ team }) => team === id).map(({ member }) => member),
  }));
};

export const saveTeam = async (work: Work, { id, name, hours, members }: Team, at: number): Promise<void> => {
  const values = { name, hours: hours === null ? null : JSON.stringify(hours) };
  await work
    .insertInto('team')
    .values({ id, ...values, created_at: at })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(values))
    .execute();
  await work.deleteFrom('team_member').where('team', '=', id).execute();
  if (members.length > 0)
    await work
      .insertInto('team_member')
      .values(members.map((member) => ({ team: id, member })))
      .execute();
};

/** The team's conversations stay as they are: they are in "Unassigned" where nobody has them. */
export const removeTeam = async (work: Work, id: string, at: number): Promise<void> => {
  await work.updateTable('team').set({ removed_at: at }).where('id', '=', id).execute();
  await work.deleteFrom('team_member').where('team', '=', id).execute();
};

export const addAudit = async (work: Work, entry: AuditEntry): Promise<void> => {
  await work.insertInto('audit').values(entry).execute();
};

export const audit = (database: Database, limit: number, before?: string): Promise<AuditEntry[]> => {
  let query = database.selectFrom('audit').selectAll();
  if (before !== undefined) query = query.where('id', '<', before);
  return query.orderBy('id', 'desc').limit(limit).execute();
};

export const changeSite = async (
  work: Work,
  id: string,
  { name, origins }: { readonly name: string; readonly origins: readonly string[] },
): Promise<boolean> => {
  const changed = await work
    .updateTable('site')
    .set({ name, origins: JSON.stringify(origins) })
    .where('id', '=', id)
    .returning('id')
    .executeTakeFirst();
  return changed !== undefined;
};
