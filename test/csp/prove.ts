// The whole proof of the policy engine, as a table. `node test/csp/prove.ts [--lists 1000] [--seed 1]`
import { parseArgs } from 'node:util';
import { ensureFrameworkPackages } from '../../scripts/machine/framework-packages.ts';
import { progressTo } from '../../scripts/progress.ts';
import { launchChromium } from '../browser/chromium.ts';
import { loadBaselines } from './baselines.ts';
import { startEverywhere } from './everywhere.ts';
import { combinations, removals, trialWithout, wholeTrial } from './needed.ts';
import { startOracle } from './oracle.ts';
import { assumedLines, failures, verdictTable } from './print-verdicts.ts';
import { casesOf } from './cases.ts';
import { proveOthers, proveOurs } from './proof.ts';
import { runTrials } from './trial.ts';

const { values } = parseArgs({
  options: { lists: { type: 'string', default: '1000' }, seed: { type: 'string', default: '1' } },
});
const [lists, seed] = [Number(values.lists), Number(values.seed)];

await ensureFrameworkPackages(progressTo());
const everywhere = await startEverywhere();
const browser = await launchChromium(everywhere);
const oracle = await startOracle(browser);
const problems: string[] = [];
try {
  console.log(`${lists} lists of policies, seed ${seed}, Chromium ${browser.version()}`);
  const [cases, tools] = [casesOf(lists, seed), { browser, everywhere, oracle }];
  const verdicts = await proveOurs(lists, cases, seed, tools);
  console.log(verdictTable([...verdicts, ...(await proveOthers(cases, await loadBaselines(), tools))]));
  problems.push(...verdicts.flatMap(failures));

  const whole = await runTrials(browser, everywhere, combinations.map(wholeTrial));
  let tried = 0;
  for (const [index, combination] of combinations.entries()) {
    const { loaded, violations } = whole[index]!;
    if (!loaded.every(Boolean) || violations.length > 0)
      problems.push(`${combination.name}: ${violations.join(', ') || 'something did not load'}`);
    const all = removals(combination);
    const results = await runTrials(
      browser,
      everywhere,
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
  await oracle.stop();
  await browser.close();
  await everywhere.stop();
}
for (const problem of problems) console.log(`FAIL: ${problem}`);
console.log(problems.length === 0 ? 'Proved.' : `${problems.length} failures.`);
process.exitCode = problems.length === 0 ? 0 : 1;
