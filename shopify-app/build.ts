// Builds the app for production, unless what it is made of is what the last build was made of, and puts the loader
// into the theme extension.
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sourcesHash } from '../scripts/build-when-changed.ts';
import { THEME_ASSETS } from './theme-assets.ts';

const root = import.meta.dirname;
const output = join(root, 'build-output');
const stamp = join(output, 'stamp');

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

const hash = sourcesHash(join(root, '..'), SOURCES);
if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== hash) {
  const built = spawnSync(process.execPath, [join(root, 'node_modules/@react-router/dev/bin.js'), 'build'], {
    cwd: root,
    encoding: 'utf8',
  });
  if (built.status !== 0) {
    process.stderr.write(`${built.stdout}${built.stderr}`);
    process.exit(built.status ?? 1);
  }
  writeFileSync(stamp, hash);
}
