// needs: native
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { getElementsByTagName } from 'domutils';
import { parseDocument } from 'htmlparser2';
import { connectedSettings, storeSettings } from '../../wordpress/connect.ts';
import { startNative, type WordPressStack } from '../../wordpress/stack.ts';
import { wordpressSample } from '../../wordpress/versions.ts';
import { embedTags } from '../site/embed-tag.ts';
import { signIn, type SignedIn } from '../site/rest-client.ts';
import { SETTINGS, type Stored } from '../site/settings-site.ts';
import { SITE_SCREEN, sendSiteForm } from '../site/site-form.ts';

const CONNECTED = connectedSettings({
  trackingKey: 'Zm9vYmFyYmF6cXV4YWNtZQ',
  captureHost: 'https://capture-api.autopilotapp.com/',
  scriptUrl: 'https://cdn2l.ink/app.js',
});
const QUESTION = 'Is this a copy of your site?';

describe.each(wordpressSample())('a site whose address changed, on WordPress %s', (wordpress) => {
  let stack: WordPressStack;
  let admin: SignedIn;

  const stored = () =>
    stack.evalPhp<{ addresses: string[]; enabled: boolean }>(
      `$envelope = ( new TalkMessenger\\Services() )->store()->current();
      return array( 'addresses' => $envelope->host->addresses, 'enabled' => $envelope->settings->enabled );`,
    );
  /** What a database says that was copied from somewhere else. */
  const comeFrom = (...addresses: string[]) =>
    stack.runPhp(
      `$option = json_decode( get_option( 'talk_messenger' ) );
      $option->host = (object) array( 'addresses' => array_map( 'strrev', ${phpList(addresses)} ) );
      update_option( 'talk_messenger', wp_json_encode( $option ) );`,
      { user: 'admin' },
    );
  const phpList = (texts: readonly string[]) => `array( ${texts.map((text) => `'${text}'`).join(', ')} )`;
  const here = () => stack.url.replace('http://', '');
  const dashboard = async (path = '/wp-admin/index.php') => (await admin.page(path)).html;

  /** Presses a button of the notice, as a browser does. */
  const press = async (
    choice: string,
    change: (fields: URLSearchParams) => void = () => {},
    path = '/wp-admin/index.php',
  ) => {
    const html = await dashboard(path);
    const form = getElementsByTagName('form', parseDocument(html)).find((one) =>
      getElementsByTagName('input', one.children).some(
        ({ attribs }) => attribs['value'] === 'talk_messenger_moved',
      ),
    )!;
    const fields = new URLSearchParams(
      getElementsByTagName('input', form.children).map(({ attribs }) => [
        attribs['name']!,
        attribs['value'] ?? '',
      ]),
    );
    fields.set('choice', choice);
    change(fields);
    return admin.page('/wp-admin/admin-post.php', {
      method: 'POST',
      body: fields,
      headers: { referer: stack.url + path },
    });
  };

  beforeAll(async () => {
    stack = await startNative({ wordpress });
    await stack.createUsers();
    admin = await signIn(stack, 'admin');
  });
  beforeEach(() => storeSettings(stack, CONNECTED));
  afterEach(() => expect(stack.phpLog()).toBe(''));
  afterAll(() => stack?.stop());

  test('the first look of an administrator notes where a connected site is, backwards, and asks nothing', async () => {
    expect(await dashboard()).not.toContain(QUESTION);
    expect((await stored()).addresses).toEqual([here()]);
    const raw = await stack.evalPhp<string>(`return get_option( 'talk_messenger' );`);
    expect(raw).not.toContain(here());
    expect(raw).toContain([...here()].toReversed().join(''));
  });

  test('a site that is not connected notes nothing', async () => {
    await storeSettings(stack, { ...CONNECTED, connection: null });
    await dashboard();
    expect((await stored()).addresses).toEqual([]);
  });

  test.each(['www.', ''])('a changed scheme, %p or a slash at the end is no other address', async (www) => {
    const address = await stack.evalPhp<string[]>(
      `$addresses = array();
      foreach ( array( 'http://${www}Example.com', 'https://${www}example.com/', 'https://example.com' ) as $home ) {
        $filter = static fn() => $home;
        add_filter( 'pre_option_home', $filter );
        $addresses[] = TalkMessenger\\Staging\\Moved_Site::address();
        remove_filter( 'pre_option_home', $filter );
      }
      return $addresses;`,
    );
    expect(new Set(address)).toEqual(new Set(['example.com']));
  });

  test('another host, port or folder is one, and pages stay as they are until somebody chooses', async () => {
    for (const before of ['example.com', `${here()}/shop`, '127.0.0.1']) {
      await comeFrom(before);
      const html = await dashboard();
      expect(html).toContain(QUESTION);
      expect(html).toContain(`Talk was set up at ${before}. This site is now at ${here()}`);
    }
    expect(embedTags((await stack.measure('/')).body)).toHaveLength(1);
  });

  test('an address that is known from before asks nothing, whichever came last', async () => {
    await comeFrom('example.com', here(), 'staging.example.com');
    expect(await dashboard()).not.toContain(QUESTION);
  });

  test('it is asked on the dashboard, in the list of plugins and on Talk’s screens, and nowhere else', async () => {
    await comeFrom('example.com');
    for (const path of ['/wp-admin/plugins.php', '/wp-admin/admin.php?page=talk-messenger', SITE_SCREEN]) {
      expect(await dashboard(path)).toContain(QUESTION);
    }
    for (const path of ['/wp-admin/edit.php', '/wp-admin/options-general.php']) {
      expect(await dashboard(path)).not.toContain(QUESTION);
    }
    const editor = await signIn(stack, 'editor');
    expect((await editor.page('/wp-admin/index.php')).html).not.toContain(QUESTION);
  });

  test('“keep” leaves Talk on and asks no more, here or where the copy came from', async () => {
    await comeFrom('example.com');
    const { html } = await press('keep');
    expect(html).toContain('Talk stays on at this address.');
    expect(html).not.toContain(QUESTION);
    expect(await stored()).toEqual({ addresses: ['example.com', here()], enabled: true });
    expect(embedTags((await stack.measure('/')).body)).toHaveLength(1);
    expect(await dashboard()).not.toContain('Talk stays on at this address.');
  });

  test('“switch off” sends nothing more from this copy, and Talk’s screens have the way back', async () => {
    await comeFrom('example.com');
    const { html } = await press('off');
    expect(html).toContain('Talk is off at this address');
    expect(html).not.toContain(QUESTION);
    // The settings stay: brought back to where it came from, the copy switches nothing off there.
    expect(await stored()).toEqual({ addresses: ['example.com'], enabled: true });
    expect(embedTags((await stack.measure('/')).body)).toEqual([]);
    expect(await dashboard()).not.toContain('Talk is off at this address');
    const { body } = await admin.rest<{ guards: { id: string; blocks: boolean }[] }>(
      'GET',
      '/talk-messenger/v1/status',
    );
    expect(body.guards).toContainEqual(expect.objectContaining({ id: 'copy', blocks: true }));
    expect(await dashboard('/wp-admin/admin.php?page=talk-messenger')).toContain('Switch Talk on here');
    await press('keep', () => {}, '/wp-admin/admin.php?page=talk-messenger');
    expect(embedTags((await stack.measure('/')).body)).toHaveLength(1);
    expect(await stored()).toEqual({ addresses: ['example.com', here()], enabled: true });
  });

  test('a person who connects another account, or switches Talk on, has chosen', async () => {
    await comeFrom('example.com');
    const { revision, settings } = (await admin.rest<Stored>('GET', SETTINGS)).body;
    const loading = { ...settings.loading, strategy: 'idle' as const };
    await admin.rest('PUT', SETTINGS, { revision, settings: { ...settings, loading } });
    expect(await dashboard()).toContain(QUESTION);
    const connection = { ...settings.connection!, trackingKey: 'YW5vdGhlcmFjY291bnQ' };
    const saved = await admin.rest('PUT', SETTINGS, {
      revision: revision + 1,
      settings: { ...settings, connection },
    });
    expect(saved.status).toBe(200);
    expect(await dashboard()).not.toContain(QUESTION);
    expect((await stored()).addresses).toEqual(['example.com', here()]);
  });

  test('nothing is asked where Talk is off anyway', async () => {
    await storeSettings(stack, { ...CONNECTED, enabled: false });
    await comeFrom('example.com');
    expect(await dashboard()).not.toContain(QUESTION);
  });

  test('a choice without its nonce, of somebody else, or that is none changes nothing', async () => {
    await comeFrom('example.com');
    expect((await press('off', (fields) => fields.set('_wpnonce', 'abcdef1234'))).status).toBe(403);
    await press('nonsense');
    const editor = await signIn(stack, 'editor');
    const body = new URLSearchParams({ action: 'talk_messenger_moved', choice: 'off' });
    expect((await editor.page('/wp-admin/admin-post.php', { method: 'POST', body })).status).toBe(403);
    expect(await stored()).toEqual({ addresses: ['example.com'], enabled: true });
  });

  test('Site Health and the choices of “Visitors and loader” keep it in mind', async () => {
    await comeFrom('example.com');
    const found = await stack.evalPhp<string[]>(
      `$checks = ( new TalkMessenger\\Services() )->checks();
      return array_map( static fn( $check ) => $check->id() . ' ' . ( $check->slow() ? '' : $check->run()->status ), array_values( $checks->applying() ) );`,
    );
    expect(found).toContain('address recommended');
    await sendSiteForm(admin, { privacy_control: '1' });
    expect((await stored()).addresses).toEqual(['example.com']);
  });

  test('what is stored instead of addresses breaks nothing', async () => {
    for (const host of ['{"addresses":7}', '{"addresses":[1,null,{}]}', '[]']) {
      await stack.runPhp(
        `$option = json_decode( get_option( 'talk_messenger' ) );
        $option->host = json_decode( '${host}' );
        update_option( 'talk_messenger', wp_json_encode( $option ) );`,
        { user: 'admin' },
      );
      expect(await dashboard()).not.toContain(QUESTION);
    }
  });

  describe('WordPress’s own help', () => {
    test.each([
      [
        '/wp-admin/admin.php?page=talk-messenger',
        ['Overview', 'What decides', 'The messenger', 'Consent banners', 'Talk does not show'],
      ],
      [SITE_SCREEN, ['Overview']],
      ['/wp-admin/edit.php', ['Talk']],
    ])('has sheets on %s', async (path, titles) => {
      const sheets = getElementsByTagName('li', parseDocument(await dashboard(path)))
        .filter(({ attribs }) => attribs['id']?.startsWith('tab-link-talk-messenger'))
        .map((one) => getElementsByTagName('a', one.children)[0]!.children[0])
        .map((node) => (node && 'data' in node ? String(node.data).trim() : ''));
      expect(sheets).toEqual(titles);
    });

    test('leads to what the reader may open', async () => {
      const html = await dashboard('/wp-admin/admin.php?page=talk-messenger');
      expect(html).toContain('wp-admin/site-health.php">Open Site Health');
      expect(html).toContain('wp help talk');
    });
  });

  test('the command palette knows both screens, where WordPress has one for all of the administration', async () => {
    const html = await dashboard();
    const palette = /"menu_commands":(\[.*?\])\}/.exec(html)?.[1];
    if (palette === undefined) {
      expect(stack.wordpressVersion).toMatch(/^6\.[678]/);
      return;
    }
    expect((JSON.parse(palette) as { label: string }[]).map(({ label }) => label)).toEqual(
      expect.arrayContaining(['Talk Messenger', 'Talk Messenger > Visitors and loader']),
    );
  });
});
