import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { findProgram } from '../../../scripts/machine/programs.ts';
import { ASSETS, readBlock } from './block.ts';
import { liquidObjects, type StorefrontPage } from './page.ts';
import { PATIENCE } from '../../patience.ts';

/**
 * What the theme block prints on pages, by the Liquid that Shopify wrote, in strict mode.
 * @throws with what Ruby says, where there is none or the block is not understood
 */
export const renderInRuby = (
  pages: readonly (readonly [page: StorefrontPage, appData: string | null])[],
): string[] => {
  const input = {
    block: readBlock(),
    assets: ASSETS,
    pages: pages.map(([page, appData]) => liquidObjects(page, appData)),
  };
  const { status, stdout, stderr, error } = spawnSync(
    findProgram('ruby') ?? 'ruby',
    ['-EUTF-8:UTF-8', join(import.meta.dirname, 'ruby.rb')],
    { input: JSON.stringify(input), encoding: 'utf8', maxBuffer: 2 ** 28, timeout: PATIENCE },
  );
  if (status !== 0) throw new Error(error?.message ?? stderr);
  return JSON.parse(stdout) as string[];
};
