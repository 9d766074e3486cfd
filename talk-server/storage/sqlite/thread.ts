import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { LogRefusal } from '../log.ts';
import type { Arguments, Result } from '../operations/asked.ts';
import type { Request, Response } from './messages.ts';

type Waiting = PromiseWithResolvers<unknown>;

/** To a thread of our own, not to a window: it has no origin. */
const send = (worker: Worker, message: Request | null): void => {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin
  worker.postMessage(message);
};

/** A thread with a database connection of its own, asked for operations by name. */
export class DatabaseThread<Table> {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  readonly #ready: Promise<unknown>;
  #last = 0;
  #ended: Error | undefined;

  constructor(script: URL, file: string) {
    this.#worker = new Worker(script, { workerData: { file } });
    this.#ready = this.#answerOf(0);
    this.#worker.on('message', (response: Response) => this.#answered(response));
    this.#worker.on('error', (error: Error) => this.#end(error));
    this.#worker.on('exit', () => this.#end(new Error('The storage has been closed.')));
  }

  /** Resolves once the thread has opened the database; rejects where it cannot. */
  async ready(): Promise<void> {
    await this.#ready;
  }

  async ask<Name extends keyof Table & string>(
    name: Name,
    ...args: Arguments<Table, Name>
  ): Promise<Result<Table, Name>> {
    if (this.#ended) throw new LogRefusal('unavailable', { cause: this.#ended });
    this.#last += 1;
    const answer = this.#answerOf(this.#last);
    send(this.#worker, { id: this.#last, name, args });
    return (await answer) as Result<Table, Name>;
  }

  /** Ends the thread once everything that was asked before is answered. */
  async close(): Promise<void> {
    if (this.#ended) return;
    await Promise.allSettled([...this.#waiting.values()].map(({ promise }) => promise));
    const exit = once(this.#worker, 'exit');
    send(this.#worker, null);
    await exit;
  }

  #answerOf(id: number): Promise<unknown> {
    const waiting = Promise.withResolvers<unknown>();
    this.#waiting.set(id, waiting);
    return waiting.promise;
  }

  #answered(response: Response): void {
    const waiting = this.#waiting.get(response.id);
    this.#waiting.delete(response.id);
    if ('problem' in response)
      waiting?.reject(
        new LogRefusal(response.problem, response.fault === undefined ? {} : { cause: response.fault }),
      );
    else waiting?.resolve(response.result);
  }

  #end(error: Error): void {
    this.#ended ??= error;
    for (const { reject } of this.#waiting.values()) reject(new LogRefusal('unavailable', { cause: error }));
    this.#waiting.clear();
  }
}
