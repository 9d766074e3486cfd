import {
  activateCode,
  installCode,
  lastJson,
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

const once = (code: string): string => `
if ( ! get_option( 'talk_test_ready' ) ) {
	${code}
	update_option( 'talk_test_ready', 1 );
}
echo "\\n", wp_json_encode( PHP_VERSION );`;

/**
 * Brings a booted WordPress into the state that tests expect: installed, with permalinks, a network where
 * one is wanted, and the plugin active. A site that is kept between starts is left as it is. Yields PHP's
 * version.
 */
export const setUpSite = async (plan: StackPlan, run: Run): Promise<string> => {
  // Playground installs WordPress itself.
  if (plan.kind === 'native') await run(installCode, { installing: true });
  const activate =
    plan.plugin === null || plan.activate === 'no'
      ? ''
      : activateCode(PLUGIN_SLUG, plan.activate === 'network');
  if (!plan.multisite) {
    return lastJson<string>(await run(once(permalinksCode + activate), { user: 'admin' }));
  }
  await run(networkTablesCode(plan), { installing: true });
  writeConfig(plan, networkConstants(plan));
  await run(secondSiteCode(plan));
  await run(permalinksCode, { site: '/second/' });
  return lastJson<string>(await run(once(permalinksCode + activate), { user: 'admin' }));
};
