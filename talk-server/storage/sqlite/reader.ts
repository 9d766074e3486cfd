// A thread that reads: readers never wait for the writer (WAL).
import { parentPort, workerData } from 'node:worker_threads';
import { LogRefusal } from '../log.ts';
import type { Database } from '../tables.ts';
import { openDatabase } from './database.ts';
import type { Request, Response } from './messages.ts';
import { reads } from '../operations/reads.ts';

const port = parentPort!;
const database = openDatabase((workerData as { file: string }).file);

const answer = async ({ id, name, args }: Request): Promise<Response> => {
  const operation = reads[name as keyof typeof reads] as (
    database: Database,
    ...args: readonly unknown[]
  ) => Promise<unknown>;
  try {
    return { id, result: await operation(database, ...args) };
  } catch (error) {
    if (error instanceof LogRefusal) return { id, problem: error.problem };
    return { id, problem: 'unavailable', fault: error instanceof Error ? error.message : String(error) };
  }
};

port.on('message', (request: Request | null) => {
  if (request === null) {
    port.close();
    return void database.destroy();
  }
  void answer(request).then((response) => port.postMessage(response));
});
port.postMessage({ id: 0, result: null } satisfies Response);
