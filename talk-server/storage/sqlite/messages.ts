import type { LogProblem } from '../log.ts';

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
