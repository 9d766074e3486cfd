import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { unzipSync } from 'fflate';
import { PLAYGROUND_FOLDER } from '../../../scripts/machine/playground-packages.ts';

const PACKAGE = join(PLAYGROUND_FOLDER, 'node_modules/wordpress-builds-6.6');

/** What the package adds for the browser, and what a fresh WordPress does not have. */
const NOT_WORDPRESS = [
  'wp-config.php',
  'wp-content/database',
  'wp-content/mu-plugins',
  'wp-content/db.php',
  'wordpress-remote-asset-paths',
  '.default_theme',
];

/**
 * Writes WordPress 6.6 (the release candidate that npm carries) to an empty folder. The package has the PHP
 * files in a zip and the scripts, styles, fonts and images next to it; together they are a whole WordPress.
 */
export const unpackBuild66 = (folder: string): void => {
  const zip = join(PACKAGE, 'src/wordpress/wp-beta.zip');
  if (!existsSync(zip)) throw new Error(`${zip} is not there: the Playground packages are not installed.`);
  cpSync(join(PACKAGE, 'public/wp-beta'), folder, { recursive: true });
  for (const [name, bytes] of Object.entries(unzipSync(readFileSync(zip)))) {
    const file = join(folder, name);
    if (name.endsWith('/')) mkdirSync(file, { recursive: true });
    else {
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, bytes);
    }
  }
  for (const name of NOT_WORDPRESS) rmSync(join(folder, name), { recursive: true, force: true });
};
