// The one thread that writes. What has come in while a commit was on its way to the disk is committed together:
// one wait for the disk serves all of them, and each is answered after it.
import { parentPort, workerData } from 'node:worker_threads';
import type { ControlledTransaction } from 'kysely';
import { LogRefusal } from '../log.ts';
import { migrate } from '../migrations/migrate.ts';
import type { Tables, Work } from '../tables.ts';
import { openDatabase } from './database.ts';
import type { Request, Response } from './messages.ts';
import { writes } from '../operations/writes.ts';

/** Operations of one commit: more would make the first of them wait for too long. */
const BATCH = 100;

const port = parentPort!;
const database = openDatabase((workerData as { file: string }).file);
let waiting: Request[] = [];
let working = false;

const faultOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const unavailable = ({ id }: Request, error: unknown): Response => ({
  id,
  problem: 'unavailable',
  fault: faultOf(error),
});

/** Runs an operation inside the open transaction; one that is refused leaves nothing of itself there. */
const run = async (transaction: ControlledTransaction<Tables>, request: Request): Promise<Response> => {
  const operation = writes[request.name as keyof typeof writes] as (
    work: Work,
    ...args: readonly unknown[]
  ) => Promise<unknown>;
  const savepoint = await transaction.savepoint('operation').execute();
  try {
    const result = await operation(savepoint, ...request.args);
    await savepoint.releaseSavepoint('operation').execute();
    return { id: request.id, result };
  } catch (error) {
    // A full disk ends the whole transaction: then there is no savepoint to go back to, and this throws as well.
    await savepoint.rollbackToSavepoint('operation').execute();
    if (error instanceof LogRefusal) return { id: request.id, problem: error.problem };
    return unavailable(request, error);
  }
};

const commitTogether = async (requests: readonly Request[]): Promise<readonly Response[]> => {
  try {
    const transaction = await database.startTransaction().execute();
    try {
      const responses: Response[] = [];
      for (const request of requests) responses.push(await run(transaction, request));
      await transaction.commit().execute();
      return responses;
    } catch (error) {
      if (!transaction.isRolledBack)
        await transaction
          .rollback()
          .execute()
          .catch(() => undefined);
      throw error;
    }
  } catch (error) {
    return requests.map((request) => unavailable(request, error));
  }
};

const work = async (): Promise<void> => {
  if (working) return;
  working = true;
  while (waiting.length > 0) {
    const batch = waiting.slice(0, BATCH);
    waiting = waiting.slice(BATCH);
    for (const response of await commitTogether(batch)) port.postMessage(response);
    // Lets in what has come meanwhile: the commit has kept this thread from hearing it.
    await new Promise(setImmediate);
  }
  working = false;
};

try {
  await migrate(database as never);
  port.on('message', (request: Request | null) => {
    if (request === null) {
      port.close();
      return void database.destroy();
    }
    waiting.push(request);
    // Not at once: requests of one turn arrive one after the other.
    setImmediate(() => void work());
  });
  port.postMessage({ id: 0, result: null } satisfies Response);
} catch (error) {
  port.postMessage({ id: 0, problem: 'unavailable', fault: faultOf(error) } satisfies Response);
  port.close();
}
