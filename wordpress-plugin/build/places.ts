import { join } from 'node:path';

/** The plugin's name in WordPress: folder, text domain, zip. */
export const SLUG = 'talk-messenger-for-ortto';

export const REPOSITORY = join(import.meta.dirname, '../..');
export const PLUGIN = join(REPOSITORY, 'wordpress-plugin');
export const CORE = join(REPOSITORY, 'core');
export const OUTPUT = join(PLUGIN, 'build-output');

/** The complete plugin, as it is installed. */
export const BUILT = join(OUTPUT, SLUG);
export const ZIP = join(OUTPUT, `${SLUG}.zip`);
