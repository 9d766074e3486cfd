import { expect } from '@jest/globals';
import { requirementsFor, wholeTrial, type combinations } from './needed.ts';
import type { TrialSurroundings } from './surroundings.ts';
import { runTrials } from './trial.ts';

/** Under the policy of each combination all of Talk loads, and nothing is reported. */
export const expectEverythingLoads = async (
  surroundings: TrialSurroundings,
  some: typeof combinations,
): Promise<void> => {
  const results = await runTrials(surroundings, some.map(wholeTrial));
  some.forEach((combination, index) => {
    const { loaded, violations } = results[index]!;
    const missing = requirementsFor(combination).filter((_, number) => !loaded[number]);
    expect({ name: combination.name, missing, violations }).toEqual({
      name: combination.name,
      missing: [],
      violations: [],
    });
  });
};
