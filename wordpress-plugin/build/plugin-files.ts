import { cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { LoaderName } from '../../core/loader/build.ts';
import { CORE, PLUGIN } from './places.ts';

/** The plugin's own files that are installed as they are. */
const OWN = [
  'talk-messenger-for-ortto.php',
  'uninstall.php',
  'readme.txt',
  'LICENSE',
  'wpml-config.xml',
  'includes',
];

/** The builds of the loader that WordPress serves. */
const LOADERS: readonly LoaderName[] = ['loader', 'loader-pending', 'loader-full', 'loader-built-in'];

/** Names under which a build was served up to 0.1.0: pages in caches ask for them. */
const EARLIER: Readonly<Record<string, LoaderName>> = { 'loader-rest': 'loader-pending' };

/** The messenger's files, next to the loader that brings them, and the page of its live preview. */
const copyMessenger = async (assets: string): Promise<void> => {
  const loaders = join(CORE, 'dist/loader');
  const { files } = JSON.parse(await readFile(join(loaders, 'front.json'), 'utf8')) as {
    files: readonly string[];
  };
  for (const name of [...files, 'loader-messenger.js', 'preview.html'])
    await cp(join(loaders, name), join(assets, name));
};

/** Copies what is installed as it is: PHP, the loaders, the core's tables. */
export const copyFiles = async (target: string): Promise<void> => {
  for (const name of OWN) await cp(join(PLUGIN, name), join(target, name), { recursive: true });
  const scripts = [...LOADERS.map((name) => [name, name] as const), ...Object.entries(EARLIER)];
  for (const [name, build] of scripts)
    await cp(join(CORE, `dist/loader/${build}.js`), join(target, `assets/${name}.js`));
  await copyMessenger(join(target, 'assets'));
  await cp(join(PLUGIN, 'src/open-chat/block.json'), join(target, 'assets/open-chat/block.json'));
  await cp(join(CORE, 'dist/loader/open-chat.js'), join(target, 'assets/open-chat/open-chat.js'));
  await cp(join(PLUGIN, 'src/admin-bar/admin-bar.css'), join(target, 'assets/admin-bar.css'));
  const tables = (await readdir(join(CORE, 'dist/data'))).filter((name) => name.endsWith('.json'));
  for (const name of tables) {
    // Texts are a PHP table here, so that WordPress can translate them.
    if (name !== 'texts.json') {
      await cp(join(CORE, 'dist/data', name), join(target, 'includes/generated', name), { recursive: true });
    }
  }
};

/** Writes a file and the folders it needs. */
export const write = async (path: string, content: string): Promise<void> => {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, content);
};

/** The version of the plugin's package. */
export const readVersion = async (): Promise<string> => {
  const { version } = JSON.parse(await readFile(join(PLUGIN, 'package.json'), 'utf8')) as { version: string };
  return version;
};
