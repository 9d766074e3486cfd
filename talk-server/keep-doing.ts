/**
 * Does something again and again until it is stopped, each time after the last one has ended. The pauses are of different
 * length, so that of several processes that start together not all do it at once.
 * @param work never rejects
 * @returns what stops it; what is under way comes to its end.
 */
export const keepDoing = (every: number, work: () => Promise<unknown>, first = every): (() => void) => {
  let isOver = false;
  let timer: NodeJS.Timeout;
  const later = (milliseconds: number): void => {
    if (isOver) return;
    timer = setTimeout(
      () => void work().finally(() => later(every)),
      milliseconds * (0.8 + Math.random() * 0.4),
    );
    timer.unref();
  };
  later(first);
  return () => {
    isOver = true;
    clearTimeout(timer);
  };
};
