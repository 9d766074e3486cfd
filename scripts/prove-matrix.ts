import { startOrtto, type Ortto } from '../test/sandbox/ortto/server.ts';
import { tagOn } from '../test/plugins/with-plugin.ts';
import { connectedSettings, storeSettings } from '../test/wordpress/connect.ts';
import { PLUGIN_SLUG } from '../test/wordpress/site.ts';
import { startNative, startPlayground, type WordPressStack } from '../test/wordpress/stack.ts';
import type { Progress } from './progress.ts';
import { printTable } from './suites/table.ts';

interface Boot {
  what: string;
  /** As it is asked for: `8.4`, or `native` for what the machine has. */
  php: string;
  multisite: boolean;
  start: () => Promise<WordPressStack>;
}

const PLUGIN = `${PLUGIN_SLUG}/${PLUGIN_SLUG}.php`;
const PHP = ['7.4', '8.0', '8.1', '8.2', '8.3', '8.4', '8.5'];

const playground = (wordpress: string, php: string, multisite: boolean): Boot => ({
  what: `Playground, SQLite${multisite ? ', network' : ''}`,
  php,
  multisite,
  start: () => startPlayground({ wordpress, php, multisite, activate: 'no' }),
});
const native = (wordpress: string, multisite: boolean): Boot => ({
  what: `MariaDB, nginx${multisite ? ', network' : ''}`,
  php: 'native',
  multisite,
  start: () => startNative({ wordpress, multisite, activate: 'no' }),
});

/** Every combination that the plugin says it supports. */
const BOOTS = ['6.6', 'newest'].flatMap((wordpress) =>
  [false, true].flatMap((multisite) => [
    ...PHP.map((php) => playground(wordpress, php, multisite)),
    native(wordpress, multisite),
  ]),
);

/** A plugin's life, told by the tag on the front page; each step yields what went wrong, or nothing. */
const lifeOn = (
  stack: WordPressStack,
  multisite: boolean,
  ortto: Ortto,
): Record<string, () => Promise<string>> => {
  const sites = multisite ? ['/', '/second/'] : ['/'];
  const administer = (code: string, site = '/') =>
    stack.evalPhp<string>(
      `require_once ABSPATH . 'wp-admin/includes/plugin.php'; require_once ABSPATH . 'wp-admin/includes/file.php'; ${code}`,
      { user: 'admin', ...(multisite ? { site } : {}) },
    );
  const expectTag = async (wanted: 'intact' | 'gone', path = '/'): Promise<string> => {
    const page = await stack.measure(path);
    const tag = tagOn(page.body);
    return page.status === 200 && tag === wanted ? '' : `${page.status}, tag ${tag}`;
  };
  const visibility = (ways: object) => {
    const settings = connectedSettings(ortto);
    return storeSettings(stack, { ...settings, visibility: { ...settings.visibility, ...ways } });
  };
  return {
    activate: async () => {
      const wrong = await administer(
        `$result = activate_plugin( '${PLUGIN}', '', ${multisite} ); return is_wp_error( $result ) ? $result->get_error_message() : '';`,
      );
      return wrong || expectTag('gone');
    },
    show: async () => {
      await visibility({});
      return expectTag('intact');
    },
    hide: async () => {
      await visibility({ default: 'hide', whenHidden: 'nothing' });
      return expectTag('gone');
    },
    page: async () => {
      await administer(`update_post_meta( 1, '_talk_messenger_visibility', 'show' ); return '';`);
      return expectTag('intact', '/hello-world/');
    },
    deactivate: async () => {
      const kept = await administer(
        `deactivate_plugins( '${PLUGIN}', false, ${multisite} ); return get_option( 'talk_messenger' ) ? '' : 'settings lost';`,
      );
      return kept || expectTag('gone', '/hello-world/');
    },
    uninstall: async () => {
      await administer(`uninstall_plugin( '${PLUGIN}' ); return '';`);
      for (const site of sites) {
        const left = await administer(
          `return false === get_option( 'talk_messenger' ) && '' === get_post_meta( 1, '_talk_messenger_visibility', true ) ? '' : 'something is left';`,
          site,
        );
        if (left) return left;
      }
      return '';
    },
  };
};

const STEPS = ['activate', 'show', 'hide', 'page', 'deactivate', 'uninstall'] as const;

/** One combination from activation to the end; a row of the table. */
const tryBoot = async ({ what, multisite, start }: Boot, ortto: Ortto): Promise<string[]> => {
  const since = Date.now();
  const stack = await start();
  try {
    const seconds = ((Date.now() - since) / 1000).toFixed(1);
    const life = lifeOn(stack, multisite, ortto);
    const steps: string[] = [];
    for (const step of STEPS) steps.push((await life[step]!()) || 'ok');
    const notices = stack.phpLog().split('\n').filter(Boolean).length;
    const passed = steps.every((step) => step === 'ok') && notices === 0;
    return [
      what,
      stack.wordpressVersion,
      stack.phpVersion,
      `${seconds} s`,
      ...steps,
      String(notices),
      passed ? 'pass' : 'FAIL',
    ];
  } finally {
    await stack.stop();
  }
};

/**
 * `npm run prove -- matrix`: prints the table; yields whether every row passed.
 * @param php one version of PHP, or `native`; all where it is left out
 */
export const proveMatrix = async (progress: Progress, php?: string): Promise<boolean> => {
  const rows: string[][] = [];
  const ortto = await startOrtto({});
  try {
    for (const boot of BOOTS.filter((each) => php === undefined || each.php === php)) {
      rows.push(
        await progress.step(boot.what, () =>
          tryBoot(boot, ortto).catch((error: unknown) => [
            boot.what,
            ...Array<string>(STEPS.length + 4).fill('-'),
            `FAIL: ${String(error).split('\n')[0]}`,
          ]),
        ),
      );
    }
  } finally {
    await ortto.stop();
  }
  printTable(['stack', 'WordPress', 'PHP', 'ready after', ...STEPS, 'notices', 'result'], rows);
  return rows.length > 0 && rows.every((row) => row.at(-1) === 'pass');
};
