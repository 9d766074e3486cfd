// needs: native
import { renameSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { Settings } from '@talk-suite/core/settings';
import { connectedSettings, storeSettings } from '../../wordpress/connect.ts';
import { startNative, type Measured, type WordPressStack } from '../../wordpress/stack.ts';
import { wordpressSample } from '../../wordpress/versions.ts';
import { configuration, embedTags, scriptHints } from '../site/embed-tag.ts';

const CONNECTED = connectedSettings({
  trackingKey: 'Zm9vYmFyYmF6cXV4YWNtZS1nbG9iYWw',
  captureHost: 'https://capture-api.eu.autopilotapp.com/',
  scriptUrl: 'https://s.autopilotapp.com/app.js',
});
const HIDDEN_NOTHING: Settings = {
  ...CONNECTED,
  visibility: { ...CONNECTED.visibility, whenHidden: 'nothing' },
};
const OTHER: Settings = {
  ...CONNECTED,
  connection: null,
  installation: { source: 'other', nonProduction: false },
};

/** Everything that the loader's tag and its hint may weigh on a usual page, in bytes. */
const BUDGET = 400;

describe.each(wordpressSample())('pages on WordPress %s', (wordpress) => {
  let stack: WordPressStack;
  const store = (settings: Settings) => storeSettings(stack, settings);
  const plugin = (act: 'activate_plugin' | 'deactivate_plugins'): Promise<string> =>
    stack.runPhp(
      `require_once ABSPATH . 'wp-admin/includes/plugin.php';
      ${act}( 'talk-messenger-for-ortto/talk-messenger-for-ortto.php' );`,
    );
  const get = (path: string, cookies = ''): Promise<Measured> =>
    stack.measure(path, { headers: { cookie: cookies } });
  const tags = async (path: string, cookies = '') => embedTags((await get(path, cookies)).body);
  const hide = (slug: string, value: string): Promise<string> =>
    stack.runPhp(
      `$page = get_posts( array( 'name' => '${slug}', 'post_type' => 'any' ) )[0];
      update_post_meta( $page->ID, '_talk_messenger_visibility', '${value}' );`,
    );

  beforeAll(async () => {
    stack = await startNative({
      wordpress,
      activate: 'no',
      muPlugins: [`${import.meta.dirname}/../site/switches.php`],
    });
    await stack.createUsers();
    await stack.runPhp(
      `foreach ( array( 'home' => 'page', 'blog' => 'page', 'about' => 'page', 'news' => 'post', 'plain' => 'talk_plain' ) as $slug => $type ) {
        $id = wp_insert_post( array( 'post_type' => $type, 'post_status' => 'publish', 'post_name' => $slug, 'post_title' => $slug, 'post_content' => $slug ) );
        if ( 'blog' === $slug ) { update_option( 'page_for_posts', $id ); }
        if ( 'home' === $slug ) { update_option( 'page_on_front', $id ); }
      }
      flush_rewrite_rules( false );`,
    );
  });
  afterEach(() => expect(stack.phpLog()).toBe(''));
  afterAll(() => stack?.stop());

  test('the plugin adds no query to any kind of page', async () => {
    const paths = [
      '/',
      '/blog/',
      '/about/',
      '/news/',
      '/plain/',
      '/?s=news',
      '/category/uncategorized/',
      '/nowhere/',
    ];
    const usable = paths.map((path) => (path === '/plain/' ? '/talk_plain/plain/' : path));
    const queries = async (): Promise<Record<string, number>> => {
      const counts: Record<string, number> = {};
      for (const front of ['posts', 'page']) {
        await stack.runPhp(`update_option( 'show_on_front', '${front}' );`);
        for (const path of usable) {
          // The first views fill caches that live in the database.
          await get(path);
          await get(path);
          counts[`${front} ${path}`] = (await get(path)).queries;
        }
      }
      return counts;
    };
    const without = await queries();
    await plugin('activate_plugin');
    await store(CONNECTED);
    await hide('home', 'hide');
    await hide('blog', 'hide');
    await hide('news', 'show');
    expect(embedTags((await get('/')).body)).toHaveLength(1);
    expect(await queries()).toEqual(without);
  });

  test('prints one external script in the head, with its whole configuration', async () => {
    await store(CONNECTED);
    const { body } = await get('/about/');
    const [tag, ...others] = embedTags(body);
    expect(others).toEqual([]);
    expect(body.indexOf(tag!.html)).toBeLessThan(body.indexOf('</head>'));
    expect(tag!.attributes).toEqual({
      src: `${stack.url}/wp-content/plugins/talk-messenger-for-ortto/assets/loader.js?ver=0.1.0`,
      id: 'talk-messenger-js',
      async: '',
      'data-key': 'Zm9vYmFyYmF6cXV4YWNtZS1nbG9iYWw',
      'data-host': 'https://capture-api.eu.autopilotapp.com/',
      'data-src': 'https://s.autopilotapp.com/app.js',
      'data-by': 'default',
    });
    expect((await fetch(tag!.attributes['src']!)).status).toBe(200);
  });

  test('prints nothing else: no code, no nonce, nobody’s name', async () => {
    await store(CONNECTED);
    const { body } = await get('/about/');
    await plugin('deactivate_plugins');
    const { body: without } = await get('/about/');
    await plugin('activate_plugin');
    // WordPress adds a hint for every script's host where the server does not know its own name, as nginx here.
    const host = /<link rel='dns-prefetch' href='\/\/127\.0\.0\.1' \/>\n/;
    const ours = [embedTags(body)[0]!.html, scriptHints(body)[0]!.html];
    const rest = ours.reduce((html, part) => html.replace(part, ''), body);
    expect(rest.replace(host, '')).toBe(without.replace(host, ''));
  });

  test('needs none of the tables and words that only the administration reads', async () => {
    await store(CONNECTED);
    const generated = join(stack.folder, 'wp-content/plugins/talk-messenger-for-ortto/includes/generated');
    renameSync(generated, `${generated}-away`);
    try {
      expect(await tags('/about/')).toHaveLength(1);
    } finally {
      renameSync(`${generated}-away`, generated);
    }
  });

  test(`tag and hint weigh at most ${BUDGET} bytes without the site's own address`, async () => {
    const longest = connectedSettings({
      trackingKey: 'Zm9vYmFyYmF6cXV4YWNtZS1nbG9iYWwtcGE',
      captureHost: 'https://capture-api.eu.autopilotapp.com/',
      scriptUrl: 'https://s.autopilotapp.com/app.js',
    });
    const onConsent = { strategy: 'consent', consentCategory: 'statistics-anonymous' } as const;
    for (const [settings, path] of [
      [longest, '/about/'],
      [longest, '/home/'],
      [{ ...longest, loading: onConsent }, '/home/'],
    ] as const) {
      await store(settings);
      const { body } = await get(path);
      const printed = [...embedTags(body), ...scriptHints(body)].map(({ html }) => html).join('');
      expect(Buffer.byteLength(printed.replace(stack.url, ''))).toBeLessThanOrEqual(BUDGET);
    }
  });

  describe('the hint to fetch the account’s script', () => {
    const hints = async (path = '/about/') => scriptHints((await get(path)).body);

    test('comes through WordPress, once, ahead of the tag, where Talk loads at once', async () => {
      await store(CONNECTED);
      const { body } = await get('/about/');
      const [hint, ...others] = scriptHints(body);
      expect(others).toEqual([]);
      expect(body.indexOf(hint!.html)).toBeLessThan(body.indexOf(embedTags(body)[0]!.html));
      expect(hint!.attributes).toMatchObject({
        rel: 'preload',
        href: 'https://s.autopilotapp.com/app.js',
        as: 'script',
      });
    });

    test('is on no page where Talk is hidden, waits, or where another installation brings it', async () => {
      await store(CONNECTED);
      await hide('about', 'hide');
      expect(await hints()).toEqual([]);
      await hide('about', '');
      for (const strategy of ['idle', 'interaction', 'consent'] as const) {
        await store({ ...CONNECTED, loading: { ...CONNECTED.loading, strategy } });
        expect(await hints()).toEqual([]);
      }
      await store(OTHER);
      expect(await hints()).toEqual([]);
    });

    test('is left out where WordPress would print another address than the loader uses', async () => {
      const scriptUrl = 'https://track.brand.example/app.js?a=1&b=2';
      await store({ ...CONNECTED, connection: { ...CONNECTED.connection!, scriptUrl } });
      expect(await hints()).toEqual([]);
    });

    test.each([
      ['without one', '', [undefined]],
      ['with one', `'nonce' => 'c2l0ZW5vbmNlMTIzNDU2Nzg='`, ['c2l0ZW5vbmNlMTIzNDU2Nzg=']],
      ['with none that browsers know', `'nonce' => 'a onload=alert(1)'`, []],
      ['with integrity alone', `'integrity' => 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='`, []],
    ])('carries the tag’s nonce, or is left out: %s', async (_name, attribute, nonces) => {
      await stack.runPhp(`update_option( 'show_on_front', 'posts' );`);
      await store(CONNECTED);
      const html = await stack.evalPhp<string>(
        `add_filter( 'wp_script_attributes', function ( $attributes ) { return array( ${attribute} ) + $attributes; } );
        wp();
        ob_start();
        wp_head();
        return ob_get_clean();`,
      );
      expect(embedTags(html)).toHaveLength(1);
      expect(scriptHints(html).map(({ attributes }) => attributes['nonce'])).toEqual(nonces);
    });
  });

  describe('the page’s own setting', () => {
    test.each([
      ['a page', '/about/', 'about'],
      ['a post', '/news/', 'news'],
      ['a post of a further type', '/talk_plain/plain/', 'plain'],
      ['the page on the front', '/', 'home'],
      ['the posts page', '/blog/', 'blog'],
    ])('hides Talk on %s, shows it, and gives way to the default', async (_name, path, slug) => {
      await stack.runPhp(`update_option( 'show_on_front', 'page' );`);
      await store(CONNECTED);
      const config = async () => configuration((await tags(path))[0]!);
      const connection = {
        'data-key': expect.anything(),
        'data-host': expect.anything(),
        'data-src': expect.anything(),
      };
      await hide(slug, '');
      await hide(slug, 'hide');
      expect(await config()).toEqual({ ...connection, 'data-hide': '', 'data-by': 'page' });
      await hide(slug, 'show');
      expect(await config()).toEqual({ ...connection, 'data-by': 'page' });
      await hide(slug, '');
      expect(await config()).toEqual({ ...connection, 'data-by': 'default' });
    });

    test('does not reach the pages that list the page', async () => {
      await stack.runPhp(`update_option( 'show_on_front', 'posts' );`);
      await store(CONNECTED);
      await hide('news', 'hide');
      for (const path of ['/', '/?s=news', '/category/uncategorized/']) {
        expect(configuration((await tags(path))[0]!)).not.toHaveProperty('data-hide');
      }
      await hide('news', '');
    });

    test('the posts page’s setting follows when another page takes its place', async () => {
      await stack.runPhp(`update_option( 'show_on_front', 'page' );`);
      await store(CONNECTED);
      await hide('blog', 'hide');
      const swap = (slug: string) =>
        stack.runPhp(`update_option( 'page_for_posts', get_page_by_path( '${slug}' )->ID );`);
      await swap('about');
      expect(configuration((await tags('/about/'))[0]!)).not.toHaveProperty('data-hide');
      expect(configuration((await tags('/blog/'))[0]!)).toHaveProperty('data-hide', '');
      await swap('blog');
      expect(configuration((await tags('/blog/'))[0]!)).toHaveProperty('data-hide', '');
      await hide('blog', '');
    });

    test('a shop page’s setting is mirrored', async () => {
      await store(CONNECTED);
      const overrides = await stack.evalPhp<unknown>(
        `$shop = wp_insert_post( array( 'post_type' => 'page', 'post_status' => 'publish', 'post_title' => 'Shop' ) );
        update_option( 'woocommerce_shop_page_id', $shop );
        update_post_meta( $shop, '_talk_messenger_visibility', 'hide' );
        $overrides = json_decode( get_option( 'talk_messenger' ) )->overrides;
        delete_option( 'woocommerce_shop_page_id' );
        return array( $overrides, json_decode( get_option( 'talk_messenger' ) )->overrides ?? null );`,
      );
      expect(overrides).toEqual([{ 'shop-page': 'hide' }, null]);
    });
  });

  test('where nothing is wanted on hidden pages, nothing is printed', async () => {
    await store(HIDDEN_NOTHING);
    await hide('about', 'hide');
    expect((await get('/about/')).body).not.toMatch(/talk-messenger|ortto|autopilot/i);
    expect(await tags('/news/')).toHaveLength(1);
    await hide('about', '');
  });

  test('before it is connected, nothing is printed', async () => {
    await store({ ...CONNECTED, connection: null });
    expect((await get('/about/')).body).not.toContain('talk-messenger');
  });

  test('next to another installation the tag only hides, ahead of every other script', async () => {
    await store(OTHER);
    expect(configuration((await tags('/about/'))[0]!)).toEqual({
      'data-mode': 'visibility',
      'data-by': 'default',
    });
    await hide('about', 'hide');
    const { body } = await get('/about/');
    const [tag] = embedTags(body);
    expect(tag!.attributes).toEqual({
      src: expect.any(String),
      id: 'talk-messenger-js',
      'data-mode': 'visibility',
      'data-hide': '',
      'data-by': 'page',
    });
    expect(body.indexOf('<script')).toBe(body.indexOf(tag!.html));
    await hide('about', '');
  });

  test('a script address keeps what looks like a character reference', async () => {
    const scriptUrl = 'https://track.brand.example/app.js?a=1&lt;=2&amp;copy;&copy=3';
    await store({ ...CONNECTED, connection: { ...CONNECTED.connection!, scriptUrl } });
    expect((await tags('/about/'))[0]!.attributes['data-src']).toBe(scriptUrl);
  });

  test('other plugins see the tag like any other script', async () => {
    await store(CONNECTED);
    const attributes = await stack.evalPhp<Record<string, unknown>>(
      `$seen = array();
      add_filter( 'wp_script_attributes', function ( $attributes ) use ( &$seen ) {
        $attributes['nonce'] = 'abc';
        if ( 'talk-messenger-js' === ( $attributes['id'] ?? '' ) ) { $seen = $attributes; }
        return $attributes;
      } );
      wp();
      ob_start();
      wp_head();
      $html = ob_get_clean();
      return array( 'seen' => array_keys( $seen ), 'nonce' => substr_count( $html, 'nonce="abc"' ) > 0, 'handle' => wp_script_is( 'talk-messenger', 'done' ) );`,
    );
    expect(attributes).toMatchObject({ nonce: true, handle: true });
    expect(attributes['seen']).toEqual([
      'src',
      'id',
      'async',
      'data-key',
      'data-host',
      'data-src',
      'data-by',
      'nonce',
    ]);
  });
});
