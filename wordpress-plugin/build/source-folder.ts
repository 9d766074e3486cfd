import { cp } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Package } from '../../scripts/build/packages.ts';
import { write } from './plugin-files.ts';
import { CORE, LICENCES, PLUGIN } from './places.ts';

/** Folders and files that the built scripts are made from, with their place in the plugin's `source` folder. */
const SOURCES: readonly { readonly from: string; readonly to: string }[] = [
  { from: join(PLUGIN, 'src'), to: 'wordpress-plugin/src' },
  { from: join(PLUGIN, 'babel.config.cjs'), to: 'wordpress-plugin/babel.config.cjs' },
  { from: join(PLUGIN, 'webpack.config.cjs'), to: 'wordpress-plugin/webpack.config.cjs' },
  ...[
    'check',
    'connection',
    'contract',
    'csp',
    'embed',
    'loader',
    'messenger',
    'screens',
    'settings',
    'texts',
    'visibility',
    'findings.ts',
    'limits.ts',
  ].map((name) => ({
    from: join(CORE, name),
    to: `core/${name}`,
  })),
];

const isSource = (path: string): boolean => !/\.test\.tsx?$|\.md$|\/tsconfig\.json$|\/dist(\/|$)/.test(path);

const bundledLine = ({ name, version, license }: Package): string => `  ${name} ${version} (${license})`;

const note = (packages: readonly Package[]): string => `Where the scripts of this plugin come from
==========================================

The scripts in assets/ are compressed. Their readable source is in this folder:

  assets/loader*.js              core/loader, bundled with esbuild
  assets/editor.js                wordpress-plugin/src/editor, bundled with @wordpress/scripts
  assets/lists.js                 wordpress-plugin/src/lists, bundled with @wordpress/scripts
  assets/open-chat/index.js       wordpress-plugin/src/open-chat, bundled with @wordpress/scripts
  assets/open-chat/open-chat.js   core/loader/open-chat.ts, bundled with esbuild
  all other scripts in assets/    wordpress-plugin/src/settings and core, bundled with @wordpress/scripts

Nothing here is loaded by WordPress. The scripts also contain parts of these packages, from the npm registry under
their names; ${LICENCES} has their licences:

${packages.map(bundledLine).join('\n')}
`;

/** Puts the readable source of the compressed scripts next to them, with a note on what is what and whose it is. */
export const writeSources = async (target: string, packages: readonly Package[]): Promise<void> => {
  for (const { from, to } of SOURCES) {
    await cp(from, join(target, 'source', to), {
      recursive: true,
      filter: (path) => isSource(path) && !basename(path).startsWith('.'),
    });
  }
  await write(join(target, 'source/README.txt'), note(packages));
};
