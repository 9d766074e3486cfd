export interface Gathering<Request, Result> {
  /** Requests that are done together at most. */
  readonly most: number;
  /** How many times `run` is on its way at most. */
  readonly atOnce: number;
  /** Of those with the same key, one is done at a time, in the order in which they came. */
  keyOf(request: Request): string;
  /** @returns a result for each request, in their order */
  run(requests: readonly Request[]): Promise<readonly Result[]>;
}

/** Does together what was asked for in one turn, or while as much was on its way as may be. */
export const gather = <Request, Result>({
  most,
  atOnce,
  keyOf,
  run,
}: Gathering<Request, Result>): ((request: Request) => Promise<Result>) => {
  type Waiting = PromiseWithResolvers<Result> & { readonly request: Request; readonly key: string };
  let waiting: Waiting[] = [];
  let running = 0;
  let isPlanned = false;
  const busy = new Set<string>();

  const take = (): Waiting[] => {
    const taken: Waiting[] = [];
    waiting = waiting.filter((each) => {
      if (taken.length === most || busy.has(each.key)) return true;
      busy.add(each.key);
      taken.push(each);
      return false;
    });
    return taken;
  };

  const runTaken = async (taken: readonly Waiting[]): Promise<void> => {
    running += 1;
    try {
      const results = await run(taken.map(({ request }) => request));
      for (const [place, { resolve }] of taken.entries()) resolve(results[place]!);
    } catch (error) {
      for (const { reject } of taken) reject(error);
    } finally {
      running -= 1;
      for (const { key } of taken) busy.delete(key);
      plan();
    }
  };

  const start = (): void => {
    isPlanned = false;
    const taken = running < atOnce ? take() : [];
    if (taken.length === 0) return;
    void runTaken(taken);
    plan();
  };

  const plan = (): void => {
    if (isPlanned || running === atOnce || waiting.length === 0) return;
    isPlanned = true;
    setImmediate(start);
  };

  return (request) => {
    const each = { ...Promise.withResolvers<Result>(), request, key: keyOf(request) };
    waiting.push(each);
    plan();
    return each.promise;
  };
};
