import { join } from 'node:path';
import { ensureFolderPackages, packagesAreInstalled } from './folder-packages.ts';
import type { Progress } from '../progress.ts';

/** The frameworks that policies are written for: outside the workspaces, so that the everyday install stays small. */
export const FRAMEWORKS_FOLDER = join(import.meta.dirname, '../../test/csp/servers');

export const frameworksAreInstalled = (): boolean => packagesAreInstalled(FRAMEWORKS_FOLDER);

/** Installs helmet, Next.js and Hydrogen when they are missing; throws with npm's own words. */
export const ensureFrameworkPackages = (progress: Progress): Promise<void> =>
  ensureFolderPackages(
    FRAMEWORKS_FOLDER,
    'Fetching helmet, Next.js and Hydrogen (once, about 420 MB on disk)',
    progress,
  );
