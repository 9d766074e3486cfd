import { expect } from '@jest/globals';
import { runFaults, type Wanted } from './run.ts';

/** Seconds of a run on each store: ten minutes in the long proof, otherwise one. */
const SECONDS = process.env['TALK_PROVE'] === '1' ? 600 : 60;

/** Runs the faults, prints what was counted, and expects that nothing was lost, doubled or reordered. */
export const expectNothingLost = async (on: Wanted['on']): Promise<void> => {
  const seed = Number(process.env['FAULT_SEED'] ?? Math.floor(Math.random() * 2 ** 31));
  const seconds = Number(process.env['FAULT_SECONDS'] ?? SECONDS);
  process.stdout.write(`Faults on ${on} for ${seconds} s. FAULT_SEED=${seed} chooses the same ones.\n`);
  const outcome = await runFaults({ on, seconds, seed, visitors: 12 });
  process.stdout.write(`${JSON.stringify(outcome, null, 1)}\n`);
  expect(outcome).toMatchObject({ lost: 0, doubled: 0, reordered: 0, astray: 0 });
  expect(outcome.acknowledged).toBe(outcome.sent);
  expect(outcome.delivered).toBeGreaterThan(0);
};
