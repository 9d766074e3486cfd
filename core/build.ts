// Builds the core: the compiled engine, the tables as data for the hosts, and the browser's loader.
import { spawnSync } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { knownHosts } from './connection/hosts.ts';
import { dataFiles } from './data.ts';
import { buildLoader, LOADERS, type LoaderName } from './loader/build.ts';

const root = import.meta.dirname;
const dist = join(root, 'dist');

const compiled = spawnSync(process.execPath, [join(root, '../node_modules/typescript/bin/tsc'), '-b', root], {
  stdio: 'inherit',
});
if (compiled.status !== 0) process.exit(compiled.status ?? 1);

await mkdir(join(dist, 'data'), { recursive: true });
for (const [name, value] of Object.entries(dataFiles)) {
  await writeFile(join(dist, 'data', name), `${JSON.stringify(value, null, 2)}\n`);
}

const addresses = (kind: 'capture' | 'script'): string[] =>
  knownHosts.filter((host) => host.kind === kind).map(({ url }) => url);
for (const name of Object.keys(LOADERS) as LoaderName[])
  await buildLoader({
    name,
    outFile: join(dist, 'loader', `${name}.js`),
    knownScripts: addresses('script'),
    knownHosts: addresses('capture'),
  });
