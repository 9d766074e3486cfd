#!/usr/bin/env node
// Committed, because npm links a command only to a file that exists when it installs; the build comes later.
import { existsSync } from 'node:fs';

const built = new URL('../dist/cli/main.js', import.meta.url);
if (existsSync(built)) {
  const { main } = await import(built.href);
  await main(process.argv);
} else {
  console.error('talk is not built yet. Run: npm run build:core');
  process.exitCode = 2;
}
