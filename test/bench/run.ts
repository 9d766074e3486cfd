// `npm run bench [name …]`: measurements next to a baseline in the same run. Nothing here passes or fails.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { machine } from './sample.ts';

const benches = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith('.bench.ts'))
  .map((file) => file.replace(/\.bench\.ts$/, ''));
const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !benches.includes(name));
if (unknown.length > 0) {
  console.error(`No benchmark is called ${unknown.join(', ')}. There are: ${benches.join(', ')}.`);
  process.exit(2);
}

console.log(`Machine: ${machine()}\nDate: ${new Date().toISOString().slice(0, 10)}`);
for (const name of wanted.length > 0 ? wanted : benches) {
  console.log(`\n## ${name}`);
  const { run } = (await import(join(import.meta.dirname, `${name}.bench.ts`))) as {
    run: () => Promise<void>;
  };
  await run();
}
