import { writeFileSync } from 'node:fs';
import { countsOf, type JestTotals } from './counts.ts';

/** A Jest reporter that hands a run's counts to `npm test`, through the file that COUNTS_FILE names. */
export default class CountsReporter {
  onRunComplete(_contexts: unknown, totals: JestTotals): void {
    const file = process.env.COUNTS_FILE;
    if (file !== undefined) writeFileSync(file, JSON.stringify(countsOf(totals)));
  }
}
