import { cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { LoaderName } from '../../core/loader/build.ts';
import { CORE, PLUGIN } from './places.ts';

/** The plugin's own files that are installed as they are. */
const OWN = ['talk-messenger-for-ortto.php', 'uninstall.php', 'readme.txt', 'LICENSE', 'includes'];

/** The builds of the loader that WordPress serves. */
const LOADERS: readonly LoaderName[] = ['loader', 'loader-pending', 'loader-full', 'loader-built-in'];

/** Names under which a build was served up to 0.1.0: pages in caches ask for them. */
const EARLIER: Readonly<Record<string, LoaderName>> = { 'loader-rest': 'loader-pending' };

/** What the preview may do: draw, with pictures of this site and others. The sandbox is the frame's. */
const PREVIEW_POLICY =
  "default-src 'none'; script-src 'self'; img-src 'self' https: data:; font-src https:; style-src https:; connect-src 'none'";

/** The page of the live preview, in a file of its own: what is written into a frame would inherit the admin's policy. */
const copyPreview = async (target: string): Promise<void> => {
  const loaders = join(CORE, 'dist/loader');
  const { preview } = JSON.parse(await readFile(join(loaders, 'front.json'), 'utf8')) as { preview: string };
  await cp(join(loaders, preview), join(target, 'assets', preview));
  await writeFile(
    join(target, 'assets/preview.html'),
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta http-equiv="Content-Security-Policy" content="${PREVIEW_POLICY}"><title>Preview</title></head><body><script src="${preview}"></script></body></html>\n`,
  );
};

/** Copies what is installed as it is: PHP, the loaders, the core's tables. */
export const copyFiles = async (target: string): Promise<void> => {
  for (const name of OWN) await cp(join(PLUGIN, name), join(target, name), { recursive: true });
  const scripts = [...LOADERS.map((name) => [name, name] as const), ...Object.entries(EARLIER)];
  for (const [name, build] of scripts)
    await cp(join(CORE, `dist/loader/${build}.js`), join(target, `assets/${name}.js`));
  await copyPreview(target);
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
