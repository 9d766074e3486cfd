import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';

const contentOf = (path: string): Buffer | null => {
  try {
    return readFileSync(path);
  } catch {
    return null;
  }
};

/**
 * Makes a folder hold exactly these files, by their names. Whoever reads the folder meanwhile finds each file whole, the
 * old one or the new one: one that is as it should be stays untouched, another is replaced in one step, and what is no
 * longer wanted goes last. Files on their way lie in a folder in `workshop`, which is on the same disk.
 *
 * @example
 * fillFolder('extension/assets', new Map([['talk.js', readFileSync('core/dist/loader/loader.js')]]), '.');
 */
export const fillFolder = (folder: string, files: ReadonlyMap<string, Buffer>, workshop: string): void => {
  mkdirSync(folder, { recursive: true });
  const fresh = mkdtempSync(join(workshop, '.fresh-'));
  try {
    for (const [name, content] of files) {
      if (contentOf(join(folder, name))?.equals(content) === true) continue;
      writeFileSync(join(fresh, name), content);
      renameSync(join(fresh, name), join(folder, name));
    }
  } finally {
    rmSync(fresh, { recursive: true });
  }
  for (const name of readdirSync(folder))
    if (!files.has(name)) rmSync(join(folder, name), { recursive: true });
};
