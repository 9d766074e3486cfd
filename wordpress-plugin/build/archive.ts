import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { zipSync } from 'fflate';

/** ZIP dates begin in 1980; the same for every file, so that the same content gives the same bytes. */
const DATE = new Date(1980, 0, 1);

/** What has no place in an installed plugin, wherever it comes from. */
const isExcluded = (path: string): boolean =>
  /(^|\/)(bin|tests?|node_modules)\/|\.test\.|(^|\/)\./.test(path);

/** The files of a plugin folder by their path in it, in a fixed order. */
export const filesOf = async (folder: string): Promise<Map<string, Uint8Array>> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((path) => !isExcluded(path))
    .toSorted();
  return new Map(
    await Promise.all(paths.map(async (path) => [path, await readFile(join(folder, path))] as const)),
  );
};

/** A plugin as WordPress installs it: everything in one folder of the plugin's name. */
export const archiveOf = (files: ReadonlyMap<string, Uint8Array>, name: string): Uint8Array =>
  zipSync(
    Object.fromEntries(
      [...files].map(([path, content]) => [`${name}/${path}`, [content, { mtime: DATE, level: 9, os: 3 }]]),
    ),
  );
