#!/usr/bin/env node
// Committed, because npm links a command only to a file that exists when it installs.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { startAnew } from './start-anew.mjs';

const MAIN = fileURLToPath(new URL('./main.ts', import.meta.url));
const NEEDED = 24;

if (Number.parseInt(process.versions.node, 10) < NEEDED) {
  console.error(`The Talk server needs Node ${NEEDED}; this is ${process.version}.`);
  process.exit(2);
}

/** Before the core is built, its sources do. */
const SOURCES = '--conditions=@talk-suite/source';

const isBuilt = () => {
  try {
    return existsSync(fileURLToPath(import.meta.resolve('@talk-suite/core/contract')));
  } catch {
    return false;
  }
};

startAnew(isBuilt() ? [] : [SOURCES]);

if (isBuilt()) {
  const { main } = await import('./cli/run.ts');
  await main(process.argv.slice(2), process.env);
} else {
  const child = spawn(process.execPath, [SOURCES, MAIN, ...process.argv.slice(2)], { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => process.exit(signal === null ? code : 1));
}
