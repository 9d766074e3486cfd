import { rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import type { Progress } from '../progress.ts';
import { ensureFolderPackages } from './folder-packages.ts';
import { PLAYGROUND_FOLDER } from './playground-packages.ts';

const FOLDER = join(import.meta.dirname, '../../test/wordpress/php-versions');

/** The versions that the everyday install of Playground leaves out; its place holders make way for them. */
const VERSIONS = ['8-0', '8-1', '8-2', '8-4'];

/** Puts every version of PHP next to WordPress in WebAssembly, whose own packages must be installed. */
export const ensurePhpVersions = async (progress: Progress): Promise<void> => {
  await ensureFolderPackages(FOLDER, 'Fetching more versions of PHP (once, about 235 MB on disk)', progress);
  for (const version of VERSIONS) {
    const place = join(PLAYGROUND_FOLDER, `node_modules/@php-wasm/node-${version}`);
    rmSync(place, { recursive: true, force: true });
    symlinkSync(join(FOLDER, `node_modules/@php-wasm/node-${version}`), place, 'dir');
  }
};
