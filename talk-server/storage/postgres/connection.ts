import { createHash } from 'node:crypto';
import pg from 'pg';

/** What a server's connections are called in `pg_stat_activity`. */
export const APPLICATION = 'talk-server';

const INT8 = 20;

/** Numbers and times fit in what JavaScript can count. */
export const types = {
  getTypeParser: (id: number, format?: 'text' | 'binary') =>
    id === INT8 && format !== 'binary' ? Number : (pg.types.getTypeParser(id, format as 'text') as never),
};

/** PostgreSQL's code for a row that another transaction was quicker with. */
const UNIQUE_VIOLATION = '23505';

export const isUniqueViolation = (error: unknown): boolean =>
  error instanceof pg.DatabaseError && error.code === UNIQUE_VIOLATION;

/** Of longer ones the texts differ from call to call. */
const PREPARED_PARAMETERS = 8;

/** Has its words looked at each time it is planned: how many messages fit them decides on the way to find them. */
const PLANNED_ANEW = /to_tsquery/;

const nameOf = (text: string): string => createHash('sha256').update(text).digest('base64url');

/** Lets a connection plan a statement once that it is sent again and again. */
export const prepareStatements = (client: pg.PoolClient): void => {
  const names = new Map<string, string>();
  const send = client.query.bind(client) as (...args: unknown[]) => unknown;
  const query = (...args: unknown[]): unknown => {
    const [text, values, ...more] = args;
    const isRepeated =
      typeof text === 'string' &&
      Array.isArray(values) &&
      values.length > 0 &&
      values.length <= PREPARED_PARAMETERS &&
      !PLANNED_ANEW.test(text);
    if (!isRepeated) return send(...args);
    let name = names.get(text);
    if (name === undefined) names.set(text, (name = nameOf(text)));
    return send({ name, text, values }, ...more);
  };
  client.query = query as typeof client.query;
};
