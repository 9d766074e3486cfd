// needs: chromium, native
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import type { Settings } from '@talk-suite/core/settings';
import { normalisePath } from '../../../core/visibility/patterns/normalise.ts';
import type { PageContext, Rule } from '../../../core/visibility/index.ts';
import { launchChromium } from '../../browser/chromium.ts';
import { startOrtto, type Ortto } from '../../sandbox/ortto/server.ts';
import { connectedSettings, storeSettings } from '../../wordpress/connect.ts';
import { cookieHeader, startNative, type WordPressStack } from '../../wordpress/stack.ts';
import { wordpressChoices } from '../../wordpress/versions.ts';
import { configuration, embedTags } from '../site/embed-tag.ts';

const hide = (id: string, when: Rule['when']): Rule => ({
  id,
  name: id,
  effect: 'hide',
  enabled: true,
  when,
});
const RULES: readonly Rule[] = [
  hide('cart', { kind: ['cart', 'checkout'] }),
  hide('news', { kind: ['post'], terms: ['category:news'] }),
  hide('products', { terms: ['product_cat:mugs'] }),
  hide('staff', { path: ['/about'], role: ['editor'] }),
  hide('members', { path: ['/about'], signedIn: true }),
  hide('phones', { path: ['/phones*', '/quiet'], device: ['mobile'] }),
  hide('ad', { path: ['/landing?src=ad*'] }),
];

/** What is known of a page, as far as it does not depend on how its address is written. */
const known = ({ url, home, ...facts }: PageContext & { home: string; url: string }) => ({
  ...facts,
  path: normalisePath(url, home),
});

