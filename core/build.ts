// Builds the core: the compiled engine, the tables as data for the hosts, and the browser's loader.
import { spawnSync } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildLoader } from './loader/build.ts';

const root = import.meta.dirname;
const dist = join(root, 'dist');

const compiled = spawnSync(process.execPath, [join(root, '../node_modules/typescript/bin/tsc'), '-b', root], {
  stdio: 'inherit',
});
if (compiled.status !== 0) process.exit(compiled.status ?? 1);

const { dataFiles } = (await import('./data.ts')) as typeof import('./data.ts');
await mkdir(join(dist, 'data'), { recursive: true });
for (const [name, value] of Object.entries(dataFiles)) {
  await writeFile(join(dist, 'data', name), `${JSON.stringify(value, null, 2)}\n`);
}

const { isKnownScriptUrl: _, knownHosts } = await import('./connection/hosts.ts');
await buildLoader({
  outFile: join(dist, 'loader', 'loader.js'),
  knownScripts: knownHosts.filter(({ kind }) => kind === 'script').map(({ url }) => url),
});
