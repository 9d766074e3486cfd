// needs: native
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import type { Settings } from '@talk-suite/core/settings';
import { connectedSettings } from '../../wordpress/connect.ts';
import { startNative, type WordPressStack } from '../../wordpress/stack.ts';
import { otherWordpressSample } from '../../wordpress/versions.ts';
import { embedTags } from '../site/embed-tag.ts';
import { signIn, type SignedIn } from '../site/rest-client.ts';
import type { Stored } from '../site/settings-site.ts';
import { SITE_SCREEN, sendSiteForm } from '../site/site-form.ts';

const CONNECTED = connectedSettings({
  trackingKey: 'Zm9vYmFyYmF6cXV4YWNtZQ',
  captureHost: 'https://capture-api.autopilotapp.com/',
  scriptUrl: 'https://cdn2l.ink/app.js',
});
const NETWORK = '/talk-messenger/v1/network/settings';
const SITE = '/talk-messenger/v1/settings';
const PLUGIN = 'talk-messenger-for-ortto/talk-messenger-for-ortto.php';
const MANY = 50;

interface Network {
  revision: number;
  defaults: Settings;
  allowedHosts: string[];
  allowedKeys: string[];
  locked: boolean;
}

let stack: WordPressStack;
let admin: SignedIn;

/** What every site of the network has stored, by its path. */
const everySite = () =>
  stack.evalPhp<Record<string, { settings: Settings; own: boolean } | null>>(
    `$found = array();
    foreach ( get_sites( array( 'number' => 0 ) ) as $site ) {
      switch_to_blog( (int) $site->blog_id );
      $stored = json_decode( (string) get_option( 'talk_messenger', 'null' ) );
      $found[ $site->path ] = null === $stored ? null : array( 'settings' => $stored->settings, 'own' => true === ( $stored->own ?? false ) );
      restore_current_blog();
    }
    return $found;`,
  );
const settingsOf = async (): Promise<Settings[]> =>
  Object.values(await everySite()).map((site) => site!.settings);
const network = async (): Promise<Network> => (await admin.rest<Network>('GET', NETWORK)).body;
const saveNetwork = async (change: Partial<Network>) => {
  const answer = await admin.rest<Network>('PUT', NETWORK, { ...(await network()), ...change });
  expect(answer.status).toBe(200);
};
const saveSite = async (as: SignedIn, change: Partial<Settings>) => {
  const { revision, settings } = (await as.rest<Stored>('GET', SITE)).body;
  return as.rest<{ code: string; message: string }>('PUT', SITE, {
    revision,
    settings: { ...settings, ...change },
  });
};
const administer = (code: string) =>
  stack.runPhp(
    `require_once ABSPATH . 'wp-admin/includes/plugin.php'; require_once ABSPATH . 'wp-admin/includes/file.php'; ${code}`,
    { user: 'admin' },
  );

beforeAll(async () => {
  stack = await startNative({
    wordpress: otherWordpressSample()[0]!,
    multisite: true,
    activate: 'no',
  });
  await stack.createUsers();
  await stack.runPhp(
    `add_user_to_blog( 2, username_exists( 'siteadmin' ), 'administrator' );
    for ( $site = 3; $site <= ${MANY}; $site++ ) {
      wp_insert_site( array( 'domain' => get_network()->domain, 'path' => "/site$site/", 'title' => "Site $site", 'user_id' => 1 ) );
    }`,
  );
});
afterEach(() => expect(stack.phpLog()).toBe(''));
afterAll(() => stack?.stop());

test(`activation prepares all of ${MANY} real sites at once`, async () => {
  await administer(`activate_plugin( '${PLUGIN}', '', true );`);
  const sites = Object.entries(await everySite());
  expect(sites).toHaveLength(MANY);
  expect(sites.filter(([, stored]) => stored === null)).toEqual([]);
  admin = await signIn(stack, 'admin');
});

test('the network’s defaults reach all of them, and a site that is made later', async () => {
  await saveNetwork({ defaults: CONNECTED });
  await stack.runPhp(
    `wp_insert_site( array( 'domain' => get_network()->domain, 'path' => '/later/', 'title' => 'Later', 'user_id' => 1 ) );`,
  );
  const settings = await settingsOf();
  expect(settings).toHaveLength(MANY + 1);
  expect(settings.filter((each) => JSON.stringify(each) !== JSON.stringify(CONNECTED))).toEqual([]);
  for (const site of ['/', '/second/', `/site${MANY}/`, '/later/']) {
    expect(embedTags((await stack.measure(site)).body)).toHaveLength(1);
  }
});

