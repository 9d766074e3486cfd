// needs: native
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Settings } from '@talk-suite/core/settings';
import { phpString } from '../../wordpress/php-code.ts';
import { startNative, type WordPressStack } from '../../wordpress/stack.ts';
import { wordpressSample } from '../../wordpress/versions.ts';
import { FILL_OPTION } from '../site/full-option.ts';
import { signIn, type SignedIn } from '../site/rest-client.ts';
import { API, envelope, EVIL, ORTTO, OTHER_KEY, statusOf, victimOf, withConnection } from './victim.ts';

describe.each(wordpressSample())('the power over scripts of a network, on WordPress %s', (wordpress) => {
  let stack: WordPressStack;
  let superAdmin: SignedIn;
  const victim = victimOf(() => stack, '/second/');
  const NETWORK = `${API}/network/settings`;
  interface Network {
    revision: number;
    defaults: Settings;
    allowedHosts: string[];
    allowedKeys: string[];
  }
  const network = async (): Promise<Network> => (await superAdmin.rest<Network>('GET', NETWORK)).body;
  const list = async (lists: Partial<Network>): Promise<void> => {
    expect((await superAdmin.rest('PUT', NETWORK, { ...(await network()), ...lists })).status).toBe(200);
  };
  beforeAll(async () => {
    stack = await startNative({ wordpress, multisite: true, activate: 'network' });
    await stack.createUsers();
    await stack.runPhp(`add_user_to_blog( 2, get_user_by( 'login', 'siteadmin' )->ID, 'administrator' );`);
    superAdmin = await signIn(stack, 'admin');
  });
  beforeEach(() =>
    victim.write(
      `update_option( 'talk_messenger', '{}' ); update_option( 'talk_messenger', ${phpString(envelope(ORTTO))} );`,
      'admin',
    ),
  );
  afterEach(() => expect(stack.phpLog()).toBe(''));
  afterAll(() => stack?.stop());

  test.each([
    ['a host', EVIL],
    ['a tracking key', withConnection({ trackingKey: OTHER_KEY })],
    ['init options', withConnection({ options: { anything: 1 } })],
  ])('its site’s administrator cannot bring in %s', async (_what, settings) => {
    const before = await victim.raw();
    await victim.update(settings, 'siteadmin');
    expect(await victim.raw()).toBe(before);
    const siteAdmin = await signIn(stack, 'siteadmin', { site: '/second' });
    expect((await siteAdmin.rest('PUT', `${API}/settings`, { revision: 1, settings })).status).toBe(403);
    await victim.writeDatabase(envelope(settings));
    expect(await victim.isPrinted()).toBe(false);
  });

  test('a key that the network lists may be used, until it is taken off the list', async () => {
    const settings = withConnection({ trackingKey: OTHER_KEY });
    await list({ allowedKeys: [OTHER_KEY] });
    await victim.update(settings, 'siteadmin');
    expect(await victim.isPrinted()).toBe(true);
    await list({ allowedKeys: [] });
    expect(await victim.isPrinted()).toBe(false);
    await list({ allowedKeys: ['*'] });
    expect(await victim.isPrinted()).toBe(true);
    await list({ allowedKeys: [] });
  });

  test('its lists are the network administrator’s alone, whichever way they are written', async () => {
    const lists = { ...(await network()), allowedHosts: ['evil.example'], allowedKeys: ['*'] };
    const text = phpString(JSON.stringify(lists));
    await victim.write(`update_network_option( null, 'talk_messenger_network', ${text} );`, 'siteadmin');
    expect((await network()).allowedHosts).toEqual([]);

    await list({ allowedHosts: ['fine.example'] });
    await victim.write(
      `global $wpdb; $wpdb->update( $wpdb->sitemeta, array( 'meta_value' => ${text} ), array( 'meta_key' => 'talk_messenger_network' ) ); wp_cache_flush();`,
    );
    await victim.update(EVIL, 'siteadmin');
    expect(await victim.scriptUrl()).toBe('https://cdn2l.ink/app.js');
    expect((await statusOf(superAdmin)).networkConfirmed).toBe(false);

    const shown = await network();
    expect((await superAdmin.rest('POST', `${NETWORK}/confirm`, { ...shown, allowedHosts: [] })).status).toBe(
      409,
    );
    expect((await superAdmin.rest('POST', `${NETWORK}/confirm`, shown)).status).toBe(200);
    expect((await statusOf(superAdmin)).networkConfirmed).toBe(true);
    await victim.update(EVIL, 'siteadmin');
    expect(await victim.isPrinted()).toBe(true);
    await list({ allowedHosts: [], allowedKeys: [] });
  });

  test('defaults that are more than every page should read cannot be written', async () => {
    const current = await network();
    const rules = Array.from({ length: 900 }, (_, at) => ({
      id: `rule-${at}`,
      name: '',
      effect: 'hide',
      enabled: true,
      when: { path: [0, 1, 2].map((part) => `/${at}/${part}/${'x'.repeat(80)}`) },
    }));
    const defaults = { ...ORTTO, visibility: { ...ORTTO.visibility, rules } };
    const text = phpString(JSON.stringify({ revision: current.revision, defaults }));
    const heard = await stack.evalPhp<string[]>(
      `$heard = array();
      add_action( 'talk_messenger_write_refused', function ( $message ) use ( &$heard ) { $heard[] = $message; } );
      update_network_option( null, 'talk_messenger_network', ${text} );
      return $heard;`,
      { user: 'admin' },
    );
    expect(heard.at(-1)).toMatch(/not changed.*at most 200000 bytes/);
    expect(await network()).toEqual(current);
  });

  test('defaults for which a site has no room beside its settings of archives stay away from it until there is, and its owner is told', async () => {
    await stack.runPhp(
      `wp_insert_site( array( 'domain' => get_network()->domain, 'path' => '/full/', 'title' => 'Full', 'user_id' => 1 ) );`,
    );
    const full = victimOf(() => stack, '/full/');
    await full.write(FILL_OPTION);
    const before = await full.raw();
    const { defaults } = await network();
    const changed = { ...ORTTO, loading: { ...ORTTO.loading, strategy: 'interaction' as const } };
    await list({ defaults: changed });
    expect(await full.raw()).toBe(before);
    const admin = await signIn(stack, 'admin', { site: '/full' });
    expect((await statusOf(admin)).refused?.message).toMatch(/not taken over .* more than the 200000 bytes/);
    const notice = async () => (await admin.page('/wp-admin/admin.php?page=talk-messenger')).html;
    expect(await notice()).toContain('no room for the latest ones yet');

    await full.write(
      `$rest = array_map( static fn ( int $at ) => 'term-' . ( 9000000 + $at ), range( 1, 1000 ) );
      ( new TalkMessenger\\Services() )->store()->set_overrides( array_fill_keys( $rest, null ) );`,
    );
    expect(await full.raw()).toContain('"interaction"');
    expect((await statusOf(admin)).refused).toBeNull();
    expect(await notice()).toContain('follows the network’s defaults until');
    await list({ defaults });
  });

  test('defaults that something else wrote reach no site', async () => {
    const { revision } = await network();
    const text = phpString(JSON.stringify({ revision, defaults: EVIL }));
    await victim.write(
      `global $wpdb; $wpdb->update( $wpdb->sitemeta, array( 'meta_value' => ${text} ), array( 'meta_key' => 'talk_messenger_network' ) ); wp_cache_flush();`,
    );
    await stack.runPhp(
      `wp_insert_site( array( 'domain' => get_network()->domain, 'path' => '/third/', 'title' => 'Third', 'user_id' => 1 ) );`,
    );
    expect(await victimOf(() => stack, '/third/').scriptUrl()).toBeNull();
  });
});
