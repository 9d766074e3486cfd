import pg from 'pg';

/** What a server's connections are called in `pg_stat_activity`. */
export const APPLICATION = 'talk-server';

const INT8 = 20;

/** Numbers and times fit in what JavaScript can count. */
export const types = {
  getTypeParser: (id: number, format?: 'text' | 'binary') =>
    id === INT8 && format !== 'binary' ? Number : (pg.types.getTypeParser(id, format as 'text') as never),
};
