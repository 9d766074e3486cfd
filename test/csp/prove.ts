// The whole proof of the policy engine, as a table. `node test/csp/prove.ts [--lists 1000] [--seed 1]`
import { parseArgs } from 'node:util';
import { ensureFrameworkPackages } from '../../scripts/machine/framework-packages.ts';
import { progressTo } from '../../scripts/progress.ts';
import { loadBaselines } from './baselines.ts';
import { combinations, removals, trialWithout, wholeTrial } from './needed.ts';
import { assumedLines, failures, verdictTable } from './print-verdicts.ts';
import { casesOf } from './cases.ts';
import { proveOthers, proveOurs } from './proof.ts';
import { startSurroundings } from './surroundings.ts';
import { runTrials } from './trial.ts';

const { values } = parseArgs({
  options: { lists: { type: 'string', default: '1000' }, seed: { type: 'string', default: '1' } },
});
const [lists, seed] = [Number(values.lists), Number(values.seed)];

await ensureFrameworkPackages(progressTo());
const surroundings = await startSurroundings();
const problems: string[] = [];
try {
  console.log(`${lists} lists of policies, seed ${seed}, Chromium ${surroundings.browser.version()}`);
  const cases = casesOf(lists, seed);
  const verdicts = await proveOurs(lists, cases, seed, surroundings);
  console.log(
    verdictTable([...verdicts, ...(await proveOthers(cases, await loadBaselines(), surroundings))]),
  );
  problems.push(...verdicts.flatMap(failures));

  const whole = await runTrials(surroundings, combinations.map(wholeTrial));
  let tried = 0;
  for (const [index, combination] of combinations.entries()) {
    const { loaded, violations } = whole[index]!;
    if (!loaded.every(Boolean) || violations.length > 0)
      problems.push(`${combination.name}: ${violations.join(', ') || 'something did not load'}`);
    const all = removals(combination);
    const results = await runTrials(
      surroundings,
      all.map((removal) => trialWithout(combination, removal)),
    );
    tried += all.length;
    all.forEach(({ directive, source }, number) => {
      if (results[number]!.loaded.every(Boolean))
        problems.push(`${combination.name}: ${directive} ${source} is not needed`);
    });
  }
  console.log(`Each source is needed: ${combinations.length} policies, ${tried} removals.`);
  for (const line of assumedLines()) console.log(line);
} finally {
  await surroundings.stop();
}
for (const problem of problems) console.log(`FAIL: ${problem}`);
console.log(problems.length === 0 ? 'Proved.' : `${problems.length} failures.`);
process.exitCode = problems.length === 0 ? 0 : 1;
