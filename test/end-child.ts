import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { PATIENCE, within } from './patience.ts';

/**
 * Ends a program, waits until it is gone, and yields its exit code: null where a signal ended it.
 * @throws {Error} where it does not go; it is killed then
 */
export const endChild = async (
  child: ChildProcess,
  signal: NodeJS.Signals = 'SIGTERM',
  patience = PATIENCE,
): Promise<number | null> => {
  if (child.exitCode === null && child.signalCode === null) {
    const ended = once(child, 'exit');
    child.kill(signal);
    try {
      await within(`${child.spawnfile} to end on ${signal}`, ended, undefined, patience);
    } catch (error) {
      child.kill('SIGKILL');
      throw error;
    }
  }
  return child.exitCode;
};
