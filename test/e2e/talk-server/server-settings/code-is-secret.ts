import { describe, expect, test } from '@jest/globals';
import { readConnectCode } from '@talk-suite/core/contract';
import type { Host } from './host.ts';

/** The connect code is nowhere to be read. */
export const codeIsSecret = (host: Host): void => {
  const { site, ask } = host;
  describe('the code is a secret', () => {
    test('it is in no table in clear, and no page loads it', async () => {
      const { settingsKey, sessionsKey } = readConnectCode(host.code)!;
      for (const secret of [host.code, host.code.slice(13, 60), settingsKey, sessionsKey!]) {
        const found = await site.stack.evalPhp<string[]>(
          `global $wpdb; $found = array();
          foreach ( $wpdb->get_col( 'SHOW TABLES' ) as $table ) {
            foreach ( $wpdb->get_col( "SHOW COLUMNS FROM $table", 0 ) as $column ) {
              if ( $wpdb->get_var( $wpdb->prepare( "SELECT 1 FROM $table WHERE CONVERT($column USING utf8mb4) LIKE %s LIMIT 1", '%' . $wpdb->esc_like( '${secret}' ) . '%' ) ) ) {
                $found[] = "$table.$column";
              }
            }
          }
          return $found;`,
        );
        expect(found).toEqual([]);
      }
      const loaded = await site.stack.evalPhp<string[]>(
        `return array_values( array_intersect( array( 'talk_messenger_connect_code', 'talk_messenger_server', 'talk_messenger' ), array_keys( wp_load_alloptions() ) ) );`,
      );
      expect(loaded).toEqual(['talk_messenger']);
    });

    test('it is in no answer, no export, no page and no screen', async () => {
      const secrets = [
        host.code,
        readConnectCode(host.code)!.settingsKey,
        readConnectCode(host.code)!.sessionsKey!,
      ];
      const stored = await site.stack.evalPhp<string>(`return get_option( 'talk_messenger_connect_code' );`);
      const said = [
        JSON.stringify(await ask('PUT', '/code', { code: host.code })),
        JSON.stringify(await site.read()),
        JSON.stringify((await site.admin.rest('GET', '/talk-messenger/v1/status')).body),
        JSON.stringify((await site.admin.rest('GET', '/wp/v2/settings')).body),
        (await site.admin.page('/wp-admin/admin.php?page=talk-messenger')).html,
        (await site.admin.page('/wp-admin/site-health.php?tab=debug')).html,
        (await site.admin.page('/wp-admin/options.php')).html.replaceAll(stored, ''),
        (await site.admin.page('/')).html,
        (await site.stack.measure('/')).body,
      ];
      for (const text of said) for (const secret of secrets) expect(text).not.toContain(secret);
      for (const text of said.slice(0, 6)) expect(text).not.toContain(stored);
    });

    test('what was changed in the database, or the secret keys, makes it unreadable, which is said', async () => {
      const changed = await site.stack.evalPhp<boolean[]>(
        `$stored = get_option( 'talk_messenger_connect_code' );
        $bytes  = base64_decode( $stored );
        $read   = array();
        foreach ( array( 0, 30, strlen( $bytes ) - 1 ) as $at ) {
          $other        = $bytes;
          $other[ $at ] = chr( ord( $other[ $at ] ) ^ 1 );
          update_option( 'talk_messenger_connect_code', base64_encode( $other ), false );
          $read[] = null === TalkMessenger\\Server\\Code_Vault::read();
        }
        update_option( 'talk_messenger_connect_code', $stored, false );
        $read[] = null !== TalkMessenger\\Server\\Code_Vault::read();
        add_filter( 'salt', static fn() => 'of another wp-config.php' );
        $read[] = null === TalkMessenger\\Server\\Code_Vault::read();
        return $read;`,
      );
      expect(changed).toEqual([true, true, true, true, true]);
    });
  });
};
