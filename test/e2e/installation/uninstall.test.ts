// needs: native
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startNative, type WordPressStack } from '../../wordpress/stack.ts';
import { wordpressSample } from '../../wordpress/versions.ts';

const PLUGIN = 'talk-messenger-for-ortto/talk-messenger-for-ortto.php';

/** Everything in the database that bears the plugin's name, table by table; WordPress's own lists are left out. */
const TRACES = `
  global $wpdb;
  $traces = array();
  foreach ( $wpdb->get_col( 'SHOW TABLES' ) as $table ) {
    foreach ( $wpdb->get_col( "SHOW COLUMNS FROM $table", 0 ) as $column ) {
      foreach ( $wpdb->get_results( "SELECT * FROM $table WHERE CONVERT($column USING utf8mb4) LIKE '%talk%messenger%'", ARRAY_A ) as $row ) {
        $name = $row['option_name'] ?? $row['meta_key'] ?? '';
        if ( ! in_array( $name, array( 'active_plugins', 'active_sitewide_plugins', 'recently_activated', '_site_transient_update_plugins', 'persisted_preferences' ), true ) ) {
          $traces[] = "$table: $name";
        }
      }
    }
  }
  sort( $traces );
  return array_values( array_unique( $traces ) );`;

describe.each(wordpressSample())('the end on WordPress %s', (wordpress) => {
  describe.each([
    ['a single site', false, 1],
    ['a network', true, 2],
  ] as const)('on %s', (_name, multisite, sites) => {
    let stack: WordPressStack;
    const traces = () => stack.evalPhp<string[]>(TRACES);
    const administer = (code: string) =>
      stack.runPhp(`require_once ABSPATH . 'wp-admin/includes/plugin.php'; ${code}`, { user: 'admin' });

    beforeAll(async () => {
      stack = await startNative({ wordpress, multisite, activate: multisite ? 'network' : 'site' });
      for (const site of sites === 1 ? ['/'] : ['/', '/second/']) {
        await stack.runPhp(
          `update_post_meta( 1, '_talk_messenger_visibility', 'hide' ); update_post_meta( 2, '_talk_messenger_visibility', 'show' );
          update_term_meta( 1, '_talk_messenger_visibility', 'hide' );
          set_transient( 'talk_messenger_callback_lost', 1, 1000 );
          set_transient( 'talk_messenger_asked_1', array(), 1000 );
          set_transient( 'talk_messenger_seen', array(), 1000 );
          update_option( 'talk_messenger_saved', array(), false );
          update_option( 'talk_messenger_api_key', 'sealed', false );
          update_option( 'talk_messenger_sessions', array(), false );
          update_user_meta( 1, '_talk_messenger_confirmed', 'hash' );
          update_user_meta( 1, 'talk_messenger_no_connect_notice', 1 );`,
          { site },
        );
      }
      if (multisite) {
        await stack.runPhp(
          `update_network_option( null, 'talk_messenger_network', '{}' );
          wp_schedule_single_event( time() + 1000, 'talk_messenger_distribute', array( 7 ) );`,
        );
      }
    });
    afterAll(() => stack?.stop());

    test('deactivating keeps everything', async () => {
      const before = await traces();
      expect(before.length).toBeGreaterThanOrEqual(3 * sites);
      await administer(`deactivate_plugins( '${PLUGIN}', false, ${multisite} );`);
      expect(await traces()).toEqual(before);
    });

    test('uninstalling removes everything, on every site', async () => {
      await administer(`uninstall_plugin( '${PLUGIN}' );`);
      expect(await traces()).toEqual([]);
      expect(stack.phpLog()).toBe('');
    });
  });
});
