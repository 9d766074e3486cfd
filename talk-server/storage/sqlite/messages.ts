import type { LogProblem } from '../log.ts';
import type { reads } from './reads.ts';
import type { writes } from './writes.ts';

export type Reads = typeof reads;
export type Writes = typeof writes;

type WithoutFirst<Operation> = Operation extends (first: never, ...rest: infer Rest) => unknown
  ? Rest
  : never;
type ResultOf<Operation> = Operation extends (...all: never[]) => Promise<infer Result> ? Result : never;

/** What an operation takes beside the database, and what it yields. */
export type Arguments<Table, Name extends keyof Table> = WithoutFirst<Table[Name]>;
export type Result<Table, Name extends keyof Table> = ResultOf<Table[Name]>;

/** A thread is asked for an operation by name. */
export interface Request {
  readonly id: number;
  readonly name: string;
  readonly args: readonly unknown[];
}

export type Response =
  | { readonly id: number; readonly result: unknown }
  /** `fault` is what the operator reads where the storage itself failed. */
  | { readonly id: number; readonly problem: LogProblem; readonly fault?: string };
