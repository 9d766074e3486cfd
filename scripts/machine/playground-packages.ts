import { join } from 'node:path';
import { ensureFolderPackages } from './folder-packages.ts';
import type { Progress } from '../progress.ts';

/** Where WordPress in WebAssembly lives: outside the workspaces, so that the everyday install stays small. */
export const PLAYGROUND_FOLDER = join(import.meta.dirname, '../../test/wordpress/playground');

/** Installs the heavy packages when they are missing or their lockfile changed; throws with npm's own words. */
export const ensurePlaygroundPackages = (progress: Progress): Promise<void> =>
  ensureFolderPackages(
    PLAYGROUND_FOLDER,
    'Fetching WordPress and PHP in WebAssembly (once, about 700 MB on disk)',
    progress,
  );
