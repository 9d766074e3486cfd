// needs: native
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Settings } from '@talk-suite/core/settings';
import { storeSettings } from '../../wordpress/connect.ts';
import { phpString } from '../../wordpress/php-code.ts';
import { startNative, type WordPressStack } from '../../wordpress/stack.ts';
import { wordpressSample } from '../../wordpress/versions.ts';
import { signIn, type SignedIn } from '../site/rest-client.ts';
import { API, BRAND, envelope, EVIL, isUnconfirmed, ORTTO, statusOf, victimOf } from './victim.ts';

describe.each(wordpressSample())('the power over scripts, on WordPress %s', (wordpress) => {
  describe('of a site', () => {
    let stack: WordPressStack;
    let admin: SignedIn;
    const victim = victimOf(() => stack);
    beforeAll(async () => {
      stack = await startNative({ wordpress, muPlugins: [`${import.meta.dirname}/script-power.php`] });
      await stack.createUsers();
      admin = await signIn(stack, 'admin');
    });
    beforeEach(() => storeSettings(stack, ORTTO));
    afterEach(() => expect(stack.phpLog()).toBe(''));
    afterAll(() => stack?.stop());

    test.each([
      ['another plugin, or WP-CLI without a user', undefined],
      ['an author’s request', 'author'],
    ])('%s cannot write a foreign host by update_option, and the owner is told', async (_who, user) => {
      await victim.write(`delete_transient( 'talk_messenger_refused' );`);
      const before = await victim.raw();
      await victim.update(EVIL, user);
      expect(await victim.raw()).toBe(before);
      expect((await statusOf(admin)).refused?.message).toContain('evil.example');
      expect(await victim.isPrinted()).toBe(true);
    });

    test('somebody who may add scripts anyway can write it', async () => {
      await victim.update(EVIL, 'editor');
      expect(await victim.isPrinted()).toBe(true);
    });

    test('a plugin that listens hears of it', async () => {
      const heard = await stack.evalPhp<string[]>(
        `$heard = array();
        add_action( 'talk_messenger_write_refused', function ( $message ) use ( &$heard ) { $heard[] = $message; } );
        update_option( 'talk_messenger', ${phpString(envelope(EVIL))} );
        return $heard;`,
      );
      expect(heard).toHaveLength(1);
      expect(heard[0]).toContain('evil.example');
    });

    test('what does not concern the power may be written, and Talk stays', async () => {
      await victim.update({ ...ORTTO, loading: { ...ORTTO.loading, strategy: 'idle' } });
      expect(JSON.parse(await victim.raw()).settings.loading.strategy).toBe('idle');
      expect(await victim.isPrinted()).toBe(true);
    });

    test('more than every page should read cannot be written, and whoever tried and the owner are told', async () => {
      await victim.write(`delete_transient( 'talk_messenger_refused' );`);
      const before = await victim.raw();
      const heard = await stack.evalPhp<string[]>(
        `$heard = array();
        add_action( 'talk_messenger_write_refused', function ( $message ) use ( &$heard ) { $heard[] = $message; } );
        $large = json_decode( ${phpString(envelope(ORTTO))}, true );
        $large['overrides'] = array();
        for ( $term = 1; $term <= 15000; $term++ ) {
          $large['overrides'][ "term-$term" ] = 'hide';
        }
        update_option( 'talk_messenger', wp_json_encode( $large ) );
        update_option( 'talk_messenger', str_repeat( 'x', 300000 ) );
        return $heard;`,
      );
      expect(heard).toEqual([
        expect.stringMatching(/not changed.*at most 200000 bytes.*15000 settings of archives/),
        expect.stringContaining('at most 200000 bytes'),
      ]);
      expect(await victim.raw()).toBe(before);
      expect((await statusOf(admin)).refused?.message).toMatch(
        /write \d{6} bytes .* at most 200000 are kept/,
      );
      expect(await victim.isPrinted()).toBe(true);
    });

    test('what is larger already may become smaller by such a write', async () => {
      const padded = (bytes: number) => envelope(ORTTO, { setAside: { later: 'x'.repeat(bytes) } });
      await victim.writeDatabase(padded(220_000));
      await victim.write(`update_option( 'talk_messenger', ${phpString(padded(230_000))} );`);
      expect((await victim.raw()).length).toBeLessThan(225_000);
      await victim.write(`update_option( 'talk_messenger', ${phpString(padded(210_000))} );`);
      expect((await victim.raw()).length).toBeLessThan(215_000);
    });

    test('an importer that deletes the option and adds it again brings no foreign host', async () => {
      await victim.write(
        `delete_option( 'talk_messenger' ); add_option( 'talk_messenger', ${phpString(envelope(EVIL))} );`,
      );
      expect(await victim.scriptUrl()).toBeNull();
      expect(await victim.isPrinted()).toBe(false);
      await victim.write(
        `delete_option( 'talk_messenger' ); add_option( 'talk_messenger', ${phpString(envelope(ORTTO))} );`,
      );
      expect(await victim.isPrinted()).toBe(true);
    });

    test.each([
      ['plain', {}],
      ['with marks of its own', { marks: ['0'.repeat(32), 'x', 7, null] }],
      ['with an empty list of marks', { marks: [] }],
    ])('a host written into the database, %s, is stored and not used', async (_how, more) => {
      await victim.writeDatabase(envelope(EVIL, more));
      expect(await victim.isPrinted()).toBe(false);
      expect(await isUnconfirmed(admin)).toBe(true);
      const { status, description } = await victim.health();
      expect(status).toBe('critical');
      expect(description).toContain('Talk is off');
    });

    test('the marks of one host are none of another’s', async () => {
      await storeSettings(stack, BRAND);
      expect(await victim.isPrinted()).toBe(true);
      const { marks } = JSON.parse(await victim.raw());
      expect(marks).toHaveLength(4);
      await victim.writeDatabase(envelope(EVIL, { marks }));
      expect(await victim.isPrinted()).toBe(false);
      await victim.writeDatabase(envelope(BRAND, { marks }));
      expect(await victim.isPrinted()).toBe(true);
    });

    test('a save of something else does not vouch for a foreign host', async () => {
      await victim.writeDatabase(envelope(EVIL));
      const { revision, settings } = (
        await admin.rest<{ revision: number; settings: Settings }>('GET', `${API}/settings`)
      ).body;
      const changed = { ...settings, loading: { ...settings.loading, strategy: 'idle' } };
      const { status } = await admin.rest('PUT', `${API}/settings`, { revision, settings: changed });
      expect(status).toBe(200);
      expect(await victim.isPrinted()).toBe(false);
      await victim.update(EVIL, 'admin');
      expect(await victim.isPrinted()).toBe(false);
    });

    test('only somebody with the power confirms, and only what they were shown', async () => {
      await victim.writeDatabase(envelope(BRAND));
      const confirm = (as: SignedIn, settings: Settings) =>
        as.rest('POST', `${API}/settings/confirm`, { revision: 1, connection: settings.connection });
      const subscriber = await signIn(stack, 'subscriber');
      expect((await confirm(subscriber, BRAND)).status).toBe(403);
      expect((await confirm(admin, EVIL)).status).toBe(409);
      expect((await admin.rest('POST', `${API}/settings/confirm`, {})).status).toBe(400);
      expect(
        (await admin.rest('POST', `${API}/settings/confirm`, { revision: 1, connection: null })).status,
      ).toBe(400);
      expect(await victim.isPrinted()).toBe(false);
      expect((await confirm(admin, BRAND)).status).toBe(200);
      expect(await victim.isPrinted()).toBe(true);
      expect(await isUnconfirmed(admin)).toBe(false);
    });

    test('what empties page caches hears of a confirmation', async () => {
      await victim.writeDatabase(envelope(BRAND));
      const heard = await stack.evalPhp<string[]>(
        `$heard = array();
        add_action( 'talk_messenger_settings_saved', function ( $settings ) use ( &$heard ) { $heard[] = $settings->connection->scriptUrl; } );
        ( new TalkMessenger\\Services() )->store()->mark_all( json_decode( ${phpString(JSON.stringify(BRAND.connection))} ) );
        return $heard;`,
      );
      expect(heard).toEqual([BRAND.connection!.scriptUrl]);
    });

    test('with changed secret keys a host of the owner’s own stays off until it is confirmed; Ortto’s own stay on', async () => {
      await storeSettings(stack, BRAND);
      await victim.write(`update_option( 'talk_test_keys', 'changed' );`);
      try {
        expect(await victim.isPrinted()).toBe(false);
        const again = await signIn(stack, 'admin');
        const { guards } = await statusOf(again);
        expect(guards.find(({ id }) => id === 'unconfirmed')?.message).toContain('secret keys');
        await again.rest('POST', `${API}/settings/confirm`, { revision: 1, connection: BRAND.connection });
        expect(await victim.isPrinted()).toBe(true);
        await storeSettings(stack, ORTTO);
        await victim.write(`update_option( 'talk_test_keys', 'changed again' );`);
        expect(await victim.isPrinted()).toBe(true);
      } finally {
        await victim.write(`delete_option( 'talk_test_keys' );`);
      }
    });

    test('an upgrade marks the host that is there, once', async () => {
      await victim.writeDatabase(envelope(BRAND));
      expect(await victim.isPrinted()).toBe(false);
      await stack.runPhp(
        `global $wpdb; $wpdb->delete( $wpdb->options, array( 'option_name' => 'talk_messenger_marked' ) ); wp_cache_flush();`,
      );
      expect(await victim.isPrinted()).toBe(true);
      await victim.writeDatabase(envelope(EVIL));
      expect(await victim.isPrinted()).toBe(false);
    });

    test('a page asks the database nothing more for it', async () => {
      await storeSettings(stack, BRAND);
      await stack.measure('/');
      const marked = (await stack.measure('/')).queries;
      await victim.write(`update_option( 'talk_messenger', '{}' );`);
      await stack.measure('/');
      expect(marked).toBe((await stack.measure('/')).queries);
    });
  });

  describe('of an administrator without unfiltered HTML', () => {
    let stack: WordPressStack;
    let admin: SignedIn;
    const victim = victimOf(() => stack);
    beforeAll(async () => {
      stack = await startNative({ wordpress, constants: { DISALLOW_UNFILTERED_HTML: true } });
      admin = await signIn(stack, 'admin');
    });
    beforeEach(() => storeSettings(stack, ORTTO));
    afterEach(() => expect(stack.phpLog()).toBe(''));
    afterAll(() => stack?.stop());

    test('wp-admin/options.php refuses a foreign host, keeps the old value and says so', async () => {
      // At the first page of the administration, the site's address is noted.
      await admin.page('/wp-admin/options.php');
      const before = await victim.raw();
      const send = async (value: string): Promise<string> => {
        const { html } = await admin.page('/wp-admin/options.php');
        const nonce = /name="_wpnonce" value="(\w+)"/.exec(html)![1]!;
        const body = new URLSearchParams({
          option_page: 'options',
          action: 'update',
          _wpnonce: nonce,
          _wp_http_referer: '/wp-admin/options.php',
          page_options: 'talk_messenger',
          talk_messenger: value,
        });
        return (await admin.page('/wp-admin/options.php', { method: 'POST', body })).html;
      };
      expect(await send(envelope(EVIL))).toContain('were not changed. evil.example');
      expect(await victim.raw()).toBe(before);
      await send(envelope({ ...ORTTO, enabled: false }));
      expect(JSON.parse(await victim.raw()).settings.enabled).toBe(false);
    });

    test('what they find unconfirmed they cannot confirm, but may remove', async () => {
      await victim.writeDatabase(envelope(EVIL));
      const connection = EVIL.connection;
      expect((await admin.rest('POST', `${API}/settings/confirm`, { revision: 1, connection })).status).toBe(
        403,
      );
      const settings = { ...ORTTO, connection: null };
      expect((await admin.rest('PUT', `${API}/settings`, { revision: 1, settings })).status).toBe(200);
      expect(await isUnconfirmed(admin)).toBe(false);
    });
  });
});
