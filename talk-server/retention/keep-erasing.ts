import { setTimeout as wait } from 'node:timers/promises';
import { keepDoing } from '../keep-doing.ts';
import type { Administration } from '../storage/administration.ts';

/** Milliseconds between two looks: what has to go is gone within the hour. */
const EVERY = 60 * 60 * 1000;

/** Milliseconds that everybody else has between two steps. */
const PAUSE = 20;

/** Deletes all that is older than its site keeps. @returns how many conversations */
export const eraseAllExpired = async (
  administration: Administration,
  now: number,
  isOver: () => boolean = () => false,
): Promise<number> => {
  let erased = 0;
  for (let some = 1; some > 0 && !isOver(); erased += some) {
    some = await administration.eraseExpired(now);
    if (some > 0) await wait(PAUSE);
  }
  if (erased > 0)
    for (let first = true; !isOver() && (await administration.tidyWords(first)); first = false)
      await wait(PAUSE);
  return erased;
};

/** Looks again and again, the first time soon after the start, until it is stopped. */
export const keepErasing = (
  administration: Administration,
  now: () => number,
  told: (erased: number) => void,
  fault: (error: unknown) => void,
): (() => void) => {
  const state = { isOver: false };
  const look = (): Promise<unknown> =>
    eraseAllExpired(administration, now(), () => state.isOver)
      .then((erased) => erased > 0 && told(erased))
      .catch(fault);
  const stop = keepDoing(EVERY, look, EVERY / 60);
  return () => {
    state.isOver = true;
    stop();
  };
};
