// Runs on the host's own Node (20 or newer) before every npm script that needs the tools: installs the
// lockfile's packages when they are missing or the lockfile changed. The exact Node the tools need
// arrives as the npm package `node`, which the scripts that follow find first on their PATH.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Talk Suite needs Node 20.19 or newer to start; this is Node ${process.versions.node}.`);
  process.exit(1);
}

const stamp = 'node_modules/.lock-hash';
const lock = createHash('sha256').update(readFileSync('package-lock.json')).digest('hex');
if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== lock) {
  console.log('Installing packages (once, about a minute) …');
  const result = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (result.status !== 0) {
    console.error(
      'The packages could not be installed. Is the npm registry reachable? Then try the command again.',
    );
    process.exit(result.status ?? 1);
  }
  writeFileSync(stamp, lock);
}
