import { FetchRefused } from './refused.ts';

/** Looks of one store at a time: one for each of a few open tabs. */
const AT_ONCE = 4;

const running = new Map<string, number>();

/**
 * Does a store's work, unless too much of it is going on already: what one store asks for must not keep the server
 * from the others.
 * @throws {FetchRefused} `busy`
 */
export const inTurn = async <Result>(shop: string, work: () => Promise<Result>): Promise<Result> => {
  const before = running.get(shop) ?? 0;
  if (before >= AT_ONCE) throw new FetchRefused('busy');
  running.set(shop, before + 1);
  try {
    return await work();
  } finally {
    const left = (running.get(shop) ?? 1) - 1;
    if (left === 0) running.delete(shop);
    else running.set(shop, left);
  }
};
