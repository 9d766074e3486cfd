import { join } from 'node:path';
import {
  composerPackagesAreFetched,
  ensureComposerPackages,
  type ComposerPackages,
} from './composer-packages.ts';
import type { Progress } from '../progress.ts';

/** Where PHP_CodeSniffer, PHPStan and their rules are pinned and installed. */
export const STANDARDS_FOLDER = join(import.meta.dirname, '../../wordpress-plugin/standards');

const STANDARDS: ComposerPackages = {
  folder: STANDARDS_FOLDER,
  what: 'PHP_CodeSniffer and PHPStan (once, 40 MB)',
};

/** Whether the packages were ever fetched; whether they are the right ones, only `ensureStandardsPackages` says. */
export const standardsAreFetched = (): boolean => composerPackagesAreFetched(STANDARDS);

/** Installs what the plugin's PHP is held to; throws as `ensureComposerPackages`. */
export const ensureStandardsPackages = (progress: Progress): Promise<void> =>
  ensureComposerPackages(STANDARDS, progress);
