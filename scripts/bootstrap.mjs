// Runs on the host's own Node (20 or newer) before every npm script that needs the tools: installs the
// lockfile's packages when they are missing or differ. The exact Node the tools need arrives as the npm
// package `node`, which the scripts that follow find first on their PATH.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Talk Suite needs Node 20.19 or newer to start; this is Node ${process.versions.node}.`);
  process.exit(1);
}

const packagesOf = (lockfile) => JSON.parse(readFileSync(lockfile, 'utf8')).packages ?? {};

/** Whether what npm says it installed is what the lockfile asks for; other platforms' packages may lack. */
const isInstalled = () => {
  const record = 'node_modules/.package-lock.json';
  if (!existsSync(record) || !existsSync('node_modules/.bin/node')) return false;
  const installed = packagesOf(record);
  return Object.entries(packagesOf('package-lock.json')).every(([path, wanted]) => {
    if (!path.includes('node_modules/')) return true;
    const found = installed[path];
    if (found === undefined) return wanted.optional === true;
    return found.version === wanted.version && found.integrity === wanted.integrity;
  });
};

if (!isInstalled()) {
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
}
