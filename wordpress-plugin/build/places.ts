import { join } from 'node:path';

/** The plugin's name in WordPress: folder, text domain, zip. */
export const SLUG = 'talk-messenger-for-ortto';

export const REPOSITORY = join(import.meta.dirname, '../..');
export const PLUGIN = join(REPOSITORY, 'wordpress-plugin');
export const CORE = join(REPOSITORY, 'core');
export const OUTPUT = join(PLUGIN, 'build-output');

/** The complete plugin, as it is installed. */
export const BUILT = join(OUTPUT, SLUG);
/** The licences of what is bundled, in the plugin's folder. */
export const LICENCES = 'third-party-licenses.txt';
/** What is bundled, for machines: next to the plugin's folder and its zip. */
export const BILL_OF_MATERIALS = join(OUTPUT, `${SLUG}.cdx.json`);
export const ZIP = join(OUTPUT, `${SLUG}.zip`);
