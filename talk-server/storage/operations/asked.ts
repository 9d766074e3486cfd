import type { Store } from '../store.ts';
import { reads } from './reads.ts';
import { writes } from './writes.ts';

export type Reads = typeof reads;
export type Writes = typeof writes;

type WithoutFirst<Operation> = Operation extends (first: never, ...rest: infer Rest) => unknown
  ? Rest
  : never;
type ResultOf<Operation> = Operation extends (...all: never[]) => Promise<infer Result> ? Result : never;

/** What an operation takes besides the database, and what it yields. */
export type Arguments<Table, Name extends keyof Table> = WithoutFirst<Table[Name]>;
export type Result<Table, Name extends keyof Table> = ResultOf<Table[Name]>;

type Asked<Table> = {
  readonly [Name in keyof Table]: (...args: Arguments<Table, Name>) => Promise<Result<Table, Name>>;
};

/** Runs an operation by its name, wherever the database is. */
export type Ask<Table> = <Name extends keyof Table & string>(
  name: Name,
  ...args: Arguments<Table, Name>
) => Promise<Result<Table, Name>>;

/** Runs an operation of a table on a database, or within a transaction of it. */
export const runNamed = <Table, Name extends keyof Table & string, First>(
  table: Table,
  name: Name,
  first: First,
  args: Arguments<Table, Name>,
): Promise<Result<Table, Name>> =>
  (table[name] as (first: First, ...rest: Arguments<Table, Name>) => Promise<Result<Table, Name>>)(
    first,
    ...args,
  );

const asked = <Table extends object>(table: Table, ask: Ask<Table>): Asked<Table> =>
  Object.fromEntries(
    (Object.keys(table) as (keyof Table & string)[]).map((name) => [
      name,
      (...args: Arguments<Table, typeof name>) => ask(name, ...args),
    ]),
  ) as Asked<Table>;

/** A store that asks for each operation in the way of its database. */
export const storeOf = async (
  read: Ask<Reads>,
  write: Ask<Writes>,
  close: () => Promise<void>,
): Promise<Store> => {
  const operations = { ...asked(reads, read), ...asked(writes, write) };
  return {
    log: { ...operations, logId: await operations.readLogId() },
    directory: operations,
    identities: operations,
    settings: operations,
    files: operations,
    outbound: operations,
    contexts: operations,
    members: operations,
    inbox: operations,
    assignment: operations,
    mail: operations,
    mailSettings: operations,
    keys: operations,
    administration: operations,
    webhooks: operations,
    secrets: operations,
    close,
  };
};
