/** Says what a long step does: one plain line when it starts, one with the seconds it took when it ends. */
export interface Progress {
  /** A line that stands by itself. */
  say(text: string): void;
  /** Announces a step, runs it, and reports how long it took; a failing step rethrows. */
  step<T>(text: string, work: () => Promise<T>): Promise<T>;
}

/**
 * @param write where lines go; standard error by default, so that a command's own output stays clean
 * @param now milliseconds, for tests
 */
export const progressTo = (
  write: (line: string) => void = (line) => process.stderr.write(`${line}\n`),
  now: () => number = Date.now,
): Progress => {
  const began = now();
  const elapsed = (since: number): string => `${((now() - since) / 1000).toFixed(1)} s`;
  const say = (text: string): void => write(`[${elapsed(began).padStart(7)}] ${text}`);
  return {
    say,
    async step(text, work) {
      const since = now();
      say(`${text} …`);
      try {
        const result = await work();
        say(`${text}: done in ${elapsed(since)}`);
        return result;
      } catch (error) {
        say(`${text}: failed after ${elapsed(since)}`);
        throw error;
      }
    },
  };
};
