import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { unzipSync } from 'fflate';

/** A plugin of WordPress that was given. */
export interface FoundPlugin {
  /** Its folder below wp-content/plugins. */
  readonly slug: string;
  /** The file with its header, in that folder. */
  readonly file: string;
  readonly name: string;
  readonly version: string;
  /** Where it is on this machine. */
  readonly folder: string;
}

const header = (source: string, field: string): string | null =>
  new RegExp(`^[ \\t/*#@]*${field}:(.*)$`, 'im')
    .exec(source)?.[1]
    ?.replace(/\*\/.*$/, '')
    .trim() ?? null;

/** The plugin in a folder, or null where no file at its top has a plugin's header. */
export const pluginIn = (folder: string): FoundPlugin | null => {
  for (const file of readdirSync(folder).toSorted()) {
    if (!file.endsWith('.php') || !statSync(join(folder, file)).isFile()) continue;
    // WordPress itself reads no further.
    const source = readFileSync(join(folder, file), 'utf8').slice(0, 8192);
    const name = header(source, 'Plugin Name');
    if (name !== null)
      return { slug: basename(folder), file, name, version: header(source, 'Version') ?? '', folder };
  }
  return null;
};

/** Unpacks a plugin's zip below `target`; yields the folder in it. */
const unpack = (zip: string, target: string): string => {
  const files = Object.entries(unzipSync(readFileSync(zip))).filter(([path]) => !path.endsWith('/'));
  const root = files[0]?.[0].split('/')[0];
  if (root === undefined || files.some(([path]) => path.split('/').includes('..')))
    throw new Error(`${zip} is no plugin's zip.`);
  for (const [path, content] of files) {
    mkdirSync(dirname(join(target, path)), { recursive: true });
    writeFileSync(join(target, path), content);
  }
  return join(target, root);
};

/**
 * The plugins in a folder: its subfolders and zips; or the folder itself, where it is one.
 * @param temp where zips are unpacked
 */
export const pluginsIn = (folder: string, temp: string): { found: FoundPlugin[]; others: string[] } => {
  if (!existsSync(folder) || !statSync(folder).isDirectory())
    throw new Error(`There is no folder ${folder}.`);
  const itself = pluginIn(folder);
  if (itself !== null) return { found: [itself], others: [] };
  const found: FoundPlugin[] = [];
  const others: string[] = [];
  for (const name of readdirSync(folder).toSorted()) {
    const path = join(folder, name);
    const isFolder = statSync(path).isDirectory();
    if (!isFolder && !name.endsWith('.zip')) continue;
    const plugin = pluginIn(isFolder ? path : unpack(path, temp));
    if (plugin === null) others.push(name);
    else found.push(plugin);
  }
  return { found, others };
};
