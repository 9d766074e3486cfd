// Builds the app for production, unless it is built, and puts the loaders and the messenger into the theme extension.
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { billOfMaterials, type Product } from '../scripts/build/bill-of-materials.ts';
import { fillFolder } from '../scripts/build/fill-folder.ts';
import { licenceTexts, packagesAtRunTime, packagesOfFiles, readLockfile } from '../scripts/build/packages.ts';
import { buildUnlessFresh } from '../scripts/build/stamp.ts';
import { THEME_ASSETS } from './theme-assets.ts';

const root = import.meta.dirname;
const REPOSITORY = join(root, '..');
const OUTPUT = join(root, 'build-output');

/** The core as it is built, since that is what is bundled. */
const SOURCES = [
  'core/dist',
  'package-lock.json',
  'scripts/build',
  'shopify-app/app',
  'shopify-app/app-data',
  'shopify-app/server',
  'shopify-app/texts',
  'shopify-app/package.json',
  'shopify-app/react-router.config.ts',
  'shopify-app/vite.config.ts',
];

/** Where the core has the loaders and the messenger's files. */
const BUILT = join(REPOSITORY, 'core/dist/loader');
const front = JSON.parse(readFileSync(join(BUILT, 'front.json'), 'utf8')) as {
  readonly preview: string;
  readonly files: readonly string[];
};
const builtFile = (file: string, name = file): [name: string, content: Buffer] => [
  name,
  readFileSync(join(BUILT, file)),
];

// The theme extension is deployed as it lies there, with the loaders and the messenger's files among its assets: a module
// finds the next one in its own folder. Shopify's CLI checks the extension while this runs.
fillFolder(
  join(root, 'extensions/talk-embed/assets'),
  new Map([
    ...Object.entries(THEME_ASSETS).map(([asset, loader]) => builtFile(`${loader}.js`, asset)),
    builtFile('open-chat.js', 'talk-open-chat.js'),
    ...front.files.filter((each) => each !== front.preview).map((file) => builtFile(file)),
  ]),
  root,
);

/** Bundles the app; yields the files that went into it. */
const bundle = (): string[] => {
  const temp = mkdtempSync(join(tmpdir(), 'talk-bundle-'));
  try {
    const modules = join(temp, 'modules');
    const program = join(root, 'node_modules/@react-router/dev/bin.js');
    const built = spawnSync(process.execPath, [program, 'build'], {
      cwd: root,
      encoding: 'utf8',
      env: { ...process.env, TALK_MODULES: modules },
    });
    if (built.status !== 0) {
      process.stderr.write(`${built.stdout}${built.stderr}`);
      process.exit(built.status ?? 1);
    }
    return readFileSync(modules, 'utf8').split('\n');
  } finally {
    rmSync(temp, { recursive: true, force: true });
  }
};

await buildUnlessFresh({ root: REPOSITORY, sources: SOURCES, output: 'shopify-app/build-output' }, () => {
  const files = bundle();
  // The live preview is a page of its own in a frame of the app's.
  const preview = join(OUTPUT, 'client/preview');
  mkdirSync(preview, { recursive: true });
  for (const file of ['preview.html', front.preview]) copyFileSync(join(BUILT, file), join(preview, file));
  const lock = readLockfile(REPOSITORY);
  const bundled = packagesOfFiles(REPOSITORY, lock, files);
  writeFileSync(join(OUTPUT, 'third-party-licenses.txt'), licenceTexts(REPOSITORY, bundled));
  const all = new Map(
    [...bundled, ...packagesAtRunTime(lock, 'shopify-app')].map((each) => [each.path, each] as const),
  );
  const { version, license } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Product;
  const product = { name: 'talk-suite-shopify-app', version, license };
  writeFileSync(join(OUTPUT, 'shopify-app.cdx.json'), billOfMaterials(product, [...all.values()]));
});
