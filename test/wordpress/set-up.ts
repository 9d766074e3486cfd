import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { programVersion } from '../made-once.ts';
import {
  activateCode,
  installCode,
  lastJson,
  moveCode,
  networkTablesCode,
  permalinksCode,
  secondSiteCode,
} from './php-code.ts';
import { networkConstants, PLUGIN_SLUG, writeConfig } from './site.ts';
import type { StackPlan } from './stack-protocol.ts';

type Run = (
  code: string,
  options?: { site?: string; user?: string; installing?: boolean },
) => Promise<string>;

/** The same WordPress without anything that a test adds to it. */
export const bareOf = (plan: StackPlan): StackPlan => ({
  ...plan,
  plugin: null,
  multisite: false,
  constants: {},
  muPlugins: [],
  copies: [],
  nginx: '',
  pageCache: false,
});

/** Names what a database has when a WordPress has been installed and nothing else was done. */
export const installationOf = (source: string): string => {
  const how = createHash('sha256').update(installCode).digest('hex').slice(0, 8);
  return `${programVersion(join(source, 'wp-includes/version.php'))}-${how}`;
};

const once = (code: string): string => `
if ( ! get_option( 'talk_test_ready' ) ) {
	${code}
	update_option( 'talk_test_ready', 1 );
}
echo "\\n", wp_json_encode( PHP_VERSION );`;

/**
 * Brings an installed WordPress into the state that tests expect: at its address, with permalinks, a network where
 * one is wanted, and the plugin active. A site that is kept between starts is left as it is. Yields PHP's
 * version.
 */
export const setUpSite = async (plan: StackPlan, run: Run): Promise<string> => {
  const moveHere = moveCode(plan.url);
  const activate =
    plan.plugin === null || plan.activate === 'no'
      ? ''
      : activateCode(PLUGIN_SLUG, plan.activate === 'network');
  if (!plan.multisite) {
    return lastJson<string>(await run(once(moveHere + permalinksCode + activate), { user: 'admin' }));
  }
  await run(moveHere + networkTablesCode(plan), { installing: true });
  writeConfig(plan, networkConstants(plan));
  await run(secondSiteCode(plan));
  await run(permalinksCode, { site: '/second/' });
  return lastJson<string>(await run(once(permalinksCode + activate), { user: 'admin' }));
};
