import { inspect } from 'node:util';

/**
 * Milliseconds that one step may take before it counts as stuck. A test waits for what is said, so the number costs
 * nothing where a step succeeds; it only has to hold on a machine ten times slower.
 */
export const PATIENCE = 4 * 60_000;

/**
 * Yields what a step yields; a step that is stuck, or fails, says what was waited for.
 *
 * @example await within('the editor to say that the post is saved', saved, () => page.evaluate(stateOfEditor));
 * @param look what can be said of the state that it is stuck in
 * @param patience milliseconds
 * @throws {Error} after `patience`, with what was waited for and the state; or with the step's own error
 */
export const within = async <T>(
  what: string,
  step: Promise<T>,
  look: () => unknown = () => undefined,
  patience = PATIENCE,
): Promise<T> => {
  let timer: NodeJS.Timeout | undefined;
  const stuck = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`it did not come within ${patience / 1000} s`)), patience);
  });
  try {
    return await Promise.race([step, stuck]);
  } catch (error) {
    const state = await Promise.resolve()
      .then(look)
      .catch((problem: unknown) => `not to be had (${String(problem)})`);
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(
      `Waited for ${what}: ${reason}${state === undefined ? '' : `\nThe state then: ${typeof state === 'string' ? state : JSON.stringify(state)}`}`,
      { cause: error },
    );
  } finally {
    clearTimeout(timer);
    // A step that comes to its end later has nobody who listens.
    step.catch(() => {});
  }
};

/** Lists and objects are compared by what is in them: those of a page are of other classes than a test's own. */
const isSame = (seen: unknown, wanted: unknown): boolean =>
  typeof wanted === 'object' && wanted !== null
    ? JSON.stringify(seen) === JSON.stringify(wanted)
    : seen === wanted;

/**
 * Waits until `look` gives `wanted`, or what is equal to it, for at most `patience` milliseconds.
 * @throws with what it gave last
 */
export const eventually = async <T>(
  look: () => T | Promise<T>,
  wanted: T,
  patience = PATIENCE,
): Promise<void> => {
  const end = Date.now() + patience;
  let seen = await look();
  while (!isSame(seen, wanted)) {
    if (Date.now() > end)
      throw new Error(
        `Expected ${inspect(wanted)} at last of ${look.toString()}, but it stays ${inspect(seen)}.`,
      );
    await new Promise((resolve) => setTimeout(resolve, 25));
    seen = await look();
  }
};
