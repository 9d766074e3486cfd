// Builds the complete plugin folder that WordPress installs, unless it is built. Needs the core's build (npm run
// build:core).
import { mkdir, rename, rm } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { buildUnlessFresh } from '../../scripts/build/stamp.ts';
import { phpTable } from './php-table.ts';
import { BUILT, OUTPUT, REPOSITORY, SLUG } from './places.ts';
import { copyFiles, readVersion, write } from './plugin-files.ts';
import { buildScreens } from './screens.ts';
import { writeSources } from './source-folder.ts';
import { readTextTable } from './text-table.ts';
import { translationTemplate } from './translation-template.ts';

const build = async (): Promise<void> => {
  // Built under another name and then put in place, so that a running site never sees half a plugin.
  const fresh = join(OUTPUT, `.${SLUG}-${process.pid}`);
  try {
    await mkdir(fresh, { recursive: true });
    const table = await readTextTable();
    await copyFiles(fresh);
    await write(join(fresh, 'includes/generated/texts.php'), phpTable(table));
    await write(join(fresh, `languages/${SLUG}.pot`), translationTemplate(table, await readVersion()));
    await writeSources(fresh);
    await buildScreens(join(fresh, 'assets'));
    await rm(BUILT, { recursive: true, force: true });
    await rename(fresh, BUILT);
  } finally {
    await rm(fresh, { recursive: true, force: true });
  }
};

await buildUnlessFresh(
  {
    root: REPOSITORY,
    // The core as it is built, since that is what is bundled, and as it is written, since that goes along.
    sources: ['core/dist', 'core', 'package-lock.json', 'wordpress-plugin'],
    output: relative(REPOSITORY, BUILT),
  },
  build,
);
