// needs: native
// The account's API key: taken by the screen, kept encrypted, and nowhere to be read.
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { phpString } from '../../wordpress/php-code.ts';
import { startNative } from '../../wordpress/stack.ts';
import { CONNECTED, settingsSite } from '../site/settings-site.ts';
import { SITE_SCREEN, sendSiteForm } from '../site/site-form.ts';

const KEY = 'PRIVATE-0f3c-key-of-the-account';

const site = settingsSite(() =>
  startNative({ muPlugins: [join(import.meta.dirname, '../site/switches.php')] }),
);

const submit = async (fields: Record<string, string>): Promise<string> =>
  (await sendSiteForm(site.admin, { identity: '1', verified_sessions: '1', ...fields })).html;
/** The boxes that are ticked, in order. */
const ticked = (html: string): string[] =>
  [...html.matchAll(/<input type="checkbox" name="([^"]+)" value="([^"]+)" ?checked/g)].map(
    ([, name, value]) => (value === '1' ? name! : `${name} ${value}`),
  );
const inPhp = (code: string): Promise<unknown> =>
  site.stack.evalPhp(`${code} return TalkMessenger\\Identity\\Api_Key::read();`);

describe('Ortto’s API key', () => {
  test('is stored by the form, which never shows it', async () => {
    await site.save({ revision: (await site.read()).revision, settings: CONNECTED });
    const before = (await site.admin.page(SITE_SCREEN)).html;
    expect(before).toMatch(/<input type="password"[^>]*name="api_key" value=""/);
    expect(before).not.toContain('name="forget_api_key"');
    const saved = await submit({ api_key: `  ${KEY}\n` });
    expect(saved).toContain('Saved. Page caches were emptied.');
    expect(saved).toContain('name="forget_api_key"');
    expect(saved).toMatch(/<input[^>]* name="api_key"[^>]* aria-invalid="false"/);
    expect(await inPhp('')).toBe(KEY);
    await submit({ api_key: '' });
    expect(await inPhp('')).toBe(KEY);
  });

  test.each(['k1-short', `PRIVATE 0f3c ${KEY}`, `${KEY}\u00e9`, 'k'.repeat(201), `${KEY}\r\nX-Other: 1`])(
    'is refused as %j: nothing of the form is stored, and nothing but the key has to be chosen again',
    async (typed) => {
      await submit({ 'told[]': 'subscriber' });
      const answer = await submit({
        api_key: typed,
        forget_api_key: '1',
        privacy_control: '1',
        'told[]': 'editor',
      });
      expect(answer).toContain('Nothing was saved: what you typed as Ortto’s API key');
      expect(answer).toMatch(/<input[^>]* name="api_key" value=""[^>]* aria-invalid="true" autofocus/);
      const [reason] = /[\w-]+/.exec(/name="api_key"[^>]* aria-describedby="([^"]*)"/.exec(answer)![1]!)!;
      expect(answer).toMatch(new RegExp(`id="${reason}">Nothing was saved`));
      expect(answer).not.toContain(typed);
      expect(ticked(answer)).toEqual([
        'identity',
        'verified_sessions',
        'forget_api_key',
        'told[] editor',
        'privacy_control',
      ]);
      expect(await inPhp('')).toBe(KEY);
      const stored = (await site.admin.page(SITE_SCREEN)).html;
      expect(ticked(stored)).toEqual(['identity', 'verified_sessions', 'told[] subscriber']);
    },
  );

  test('gives way to the constant, which the screen names', async () => {
    const of = (value: string): string => `define( 'TALK_MESSENGER_ORTTO_API_KEY', ${value} );`;
    expect(await inPhp(of(phpString(`${KEY}-constant`)))).toBe(`${KEY}-constant`);
    expect(await inPhp(of('12'))).toBeNull();
    const shown = await site.stack.evalPhp<string>(
      `${of(phpString(`${KEY}-constant`))} ob_start(); $services = new TalkMessenger\\Services();
      ( new TalkMessenger\\Admin\\Api_Key_Field( $services->sessions(), $services->texts() ) )->show( false ); return ob_get_clean();`,
    );
    expect(shown).toContain('TALK_MESSENGER_ORTTO_API_KEY');
    expect(shown).not.toMatch(/<input|PRIVATE/);
  });

  test('is in no table in clear, and no page loads it', async () => {
    const found = await site.stack.evalPhp<string[]>(
      `global $wpdb; $found = array();
      foreach ( $wpdb->get_col( 'SHOW TABLES' ) as $table ) {
        foreach ( $wpdb->get_col( "SHOW COLUMNS FROM $table", 0 ) as $column ) {
          if ( $wpdb->get_var( $wpdb->prepare( "SELECT 1 FROM $table WHERE CONVERT($column USING utf8mb4) LIKE %s LIMIT 1", '%' . $wpdb->esc_like( '${KEY}' ) . '%' ) ) ) {
            $found[] = "$table.$column";
          }
        }
      }
      return $found;`,
    );
    expect(found).toEqual([]);
    expect(await site.stack.evalPhp(`return isset( wp_load_alloptions()['talk_messenger_api_key'] );`)).toBe(
      false,
    );
  });

  test('is in no answer, no export, no page, no screen and no log', async () => {
    const stored = await site.stack.evalPhp<string>(`return get_option( 'talk_messenger_api_key' );`);
    const said = [
      JSON.stringify(await site.read()),
      JSON.stringify((await site.admin.rest('GET', '/talk-messenger/v1/status')).body),
      JSON.stringify((await site.admin.rest('GET', '/wp/v2/settings')).body),
      JSON.stringify((await site.admin.rest('GET', '/wp/v2/users/me?context=edit')).body),
      (await site.admin.page('/wp-admin/admin.php?page=talk-messenger')).html,
      (await site.admin.page(SITE_SCREEN)).html,
      (await site.admin.page('/wp-admin/site-health.php?tab=debug')).html,
      (await site.admin.page('/wp-admin/site-health.php')).html,
      (await site.admin.page('/')).html,
      (await site.stack.measure('/')).body,
      site.stack.phpLog(),
    ];
    for (const text of said) {
      expect(text).not.toContain(KEY);
      expect(text).not.toContain(stored);
    }
    // WordPress lists every option there; this one as the bytes that it is.
    expect((await site.admin.page('/wp-admin/options.php')).html).not.toContain(KEY);
    const debug = await site.stack.evalPhp<string>(
      `require_once ABSPATH . 'wp-admin/includes/class-wp-debug-data.php'; require_once ABSPATH . 'wp-admin/includes/update.php'; require_once ABSPATH . 'wp-admin/includes/misc.php';
      ( new TalkMessenger\\Services() )->security()->register_site_health();
      return apply_filters( 'debug_information', array() )['talk-messenger']['fields']['sessions']['debug'];`,
      { user: 'admin' },
    );
    expect(debug).toBe('stored, notYet');
  });

  test('cannot be read once the secret keys have changed, and the screen says so', async () => {
    expect(
      await site.stack.evalPhp(
        `add_filter( 'salt', static fn() => 'of another wp-config.php' );
        return array( TalkMessenger\\Identity\\Api_Key::read(), TalkMessenger\\Identity\\Api_Key::source(), ( new TalkMessenger\\Services() )->sessions()->state() );`,
      ),
    ).toEqual([null, 'unreadable', 'badKey']);
    const shown = await site.stack.evalPhp<string>(
      `add_filter( 'salt', static fn() => 'of another wp-config.php' ); ob_start(); $services = new TalkMessenger\\Services();
      ( new TalkMessenger\\Admin\\Api_Key_Field( $services->sessions(), $services->texts() ) )->show( false ); return ob_get_clean();`,
    );
    expect(shown).toContain('Ortto’s API key cannot be read');
    expect(shown).not.toContain('A key is stored');
  });

  test('is forgotten on demand, and with the plugin', async () => {
    const answer = await submit({ forget_api_key: '1' });
    expect(answer).toContain('Verified sessions need Ortto’s API key');
    expect(answer).toContain('Enter it here. Until then nobody is verified.');
    expect(await inPhp('')).toBeNull();
  });
});
