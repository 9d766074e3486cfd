#!/usr/bin/env node
// Committed, because npm links a command only to a file that exists when it installs; the build comes later.
// `node --conditions=@talk-suite/source core/cli/talk.mjs` runs the sources instead, as tests do.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const program = import.meta.resolve('#cli');
if (existsSync(fileURLToPath(program))) {
  const { main } = await import(program);
  await main(process.argv);
} else {
  console.error('talk is not built yet. Run: npm run build:core');
  process.exitCode = 2;
}
