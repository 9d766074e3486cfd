import { randomBytes } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { StackPlan } from './stack-protocol.ts';

export const PLUGIN_SLUG = 'talk-messenger-for-ortto';

/** Where the plugin's build writes the complete plugin folder. */
export const PLUGIN_BUILD = join(import.meta.dirname, `../../wordpress-plugin/build-output/${PLUGIN_SLUG}`);

export type Constants = Record<string, string | number | boolean>;

/** Something to lay into the site; `to` is a path below WordPress's folder. */
export interface SiteCopy {
  from: string;
  to: string;
}

const MU_PLUGINS = join(import.meta.dirname, 'mu-plugins');

/** Nothing but the site itself can be reached, nothing runs by itself, and every notice is logged. */
const OWN_CONSTANTS: Constants = {
  WP_DEBUG: true,
  WP_DEBUG_LOG: true,
  WP_DEBUG_DISPLAY: false,
  WP_HTTP_BLOCK_EXTERNAL: true,
  WP_ACCESSIBLE_HOSTS: '127.0.0.1,localhost',
  DISABLE_WP_CRON: true,
  AUTOMATIC_UPDATER_DISABLED: true,
};

const KEYS = ['AUTH', 'SECURE_AUTH', 'LOGGED_IN', 'NONCE'].flatMap((name) => [`${name}_KEY`, `${name}_SALT`]);

const phpLiteral = (value: string | number | boolean): string =>
  typeof value === 'string' ? `'${value.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'` : String(value);

/** What makes a network of an installed site; the tables must be there. */
export const networkConstants = (plan: StackPlan): Constants => ({
  MULTISITE: true,
  SUBDOMAIN_INSTALL: false,
  DOMAIN_CURRENT_SITE: `127.0.0.1:${plan.port}`,
  PATH_CURRENT_SITE: '/',
  SITE_ID_CURRENT_SITE: 1,
  BLOG_ID_CURRENT_SITE: 1,
});

/** Writes wp-config.php; the secrets differ from site to site. */
export const writeConfig = (plan: StackPlan, further: Constants = {}): void => {
  const constants: Constants = {
    DB_NAME: 'wordpress',
    DB_USER: 'root',
    DB_PASSWORD: '',
    DB_HOST: `localhost:${join(plan.temp, 'my.sock')}`,
    DB_CHARSET: 'utf8mb4',
    DB_COLLATE: '',
    ...Object.fromEntries(KEYS.map((key) => [key, randomBytes(32).toString('hex')])),
    // Playground defines these two itself; in a network the database knows each site's address.
    ...(plan.kind === 'playground' || plan.multisite ? {} : { WP_HOME: plan.url, WP_SITEURL: plan.url }),
    ...OWN_CONSTANTS,
    ...further,
    ...plan.constants,
  };
  const lines = Object.entries(constants).map(
    ([name, value]) => `defined( '${name}' ) || define( '${name}', ${phpLiteral(value)} );`,
  );
  writeFileSync(
    join(plan.site, 'wp-config.php'),
    [
      '<?php',
      ...lines,
      "$table_prefix = 'wp_';",
      "defined( 'ABSPATH' ) || define( 'ABSPATH', __DIR__ . '/' );",
      "require_once ABSPATH . 'wp-settings.php';",
      '',
    ].join('\n'),
  );
};

/** Copies the plugin into the site, replacing an older copy. */
const copyPlugin = (plan: StackPlan): void => {
  if (plan.plugin === null) return;
  const target = join(plan.site, 'wp-content/plugins', PLUGIN_SLUG);
  rmSync(target, { recursive: true, force: true });
  cpSync(plan.plugin, target, { recursive: true, dereference: true });
};

/**
 * Lays out the site's folder: WordPress, configuration, must-use plugins, plugin. A folder that is there
 * already (a site kept between starts) keeps its content and gets what may have changed.
 */
export const layOutSite = (plan: StackPlan): void => {
  if (!existsSync(join(plan.site, 'wp-load.php'))) {
    // Through a temporary name, so that an interrupted copy is not taken for a site.
    const half = `${plan.site}.half`;
    rmSync(half, { recursive: true, force: true });
    rmSync(plan.site, { recursive: true, force: true });
    // With their times: PHP keeps compiled what is not of this moment.
    cpSync(plan.source, half, { recursive: true, preserveTimestamps: true });
    renameSync(half, plan.site);
  }
  if (!existsSync(join(plan.site, 'wp-config.php'))) writeConfig(plan);
  const muPlugins = join(plan.site, 'wp-content/mu-plugins');
  mkdirSync(muPlugins, { recursive: true });
  for (const file of [join(MU_PLUGINS, 'request-counters.php'), ...plan.muPlugins]) {
    cpSync(file, join(muPlugins, basename(file)));
  }
  for (const { from, to } of plan.copies) cpSync(from, join(plan.site, to), { recursive: true });
  copyPlugin(plan);
};
