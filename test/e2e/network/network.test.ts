// needs: native
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { defaultSettings, type Settings } from '@talk-suite/core/settings';
import { connectedSettings } from '../../wordpress/connect.ts';
import { startNative, type WordPressStack } from '../../wordpress/stack.ts';
import { wordpressSample } from '../../wordpress/versions.ts';
import { embedTags } from '../site/embed-tag.ts';
import { signIn, type SignedIn } from '../site/rest-client.ts';

const CONNECTED = connectedSettings({
  trackingKey: 'Zm9vYmFyYmF6cXV4YWNtZQ',
  captureHost: 'https://capture-api.autopilotapp.com/',
  scriptUrl: 'https://cdn2l.ink/app.js',
});
const NETWORK = '/talk-messenger/v1/network/settings';
const SITE = '/talk-messenger/v1/settings';
const PLUGIN = 'talk-messenger-for-ortto/talk-messenger-for-ortto.php';

interface Defaults {
  revision: number;
  defaults: Settings;
  allowedHosts: string[];
  allowedKeys: string[];
  locked: boolean;
}
interface Refused {
  code: string;
  data: { status: number; errors?: { field: string; code: string }[] } & Partial<Defaults>;
}

describe.each(wordpressSample())('a network on WordPress %s', (wordpress) => {
  let stack: WordPressStack;
  let admin: SignedIn;
  const read = async (): Promise<Defaults> => (await admin.rest<Defaults>('GET', NETWORK)).body;
  const save = (body: unknown) => admin.rest<Defaults & Refused>('PUT', NETWORK, body);
  const option = (site: string): Promise<string | false> =>
    stack.evalPhp(`return get_option( 'talk_messenger' );`, { site });
  const settingsOf = async (site: string): Promise<Settings> =>
    JSON.parse((await option(site)) as string).settings;

  beforeAll(async () => {
    stack = await startNative({ wordpress, multisite: true, activate: 'no' });
    await stack.createUsers();
  });
  afterEach(() => expect(stack.phpLog()).toBe(''));
  afterAll(() => stack?.stop());

  test('activation for the network prepares every site, and adds no query to its pages', async () => {
    const queries = async (): Promise<number[]> => {
      const counts: number[] = [];
      for (const path of ['/', '/second/', '/second/hello-world/']) {
        await stack.measure(path);
        await stack.measure(path);
        counts.push((await stack.measure(path)).queries);
      }
      return counts;
    };
    const without = await queries();
    await stack.runPhp(
      `require_once ABSPATH . 'wp-admin/includes/plugin.php'; activate_plugin( '${PLUGIN}', '', true );`,
    );
    for (const site of ['/', '/second/']) expect(await settingsOf(site)).toEqual(defaultSettings());
    expect(await queries()).toEqual(without);
    admin = await signIn(stack, 'admin');
  });

  test('has a screen of its own, for the network’s administrator', async () => {
    const { html } = await admin.page('/wp-admin/network/admin.php?page=talk-messenger');
    expect(html).toContain('id="talk-messenger-root"');
    expect(html).toContain('"page":"network"');
    expect(html).toContain('/talk-messenger/v1/network/settings');
    const siteAdmin = await signIn(stack, 'siteadmin');
    expect((await siteAdmin.page('/wp-admin/network/admin.php?page=talk-messenger')).status).toBe(403);
    expect((await siteAdmin.page('/wp-admin/admin.php?page=talk-messenger')).status).toBe(200);
  });

  test('begins with the defaults of every site', async () => {
    expect(await read()).toEqual({
      revision: 0,
      defaults: defaultSettings(),
      allowedHosts: [],
      allowedKeys: [],
      locked: false,
    });
  });

  test('its defaults reach every site that has saved nothing, and their pages', async () => {
    const answer = await save({
      revision: 0,
      defaults: CONNECTED,
      allowedHosts: [],
      allowedKeys: [],
      locked: false,
    });
    expect(answer).toEqual({
      status: 200,
      body: { revision: 1, defaults: CONNECTED, allowedHosts: [], allowedKeys: [], locked: false },
    });
    for (const site of ['/', '/second/']) {
      expect(await settingsOf(site)).toEqual(CONNECTED);
      expect(embedTags((await stack.measure(site)).body)).toHaveLength(1);
    }
  });

  test('a site that saves goes its own way, and one that has not follows on', async () => {
    const second = await signIn(stack, 'admin', { site: '/second' });
    const { revision, settings, network } = (
      await second.rest<{ revision: number; settings: Settings; network: unknown }>('GET', SITE)
    ).body;
    expect(network).toEqual({ own: false });
    const own = { ...settings, enabled: false };
    const saved = await second.rest('PUT', SITE, { revision, settings: own });
    expect(saved.body).toMatchObject({ revision: revision + 1, network: { own: true } });
    const defaults: Settings = { ...CONNECTED, visibility: { ...CONNECTED.visibility, default: 'hide' } };
    expect((await save({ ...(await read()), defaults })).status).toBe(200);
    expect(await settingsOf('/second/')).toEqual(own);
    expect(await settingsOf('/')).toEqual(defaults);
  });

  test('somebody who has a site’s screen open learns that the defaults have changed', async () => {
    const { revision, settings } = (await admin.rest<{ revision: number; settings: Settings }>('GET', SITE))
      .body;
    await save({ ...(await read()), defaults: CONNECTED });
    expect((await admin.rest('PUT', SITE, { revision, settings })).status).toBe(409);
  });

  test('a new site begins with them', async () => {
    await stack.runPhp(
      `wp_insert_site( array( 'domain' => get_network()->domain, 'path' => '/third/', 'title' => 'Third', 'user_id' => 1 ) );`,
    );
    expect(await settingsOf('/third/')).toEqual(CONNECTED);
    expect(embedTags((await stack.measure('/third/')).body)).toHaveLength(1);
  });

  test('many sites are served in batches', async () => {
    const ids = await stack.evalPhp<number[]>(
      `global $wpdb;
      $ids = array();
      for ( $site = 0; $site < 120; $site++ ) {
        $wpdb->insert( $wpdb->blogs, array( 'site_id' => 1, 'domain' => get_network()->domain, 'path' => "/many$site/" ) );
        $ids[] = $id = $wpdb->insert_id;
        $wpdb->query( "CREATE TABLE {$wpdb->base_prefix}{$id}_options LIKE {$wpdb->base_prefix}2_options" );
      }
      return $ids;`,
    );
    const defaults: Settings = { ...CONNECTED, loading: { ...CONNECTED.loading, strategy: 'idle' } };
    expect((await save({ ...(await read()), defaults })).status).toBe(200);
    const served = () =>
      stack.evalPhp<number>(
        `global $wpdb;
        $served = 0;
        foreach ( json_decode( '${JSON.stringify(ids)}' ) as $id ) {
          $raw = $wpdb->get_var( "SELECT option_value FROM {$wpdb->base_prefix}{$id}_options WHERE option_name = 'talk_messenger'" );
          $served += (int) ( 'idle' === ( json_decode( (string) $raw )->settings->loading->strategy ?? '' ) );
        }
        return $served;`,
      );
    expect(await served()).toBe(97);
    await stack.runPhp(
      `foreach ( _get_cron_array() as $time => $hooks ) {
        foreach ( $hooks['talk_messenger_distribute'] ?? array() as $event ) {
          wp_unschedule_event( $time, 'talk_messenger_distribute', $event['args'] );
          do_action_ref_array( 'talk_messenger_distribute', $event['args'] );
        }
      }`,
    );
    expect(await served()).toBe(120);
    expect(await stack.evalPhp(`return wp_next_scheduled( 'talk_messenger_distribute' );`)).toBe(false);
    await stack.runPhp(
      `global $wpdb;
      foreach ( json_decode( '${JSON.stringify(ids)}' ) as $id ) {
        $wpdb->query( "DROP TABLE {$wpdb->base_prefix}{$id}_options" );
        $wpdb->delete( $wpdb->blogs, array( 'blog_id' => $id ) );
      }`,
    );
  });

  test('what is wrong is refused whole, with its place', async () => {
    const before = await read();
    const answer = await save({
      ...before,
      defaults: { ...CONNECTED, enabled: 1 },
      allowedKeys: ['*', CONNECTED.connection!.trackingKey, 'short', 7],
      allowedHosts: ['track.example.com', 'Track.example.com', 'https://x.example', 7, '10.0.0.1', ''],
    });
    expect(answer.status).toBe(400);
    expect(answer.body.data.errors!.map(({ field, code }) => `${field} ${code}`)).toEqual([
      'defaults.enabled wrongType',
      'allowedHosts.1 upperCase',
      'allowedHosts.2 port',
      'allowedHosts.3 wrongType',
      'allowedHosts.4 ipAddress',
      'allowedHosts.5 urlMissing',
      'allowedKeys.2 keyTooShort',
      'allowedKeys.3 wrongType',
    ]);
    for (const body of [
      '[]',
      '{"revision":1}',
      '{"revision":1,"defaults":[],"allowedHosts":{},"allowedKeys":[],"locked":false}',
      { ...before, locked: 'yes' },
      '',
    ]) {
      expect((await save(body)).status).toBe(400);
    }
    expect(await read()).toEqual(before);
  });

  test('of 20 parallel saves one wins', async () => {
    const before = await read();
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, writer) => save({ ...before, allowedHosts: [`host${writer}.example`] })),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, ...Array<number>(19).fill(409)]);
    const winner = answers.find(({ status }) => status === 200)!;
    expect(await read()).toEqual(winner.body);
    expect(answers.find(({ status }) => status === 409)!.body.data.revision).toBe(before.revision + 1);
  });

  test('a damaged option behaves like a fresh one', async () => {
    await stack.runPhp(`update_network_option( null, 'talk_messenger_network', array( 'defaults' => 7 ) );`);
    expect(await read()).toEqual({
      revision: 0,
      defaults: defaultSettings(),
      allowedHosts: [],
      allowedKeys: [],
      locked: false,
    });
    expect(
      (await save({ revision: 0, defaults: CONNECTED, allowedHosts: [], allowedKeys: [], locked: false }))
        .status,
    ).toBe(200);
    expect((await read()).revision).toBe(1);
  });
});
