import { join } from 'node:path';
import {
  composerPackagesAreFetched,
  ensureComposerPackages,
  type ComposerPackages,
} from './composer-packages.ts';
import type { Progress } from '../progress.ts';

const WP_CLI: ComposerPackages = {
  folder: join(import.meta.dirname, '../../test/wordpress/wp-cli'),
  what: 'WP-CLI (once, 3 MB)',
};

/** What PHP runs to be `wp`. */
export const WP_CLI_PROGRAM = join(WP_CLI.folder, 'vendor/wp-cli/wp-cli/php/boot-fs.php');

/** Whether WP-CLI was ever fetched. */
export const wpCliIsFetched = (): boolean => composerPackagesAreFetched(WP_CLI);

/** Installs WP-CLI; throws as `ensureComposerPackages`. */
export const ensureWpCliPackages = (progress: Progress): Promise<void> =>
  ensureComposerPackages(WP_CLI, progress);
