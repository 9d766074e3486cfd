import { setTimeout } from 'node:timers/promises';
import type { Limits } from './limits.ts';
import { Remembered } from './remembered.ts';

/**
 * Whether the app can work, asked at most once in a while however often somebody wants to know.
 * @param check rejects while the app cannot work
 */
export const healthOf = (
  check: () => Promise<unknown>,
  { healthAge, healthTimeout }: Pick<Limits, 'healthAge' | 'healthTimeout'>,
): (() => Promise<boolean>) => {
  const asked = new Remembered(async () => {
    const waiting = new AbortController();
    const healthy = check().then(
      () => true,
      () => false,
    );
    const late = setTimeout(healthTimeout, false, { signal: waiting.signal }).catch(() => false);
    const result = await Promise.race([healthy, late]);
    waiting.abort();
    return result;
  }, healthAge);
  return () => asked.get('');
};