describe('visibility rules on WordPress, behind a page cache', () => {
  let ortto: Ortto;
  let stack: WordPressStack;
  let browser: Browser;
  let ids: Record<string, number>;
  let settings: Settings;

  beforeAll(async () => {
    [ortto, stack, browser] = await Promise.all([
      startOrtto(),
      startNative({
        wordpress: wordpressChoices().at(-1)!,
        pageCache: true,
        muPlugins: [`${import.meta.dirname}/visibility-rules.php`],
      }),
      launchChromium(),
    ]);
    await stack.createUsers();
    settings = connectedSettings(ortto);
    settings = { ...settings, visibility: { ...settings.visibility, rules: RULES } };
    await storeSettings(stack, settings);
    ids = await stack.evalPhp(
      `$create = static function ( $slug, $type = 'page' ) {
        return wp_insert_post( array( 'post_type' => $type, 'post_status' => 'publish', 'post_name' => $slug, 'post_title' => $slug, 'post_content' => $slug ) );
      };
      $ids = array();
      foreach ( array( 'home', 'blog', 'cart', 'checkout', 'account', 'shop', 'about', 'phones', 'landing', 'quiet' ) as $slug ) {
        $ids[ $slug ] = $create( $slug );
      }
      update_option( 'show_on_front', 'page' );
      update_option( 'page_on_front', $ids['home'] );
      update_option( 'page_for_posts', $ids['blog'] );
      foreach ( array( 'cart' => 'cart', 'checkout' => 'checkout', 'myaccount' => 'account', 'shop' => 'shop' ) as $name => $slug ) {
        update_option( "woocommerce_{$name}_page_id", $ids[ $slug ] );
      }
      $ids['post']  = $create( 'first', 'post' );
      $ids['mug']   = $create( 'mug', 'product' );
      $ids['event'] = $create( 'fair', 'talk_event' );
      $ids['news']  = wp_insert_term( 'News', 'category', array( 'slug' => 'news' ) )['term_id'];
      $ids['mugs']  = wp_insert_term( 'Mugs', 'product_cat', array( 'slug' => 'mugs' ) )['term_id'];
      $ids['inner'] = wp_insert_term( 'Inner', 'talk_internal' )['term_id'];
      wp_set_object_terms( $ids['post'], array( $ids['news'] ), 'category' );
      wp_set_object_terms( $ids['post'], array( $ids['inner'] ), 'talk_internal' );
      wp_set_object_terms( $ids['mug'], array( $ids['mugs'] ), 'product_cat' );
      update_post_meta( $ids['blog'], '_talk_messenger_visibility', 'hide' );
      update_post_meta( $ids['shop'], '_talk_messenger_visibility', 'hide' );
      update_post_meta( $ids['event'], '_talk_messenger_visibility', 'show' );
      update_term_meta( $ids['news'], '_talk_messenger_visibility', 'hide' );
      update_term_meta( $ids['mugs'], '_talk_messenger_visibility', 'show' );
      update_term_meta( $ids['mugs'], '_talk_messenger_visibility', '' );
      flush_rewrite_rules();
      return $ids;`,
    );
  });

  afterAll(async () => {
    await browser?.close();
    await Promise.all([stack?.stop(), ortto?.stop()]);
  });

  /** A page as someone gets it: the cache's word, the loader's configuration, what the plugin knew. */
  const get = async (path: string, cookie = '') => {
    const response = await fetch(stack.url + path, { headers: { cookie } });
    const html = await response.text();
    const [tag] = embedTags(html);
    const context = /<script type="application\/json" id="talk-test-context">(.*?)<\/script>/.exec(html)?.[1];
    return {
      cache: response.headers.get('x-cache'),
      private: response.headers.get('cache-control')?.includes('private') ?? false,
      src: tag?.attributes['src']?.replace(/^.*\/|\?.*$/g, ''),
      tag: tag && configuration(tag),
      context: context === undefined ? undefined : (JSON.parse(context) as Parameters<typeof known>[0]),
    };
  };
  const because = async (path: string, cookie?: string) => {
    const { tag } = await get(path, cookie);
    return {
      talk: tag && ('data-hide' in tag ? 'hide' : 'show'),
      by: tag?.['data-rule'] ?? tag?.['data-by'],
    };
  };

  test.each([
    ['/nowhere/', { kind: '404', id: null, type: null }],
    ['/?s=mug', { kind: 'search', id: null, type: null }],
    ['/', { kind: 'front', type: 'page', handle: 'home', override: null }],
    ['/cart/', { kind: 'cart', handle: 'cart' }],
    ['/checkout/', { kind: 'checkout' }],
    ['/account/', { kind: 'account' }],
    ['/shop/', { kind: 'shop', type: 'page', handle: 'shop', override: 'hide' }],
    ['/product/mug/', { kind: 'product', type: 'product', terms: ['product_cat:mugs'] }],
    ['/product-category/mugs/', { kind: 'collection', type: null, terms: ['product_cat:mugs'] }],
    ['/blog/', { kind: 'blog', type: 'page', handle: 'blog', override: 'hide' }],
    ['/first/', { kind: 'post', type: 'post', terms: ['category:news'], locale: 'en_US' }],
    ['/about/', { kind: 'page', type: 'page', handle: 'about', terms: [] }],
    ['/event/fair/', { kind: 'entry', type: 'talk_event', override: 'show' }],
    ['/category/news/', { kind: 'archive', terms: ['category:news'], override: 'hide' }],
    ['/events/', { kind: 'archive', type: 'talk_event', id: null }],
    ['/author/admin/', { kind: 'archive', type: null, id: null }],
  ])('knows the page at %s', async (path, expected) => {
    const { context } = await get(path);
    expect(context).toMatchObject(expected);
    expect(known(context!)).toMatchObject({
      path: path.startsWith('/?') ? '/' : path.replace(/(?<=.)\/$/, ''),
      visitor: { signedIn: false, roles: [] },
    });
  });

  test('knows of a listed page what the page itself knows for a guest', async () => {
    const paths: Record<string, string> = await stack.evalPhp(
      `$paths = array();
      foreach ( json_decode( '${JSON.stringify(ids)}', true ) as $name => $id ) {
        $url = in_array( $name, array( 'news', 'mugs' ), true ) ? get_term_link( $id ) : get_permalink( $id );
        $paths[ $name ] = wp_parse_url( (string) $url, PHP_URL_PATH );
      }
      unset( $paths['inner'] );
      return $paths;`,
    );
    const listed: Record<string, Parameters<typeof known>[0]> = await stack.evalPhp(
      `$listed = array();
      foreach ( json_decode( '${JSON.stringify(ids)}', true ) as $name => $id ) {
        $listed[ $name ] = in_array( $name, array( 'news', 'mugs', 'inner' ), true )
          ? TalkMessenger\\Visibility\\Term_Context::of( get_term( $id ) )
          : TalkMessenger\\Visibility\\Post_Context::of( get_post( $id ) );
      }
      return $listed;`,
      { user: 'admin' },
    );
    for (const [name, path] of Object.entries(paths)) {
      const { context } = await get(path);
      expect({ name, ...known(context!) }).toEqual({ name, ...known(listed[name]!) });
    }
  });

  test('a guest gets what the rules say of the page, from PHP and from the cache', async () => {
    for (const [path, talk, by] of [
      ['/cart/', 'hide', 'cart'],
      ['/checkout/', 'hide', 'cart'],
      ['/first/', 'hide', 'news'],
      ['/product/mug/', 'hide', 'products'],
      ['/product-category/mugs/', 'hide', 'products'],
      ['/about/', 'show', 'default'],
      ['/account/', 'show', 'default'],
      ['/event/fair/', 'show', 'page'],
      ['/category/news/', 'hide', 'page'],
    ] as const) {
      // Asked for before, so this one is from the cache.
      const { cache, src } = await get(path);
      expect({ path, cache, src }).toEqual({ path, cache: 'HIT', src: 'loader.js' });
      expect({ path, ...(await because(path)) }).toEqual({ path, talk, by });
      expect({ path, ...(await because(`${path}?fresh`)) }).toEqual({ path, talk, by });
    }
  });

  test('a visitor who is signed in gets their own answer, and leaves none for others', async () => {
    const editor = cookieHeader(await stack.loginCookies('editor'));
    const subscriber = cookieHeader(await stack.loginCookies('subscriber'));
    const first = await get('/about/?signed-in', editor);
    expect(first).toMatchObject({ cache: 'BYPASS', private: true });
    expect(first.context?.visitor).toEqual({ signedIn: true, roles: ['editor'] });
    expect(await because('/about/?signed-in', editor)).toEqual({ talk: 'hide', by: 'staff' });
    expect(await because('/about/?signed-in', subscriber)).toEqual({ talk: 'hide', by: 'members' });
    expect(await get('/about/?signed-in')).toMatchObject({ cache: 'MISS', private: false });
    expect(await because('/about/?signed-in')).toEqual({ talk: 'show', by: 'default' });
    expect(await because('/about/', editor)).toEqual({ talk: 'hide', by: 'staff' });
  });

  test('device and query are left to the browser: the HTML is the same for all of them', async () => {
    const phone = { 'user-agent': 'Mozilla/5.0 (Linux; Android 16; K) Mobile' };
    const html = await (await fetch(`${stack.url}/phones/`)).text();
    expect(await (await fetch(`${stack.url}/phones/`, { headers: phone })).text()).toBe(html);
    const landing = await get('/landing/');
    expect(landing).toMatchObject({ src: 'loader-pending.js' });
    expect(landing.tag).toMatchObject({ 'data-pending': '^(?=.*&src=ad(?:%..|[^%&])*&),hide,ad ,show' });
    expect(landing.tag).not.toHaveProperty('data-by');
    const asked = await get('/landing/?src=adwords');
    expect([asked.cache, asked.tag, asked.src]).toEqual(['MISS', landing.tag, landing.src]);
  });

  describe('in Chromium', () => {
    /** Opens a page on a device and waits until the loader has done what it does there. */
    const open = async (path: string, isPhone: boolean, state: 'ready' | 'stopped' = 'ready') => {
      ortto.reset();
      const context = await browser.newContext({ viewport: { width: isPhone ? 390 : 1280, height: 800 } });
      // Headless Chromium says of itself that it is no phone.
      await context.addInitScript(
        (mobile) => Object.defineProperty(navigator, 'userAgentData', { value: { mobile } }),
        isPhone,
      );
      const page = await context.newPage();
      const response = await page.goto(stack.url + path, { waitUntil: 'load' });
      await page.waitForFunction((wanted) => window.talkSuite?.state === wanted, state);
      const decision = await page.evaluate(() => window.talkSuite!.decision());
      await context.close();
      return { cache: response!.headers()['x-cache'], decision };
    };
    const shown = { talk: 'show', because: { by: 'default' } };
    const hidden = (rule: string) => ({ talk: 'hide', because: { by: 'rule', rule } });

    test('the same cached page hides Talk on a phone and shows it on a computer', async () => {
      await get('/phones/');
      expect(await open('/phones/', true)).toEqual({ cache: 'HIT', decision: hidden('phones') });
      expect(await open('/phones/', false)).toEqual({ cache: 'HIT', decision: shown });
    });

    test('a query counts as it stands in the address', async () => {
      expect((await open('/landing/?src=adwords', false)).decision).toEqual(hidden('ad'));
      expect((await open('/landing/?src=mail', false)).decision).toEqual(shown);
      expect((await open('/landing/?x=1&s%72c=ad', false)).decision).toEqual(hidden('ad'));
    });

    test('where nothing of Ortto is wanted on hidden pages, nothing is requested there', async () => {
      await storeSettings(stack, {
        ...settings,
        visibility: { ...settings.visibility, whenHidden: 'nothing' },
      });
      expect((await open('/quiet/?now', true, 'stopped')).decision).toEqual(hidden('phones'));
      expect(ortto.requests()).toEqual([]);
      expect(await open('/quiet/?now', false)).toEqual({ cache: 'HIT', decision: shown });
      expect(ortto.requests().length).toBeGreaterThan(0);
    });
  });

  test('knowing the page costs no query', async () => {
    const queries = async (plugin: string) => {
      const counts: Record<string, number> = {};
      for (const path of [
        '/',
        '/first/',
        '/product/mug/',
        '/product-category/mugs/',
        '/blog/',
        '/category/news/',
        '/shop/',
        '/events/',
        '/nowhere/',
      ])
        counts[path] = (await stack.measure(`${path}?${plugin}`)).queries;
      return counts;
    };
    // What is asked for once and then kept, such as the list of rewrite rules.
    await queries('warm');
    const active = await queries('active');
    await stack.runPhp(
      `require_once ABSPATH . 'wp-admin/includes/plugin.php'; deactivate_plugins( 'talk-messenger-for-ortto/talk-messenger-for-ortto.php' );`,
    );
    expect(active).toEqual(await queries('inactive'));
  });

  test('PHP has nothing to say', () => {
    expect(stack.phpLog()).toBe('');
  });
});