test('a site that saves goes its own way while the others follow', async () => {
  const second = await signIn(stack, 'siteadmin', { site: '/second' });
  expect((await saveSite(second, { enabled: false })).status).toBe(200);
  const defaults: Settings = { ...CONNECTED, loading: { ...CONNECTED.loading, strategy: 'idle' } };
  await saveNetwork({ defaults });
  const { '/second/': own, ...others } = await everySite();
  expect(own).toMatchObject({ own: true, settings: { enabled: false, loading: { strategy: 'async' } } });
  expect(Object.values(others).filter((site) => site!.settings.loading.strategy !== 'idle')).toEqual([]);
});

test('a lock keeps the settings of all sites for the network’s administrators', async () => {
  await saveNetwork({ locked: true });
  const second = await signIn(stack, 'siteadmin', { site: '/second' });
  const refused = await saveSite(second, { enabled: true });
  expect(refused.status).toBe(403);
  expect(refused.body).toMatchObject({
    code: 'talk_messenger_locked',
    message: expect.stringContaining('locked the settings'),
  });
  expect((await everySite())['/second/']).toMatchObject({ own: true, settings: { enabled: false } });

  const { html } = await second.page('/wp-admin/admin.php?page=talk-messenger');
  expect(html).toContain('has locked these settings');
  expect(html).not.toContain('talk_messenger_follow');
  const visitors = await second.page(SITE_SCREEN);
  expect(visitors.html).not.toContain('id="submit"');
  const posted = await sendSiteForm(second, { identity: '1' });
  expect(posted.status).toBe(403);

  const owner = await signIn(stack, 'admin', { site: '/second' });
  expect((await saveSite(owner, { enabled: true })).status).toBe(200);
});

test('a lock also keeps the rule that an archive’s form writes, and lets pages have their own setting', async () => {
  const second = await signIn(stack, 'siteadmin', { site: '/second' });
  const form = await second.page('/wp-admin/term.php?taxonomy=category&tag_ID=1');
  expect(form.html).toContain('talk_messenger');
  expect(form.html).not.toContain('talk_messenger_term_posts');
  const page = await second.rest<{ meta: Record<string, unknown> }>('POST', '/wp/v2/posts/1', {
    meta: { _talk_messenger_visibility: 'hide' },
  });
  expect(page.body.meta).toMatchObject({ _talk_messenger_visibility: 'hide' });
  await saveNetwork({ locked: false });
  expect((await second.page('/wp-admin/term.php?taxonomy=category&tag_ID=1')).html).toContain(
    'talk_messenger_term_posts',
  );
});

test('a site goes back to the network’s defaults, and follows them from then on', async () => {
  const second = await signIn(stack, 'siteadmin', { site: '/second' });
  const { html } = await second.page('/wp-admin/admin.php?page=talk-messenger');
  expect(html).toContain('This site has settings of its own');
  const nonce = /value="talk_messenger_follow">.*?name="_wpnonce" value="(\w+)"/s.exec(html)![1]!;
  const press = (as: SignedIn, _wpnonce: string) =>
    as.page('/wp-admin/admin-post.php', {
      method: 'POST',
      body: new URLSearchParams({ action: 'talk_messenger_follow', _wpnonce }),
    });
  expect((await press(second, 'abcdef1234')).status).toBe(403);
  expect((await press(second, nonce)).html).toContain('This site follows the network’s defaults now.');
  expect((await everySite())['/second/']).toEqual({ own: false, settings: (await network()).defaults });
  await saveNetwork({ defaults: CONNECTED });
  expect((await everySite())['/second/']).toEqual({ own: false, settings: CONNECTED });
});

test('uninstalling takes everything off every site', async () => {
  await administer(`deactivate_plugins( '${PLUGIN}', false, true ); uninstall_plugin( '${PLUGIN}' );`);
  expect(new Set(Object.values(await everySite()))).toEqual(new Set([null]));
  const traces = await stack.evalPhp<string[]>(
    `global $wpdb;
    $found = array();
    foreach ( get_sites( array( 'number' => 0 ) ) as $site ) {
      $prefix = $wpdb->get_blog_prefix( (int) $site->blog_id );
      $found = array_merge(
        $found,
        $wpdb->get_col( "SELECT CONCAT( '$prefix', option_name ) FROM {$prefix}options WHERE option_name LIKE '%talk_messenger%' OR option_value LIKE '%talk_messenger_%'" ),
        $wpdb->get_col( "SELECT CONCAT( '$prefix', meta_key ) FROM {$prefix}postmeta WHERE meta_key LIKE '%talk_messenger%'" )
      );
    }
    return array_merge( $found, $wpdb->get_col( "SELECT meta_key FROM {$wpdb->sitemeta} WHERE meta_key LIKE '%talk_messenger%'" ) );`,
  );
  expect(traces).toEqual([]);
});
