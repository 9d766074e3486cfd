import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { progressTo, type Progress } from '../../scripts/progress.ts';
import { quickFolder } from '../quick-folder.ts';
import { freePort } from '../ports.ts';
import { PLUGIN_BUILD, type Constants, type SiteCopy } from './site.ts';
import { wordpressFolder } from './source/folder.ts';
import { connectStack, type WordPressStack } from './stack-connection.ts';
import type { StackPlan } from './stack-protocol.ts';

export { cookieHeader } from './stack-connection.ts';
export type { Measured, RunPhpOptions, WordPressStack } from './stack-connection.ts';

/**
 * A must-use plugin for sites whose administration is opened often: a quarter of what a screen takes is WordPress's
 * palette, which newer versions have on each.
 */
export const NO_COMMAND_PALETTE = join(import.meta.dirname, 'mu-plugins/no-command-palette.php');

export interface StackOptions {
  /** `6.6`, `newest`, another release, or the path of a pristine WordPress folder. Default `6.6`. */
  wordpress?: string;
  /** The built plugin's folder; null runs WordPress without it. Default: this repository's build output. */
  plugin?: string | null;
  /** Where the plugin is activated; `network` needs `multisite`. Default `site`. */
  activate?: 'site' | 'network' | 'no';
  /** A subdirectory network with a second site at `/second/`. */
  multisite?: boolean;
  /** Further constants for wp-config.php; they win over the stack's own. */
  constants?: Constants;
  /** Further must-use plugins, as paths of PHP files. */
  muPlugins?: readonly string[];
  /** Files and folders to lay into the site; `to` is a path below WordPress's folder. */
  copies?: readonly SiteCopy[];
  /** The loopback port; a free one by default. Throws when it is taken. */
  port?: number;
  progress?: Progress;
  /** Gets the function that ends the stack while it is still starting. */
  onStarting?: (stop: () => Promise<void>) => void;
}

export interface PlaygroundOptions extends StackOptions {
  /** `7.4`, `8.3` (default) or `8.5`. */
  php?: string;
  /** Two by default: with one, a request that WordPress makes to itself never ends. */
  workers?: number;
  /** What Playground does with the site before it is ready: a blueprint, whose resources are in the site's folder. */
  blueprint?: object;
  /** A folder that keeps the site between starts; a temporary one by default. */
  siteFolder?: string;
}

export interface NativeOptions extends StackOptions {
  /** Directives for nginx's `server` block. */
  nginx?: string;
  /** A shared cache in front of PHP, as hosts have it: anonymous GETs are stored, `X-Cache` says HIT or MISS. */
  pageCache?: boolean;
}

const planFor = async (
  kind: 'playground' | 'native',
  options: StackOptions,
  progress: Progress,
): Promise<StackPlan> => {
  const source = await wordpressFolder(options.wordpress ?? '6.6', progress);
  const plugin = options.plugin === undefined ? PLUGIN_BUILD : options.plugin;
  if (plugin !== null && !existsSync(plugin)) {
    throw new Error(`${plugin} is not there: build the plugin first (npm run build).`);
  }
  const port = options.port ?? (await freePort());
  const temp = quickFolder('talk-wp-');
  return {
    kind,
    source,
    temp,
    site: join(temp, 'site'),
    port,
    url: `http://127.0.0.1:${port}`,
    plugin,
    activate: options.activate ?? 'site',
    multisite: options.multisite ?? false,
    constants: options.constants ?? {},
    muPlugins: [...(options.muPlugins ?? [])],
    copies: [...(options.copies ?? [])],
  };
};

/** WordPress in WebAssembly with SQLite: boots anywhere with Node and npm. Throws with the reason. */
export const startPlayground = async (options: PlaygroundOptions = {}): Promise<WordPressStack> => {
  const progress = options.progress ?? progressTo(() => {});
  const plan = await planFor('playground', options, progress);
  return connectStack(
    pathToFileURL(join(import.meta.dirname, 'playground/process.ts')),
    {
      ...plan,
      ...(options.siteFolder === undefined ? {} : { site: options.siteFolder }),
      php: options.php ?? '8.3',
      workers: options.workers ?? 2,
      ...(options.blueprint && { blueprint: options.blueprint }),
    },
    progress,
    options.onStarting,
  );
};

/** WordPress on MariaDB behind PHP-FPM and nginx, as hosts run it. Throws when one of them is not installed. */
export const startNative = async (options: NativeOptions = {}): Promise<WordPressStack> => {
  const progress = options.progress ?? progressTo(() => {});
  const plan = await planFor('native', options, progress);
  return connectStack(
    pathToFileURL(join(import.meta.dirname, 'native/process.ts')),
    { ...plan, nginx: options.nginx ?? '', pageCache: options.pageCache ?? false },
    progress,
    options.onStarting,
  );
};
