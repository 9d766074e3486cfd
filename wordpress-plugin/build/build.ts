// Builds the complete plugin folder that WordPress installs, unless it is built. Needs the core's build (npm run
// build:core).
import { mkdir, rename, rm } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { billOfMaterials } from '../../scripts/build/bill-of-materials.ts';
import { licenceTexts, packagesOfFiles, readLockfile } from '../../scripts/build/packages.ts';
import { LANGUAGES } from '../../core/texts/translations/translate.ts';
import { buildUnlessFresh } from '../../scripts/build/stamp.ts';
import { phpTable } from './php-table.ts';
import { BILL_OF_MATERIALS, BUILT, LICENCES, OUTPUT, REPOSITORY, SLUG } from './places.ts';
import { copyFiles, readVersion, write } from './plugin-files.ts';
import { buildScreens } from './screens.ts';
import { writeSources } from './source-folder.ts';
import { readTextTable, readTranslation } from './text-table.ts';
import { localeOf, translationFile } from './translation-file.ts';
import { translationTemplate } from './translation-template.ts';

const build = async (): Promise<void> => {
  // Built under another name and then put in place, so that a running site never sees half a plugin.
  const fresh = join(OUTPUT, `.${SLUG}-${process.pid}`);
  try {
    await mkdir(fresh, { recursive: true });
    const table = await readTextTable();
    const version = await readVersion();
    await copyFiles(fresh);
    await write(join(fresh, 'includes/generated/texts.php'), phpTable(table));
    await write(join(fresh, `languages/${SLUG}.pot`), translationTemplate(table, version));
    for (const language of LANGUAGES) {
      const file = join(fresh, `languages/${SLUG}-${localeOf(language)}.l10n.php`);
      await write(file, translationFile(table, await readTranslation(language), language));
    }
    const lock = readLockfile(REPOSITORY);
    const packages = packagesOfFiles(REPOSITORY, lock, await buildScreens(join(fresh, 'assets')));
    await writeSources(fresh, packages);
    await write(join(fresh, LICENCES), licenceTexts(REPOSITORY, packages));
    const product = { name: SLUG, version, license: 'GPL-2.0-or-later' };
    await write(BILL_OF_MATERIALS, billOfMaterials(product, packages));
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
    sources: ['core/dist', 'core', 'package-lock.json', 'scripts/build', 'wordpress-plugin'],
    output: relative(REPOSITORY, BUILT),
  },
  build,
);
