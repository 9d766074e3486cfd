import { expect } from '@jest/globals';
import type { RunningApp } from '../sandbox/shopify/app-process.ts';
import { killRounds, type Rounds } from './kill-rounds.ts';

const { FUZZ_SEED, FUZZ_RUNS, TALK_PROVE } = process.env;

/**
 * Kills the app's process a few times (`npm run prove`: many times), and says how often and among what. FUZZ_SEED
 * repeats the moments, FUZZ_RUNS prolongs it.
 */
export const expectNothingLost = async (
  app: RunningApp,
  name: string,
  look: Rounds['look'],
  few = 4,
): Promise<void> => {
  const seed = Number(FUZZ_SEED ?? Date.now() % 2 ** 31);
  const rounds = Number(FUZZ_RUNS ?? (TALK_PROVE === '1' ? 100 : few));
  const { problems, ...counts } = await killRounds(app, { seed, rounds, look });
  process.stderr.write(
    `seed ${seed}, ${name}: ${rounds} kills; ${counts.saved} saves answered, ${counts.overtaken} refused as overtaken, ` +
      `${counts.cut} cut off (${counts.cutAfterWriting} of them after they were written); ${counts.sessions} sessions, ` +
      `${counts.uninstalled} uninstallations; ${problems.length} problems\n`,
  );
  expect(problems).toEqual([]);
  expect(counts.cut).toBeGreaterThan(0);
  expect(counts.saved).toBeGreaterThan(0);
};
