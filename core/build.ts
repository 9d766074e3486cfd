// Builds the core unless it is built: the compiled engine, the tables as data for the hosts, and the browser's loader.
import { spawnSync } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildUnlessFresh } from '../scripts/build/stamp.ts';
import { knownHosts } from './connection/hosts.ts';
import { dataFiles } from './data.ts';
import { buildApp } from './messenger/app/build.ts';
import { buildLoader, LOADERS, type LoaderName } from './loader/build.ts';
import { buildOpenChat } from './loader/build-open-chat.ts';
import { buildFront, filesOfFront, writeFront } from './messenger/front/build.ts';

const root = import.meta.dirname;
const dist = join(root, 'dist');

const compile = (): void => {
  const compiler = join(root, '../node_modules/typescript/bin/tsc');
  const { status } = spawnSync(process.execPath, [compiler, '-b', root], { stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
};

const writeData = async (): Promise<void> => {
  await mkdir(join(dist, 'data'), { recursive: true });
  for (const [name, value] of Object.entries(dataFiles)) {
    await writeFile(join(dist, 'data', name), `${JSON.stringify(value, null, 2)}\n`);
  }
};

const addresses = (kind: 'capture' | 'script'): string[] =>
  knownHosts.filter((host) => host.kind === kind).map(({ url }) => url);

/** The messenger's files lie next to the loaders, which know the launcher by its name there; `front.json` lists them. */
const buildMessenger = async (): Promise<Readonly<Record<'launcher' | 'outbound', string>>> => {
  const front = await buildFront();
  const folder = join(dist, 'loader');
  await writeFront(folder, front);
  const names = {
    launcher: front.launcher.file,
    preview: front.preview.file,
    files: filesOfFront(front).map(({ file }) => file),
  };
  await writeFile(join(folder, 'front.json'), `${JSON.stringify(names, null, 2)}\n`);
  return { launcher: `./${front.launcher.file}`, outbound: `./${front.outbound.file}` };
};

const buildLoaders = async (launcher: string): Promise<void> => {
  for (const name of Object.keys(LOADERS) as LoaderName[])
    await buildLoader({
      name,
      outFile: join(dist, 'loader', `${name}.js`),
      knownScripts: addresses('script'),
      knownHosts: addresses('capture'),
      launcher,
    });
};

await buildUnlessFresh(
  {
    root: join(root, '..'),
    sources: ['core', 'package-lock.json', 'tsconfig.base.json'],
    output: 'core/dist',
  },
  async () => {
    compile();
    await writeData();
    const { launcher, outbound } = await buildMessenger();
    await buildLoaders(launcher);
    await buildOpenChat(join(dist, 'loader', 'open-chat.js'));
    await buildApp(join(dist, 'app', 'app.js'), launcher, outbound);
  },
);
