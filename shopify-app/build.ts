// Builds the app for production, unless it is built, and puts the loader
// into the theme extension.
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { buildUnlessFresh } from '../scripts/build/stamp.ts';
import { THEME_ASSETS } from './theme-assets.ts';

const root = import.meta.dirname;

/** The core as it is built, since that is what is bundled. */
const SOURCES = [
  'core/dist',
  'package-lock.json',
  'shopify-app/app',
  'shopify-app/app-data',
  'shopify-app/server',
  'shopify-app/texts',
  'shopify-app/package.json',
  'shopify-app/react-router.config.ts',
  'shopify-app/vite.config.ts',
];

// The theme extension is deployed as it lies there, with the loader among its assets.
const assets = join(root, 'extensions/talk-embed/assets');
mkdirSync(assets, { recursive: true });
for (const [asset, loader] of Object.entries(THEME_ASSETS))
  copyFileSync(join(root, `../core/dist/loader/${loader}.js`), join(assets, asset));

await buildUnlessFresh(
  { root: join(root, '..'), sources: SOURCES, output: 'shopify-app/build-output' },
  () => {
    const program = join(root, 'node_modules/@react-router/dev/bin.js');
    const built = spawnSync(process.execPath, [program, 'build'], { cwd: root, encoding: 'utf8' });
    if (built.status === 0) return;
    process.stderr.write(`${built.stdout}${built.stderr}`);
    process.exit(built.status ?? 1);
  },
);
