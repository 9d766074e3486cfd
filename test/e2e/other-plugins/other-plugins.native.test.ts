// needs: native
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { connectedSettings } from '../../wordpress/connect.ts';
import { startNative, type WordPressStack } from '../../wordpress/stack.ts';
import { wordpressSample } from '../../wordpress/versions.ts';
import { configuration, embedTags } from '../site/embed-tag.ts';
import { signIn, type SignedIn } from '../site/rest-client.ts';
import { SETTINGS, type Stored } from '../site/settings-site.ts';

const STAND_INS = `${import.meta.dirname}/../../sandbox/wordpress-plugins`;
const PLUGIN = 'talk-messenger-for-ortto/talk-messenger-for-ortto.php';

const CONNECTED = connectedSettings({
  trackingKey: 'Zm9vYmFyYmF6cXV4YWNtZQ',
  captureHost: 'https://capture-api.autopilotapp.com/',
  scriptUrl: 'https://cdn2l.ink/app.js',
});

describe.each(wordpressSample())('with other plugins, on WordPress %s', (wordpress) => {
  let stack: WordPressStack;
  let admin: SignedIn;
  const save = async (settings = CONNECTED): Promise<void> => {
    const { revision } = (await admin.rest<Stored>('GET', SETTINGS)).body;
    expect((await admin.rest('PUT', SETTINGS, { revision, settings })).status).toBe(200);
  };
  const visit = async (path = '/', cookie = ''): Promise<{ cache: string | null; html: string }> => {
    const response = await fetch(stack.url + path, { headers: { cookie } });
    return { cache: response.headers.get('x-test-cache'), html: await response.text() };
  };

  beforeAll(async () => {
    stack = await startNative({
      wordpress,
      muPlugins: ['optimizers', 'page-cache', 'consent', 'languages', 'shop'].map(
        (name) => `${STAND_INS}/${name}.php`,
      ),
    });
    admin = await signIn(stack, 'admin');
    await save();
  });
  afterEach(() => expect(stack.phpLog()).toBe(''));
  afterAll(() => stack?.stop());

  describe('an optimizer that merges scripts leaves the loader as it was printed', () => {
    test.each([
      ['w3tc', 'the filter of W3 Total Cache'],
      ['boost', 'the filter of Jetpack Boost'],
      ['breeze', 'the settings of Breeze, minifying'],
      ['breeze-delay', 'the filter of Breeze, delaying all'],
      ['autoptimize', 'the filter of Autoptimize'],
      ['litespeed', 'the filter of LiteSpeed Cache, combining'],
      ['litespeed-defer', 'the filter of LiteSpeed Cache, deferring'],
      ['litespeed-guest', 'the filter of LiteSpeed Cache, in guest mode'],
      ['wp-optimize', 'the filter of WP-Optimize'],
      ['sgo-combine', 'the filter of Speed Optimizer, combining'],
      ['sgo-async', 'the filter of Speed Optimizer, deferring'],
      ['sgo-minify', 'the filter of Speed Optimizer, minifying'],
      ['rocket', 'the filter of WP Rocket, combining'],
      ['rocket-defer', 'the filter of WP Rocket, deferring'],
      ['rocket-delay', 'the filter of WP Rocket, delaying'],
      ['perfmatters', 'the filter that Perfmatters documents'],
    ])('%s: by %s', async (optimizer) => {
      await stack.runPhp(`do_action( 'jetpack_boost_clear_page_cache_all' );`);
      const plain = embedTags((await visit('/?plain')).html);
      expect(plain).toHaveLength(1);
      const { html } = await visit(`/?by=${optimizer}`, `talk_test_optimizer=${optimizer}`);
      // It did merge what it may.
      expect(html).toMatch(/<!-- merged -->|data-handles=/);
      const [tag] = embedTags(html);
      expect(tag && configuration(tag)).toEqual(configuration(plain[0]!));
      expect(tag!.attributes['src']).toBe(plain[0]!.attributes['src']);
    });

    test('and what another plugin has made of the filters breaks nothing', async () => {
      const answers = await stack.evalPhp(
        `( new TalkMessenger\\Compatibility\\Script_Optimizers() )->register();
        return array(
          apply_filters( 'w3tc_minify_js_do_tag_minification', 'x', null, null ),
          apply_filters( 'w3tc_minify_js_do_tag_minification', true ),
          apply_filters( 'js_do_concat', 7, array() ),
          apply_filters( 'js_do_concat', true ),
          apply_filters( 'breeze_js_dontmove', 'text' ),
          apply_filters( 'option_breeze_file_settings', false ),
          apply_filters( 'option_breeze_file_settings', array( 'breeze-exclude-js' => 'text' ) ),
          apply_filters( 'sgo_js_async_exclude', null ),
        );`,
      );
      expect(answers).toEqual(['x', true, 7, true, 'text', false, { 'breeze-exclude-js': 'text' }, null]);
    });
  });

  describe('a page cache', () => {
    const hide = {
      ...CONNECTED,
      visibility: { ...CONNECTED.visibility, default: 'hide', whenHidden: 'nothing' },
    } as const;
    const warm = async (): Promise<string> => {
      await visit();
      const { cache, html } = await visit();
      expect(cache).toBe('hit');
      return html;
    };
    beforeEach(() => save());

    test('is emptied by a save of the settings', async () => {
      expect(embedTags(await warm())).toHaveLength(1);
      await save(hide);
      const { cache, html } = await visit();
      expect(cache).toBe('miss');
      expect(embedTags(html)).toEqual([]);
    });

    test('of Super Page Cache is emptied whole', async () => {
      await stack.runPhp(`@unlink( WP_CONTENT_DIR . '/swcfpc-purged' );`);
      await save(hide);
      expect(await stack.evalPhp(`return file_get_contents( WP_CONTENT_DIR . '/swcfpc-purged' );`)).toBe(
        'all',
      );
    });

    test('keeps no tag once the plugin is switched off, and gets it back when it is switched on again', async () => {
      expect(embedTags(await warm())).toHaveLength(1);
      const administer = (code: string) =>
        stack.runPhp(`require_once ABSPATH . 'wp-admin/includes/plugin.php'; ${code}`, { user: 'admin' });
      await administer(`deactivate_plugins( '${PLUGIN}' );`);
      expect(embedTags((await visit()).html)).toEqual([]);
      expect(embedTags(await warm())).toEqual([]);
      await administer(`activate_plugin( '${PLUGIN}' );`);
      expect(embedTags((await visit()).html)).toHaveLength(1);
    });
  });

  describe('consent', () => {
    const statusWith = async (cookies: string) => {
      const signedIn = await signIn(stack, 'admin', { cookies });
      const { body } = await signedIn.rest<{ consent: { state: string; message: string | null } }>(
        'GET',
        '/talk-messenger/v1/status',
      );
      return body.consent;
    };

    test('is nobody’s to give where no plugin asks for it, and the status says what to do', async () => {
      const { state, message } = await statusWith('x=1');
      expect(state).toBe('none');
      expect(message).toContain('talkSuite.allow()');
    });

    test('is nobody’s to give where the WP Consent API is alone', async () => {
      const { state, message } = await statusWith('talk_test_consent=api');
      expect(state).toBe('silent');
      expect(message).toContain('no banner');
    });

    test('is the banner’s, where one speaks to the API', async () => {
      expect(await statusWith('talk_test_consent=banner')).toEqual({ state: 'answers', message: null });
    });
  });

  describe('a policy that is the visitor’s consent', () => {
    const policyOf = async (cookie: string): Promise<string | null> =>
      (await fetch(`${stack.url}/?${cookie}`, { headers: { cookie } })).headers.get(
        'content-security-policy',
      );

    beforeAll(() => save({ ...CONNECTED, csp: { ...CONNECTED.csp, mode: 'merge' } }));
    afterAll(() => save());

    test('is left as it is, though the plugin is told to add to policies', async () => {
      const policy = await policyOf('talk_test_consent=policy');
      expect(policy).toMatch(/^script-src 'self'/);
      expect(policy).not.toContain('cdn2l.ink');
      const { html } = await visit('/?tag', 'talk_test_consent=policy');
      expect(embedTags(html)).toHaveLength(1);
    });

    test('is named by the check of a page', async () => {
      const signedIn = await signIn(stack, 'admin', { cookies: 'talk_test_consent=policy' });
      const { status, body } = await signedIn.rest<{ consentPolicy: string | null }>(
        'POST',
        '/talk-messenger/v1/security/check',
        { url: '/' },
      );
      expect(status).toBe(200);
      expect(body.consentPolicy).toBe('Cookies and Content Security Policy');
      expect(
        (await admin.rest<{ consentPolicy: null }>('POST', '/talk-messenger/v1/security/check', { url: '/' }))
          .body.consentPolicy,
      ).toBeNull();
    });
  });

  describe('pages in several languages', () => {
    /** What a page's own request knows of it: the rule that decides is in the tag. */
    const RULES = [
      { id: 'german', name: '', effect: 'hide', enabled: true, when: { locale: ['de'], path: ['/de/*'] } },
    ] as const;
    const known = async (plugin: string, address: string) => {
      const signedIn = await signIn(stack, 'admin', { cookies: `talk_test_language=${plugin}` });
      const path = `/talk-messenger/v1/visibility/context?address=${encodeURIComponent(address)}`;
      const { status, body } = await signedIn.rest<{
        context: { url: string; locale: string; kind: string };
        title: string;
      }>('GET', path);
      expect(status).toBe(200);
      return { ...body.context, title: body.title };
    };
    const decidedFor = async (plugin: string, path: string): Promise<string | undefined> => {
      const { html } = await visit(`${path}?${plugin}`, `talk_test_language=${plugin}`);
      const [tag] = embedTags(html);
      return tag?.attributes['data-rule'];
    };

    beforeAll(async () => {
      await stack.runPhp(
        `$create = static function ( $title, $type, $parent = 0 ) {
          return wp_insert_post( array( 'post_type' => $type, 'post_status' => 'publish', 'post_title' => $title, 'post_parent' => $parent ) );
        };
        $create( 'Kontakt', 'page', $create( 'De', 'page' ) );
        $create( 'Hello there', 'post' );
        wp_insert_term( 'Neues', 'category', array( 'slug' => 'neues' ) );
        update_option( 'trp_settings', array(
          'default-language' => 'en_US',
          'translation-languages' => array( 'en_US', 'de_AT', 'pt_BR' ),
          'publish-languages' => array( 'en_US', 'de_AT' ),
          'url-slugs' => array( 'en_US' => 'en', 'de_AT' => 'de', 'pt_BR' => 'pt' ),
          'add-subdirectory-to-default-language' => 'no',
        ) );`,
      );
      await save({ ...CONNECTED, visibility: { ...CONNECTED.visibility, rules: [...RULES] as never } });
    });
    afterAll(() => save());

    test('Try an address knows the language of a page of Polylang, as its visitors get it', async () => {
      expect(await decidedFor('polylang', '/de/kontakt/')).toBe('german');
      expect(await known('polylang', '/de/kontakt/')).toMatchObject({ locale: 'de_AT', title: 'Kontakt' });
      expect(await known('polylang', '/hello-there/')).toMatchObject({ locale: 'en_US' });
      expect(await known('polylang', '/category/neues/')).toMatchObject({ locale: 'de_AT', kind: 'archive' });
      expect(await known('polylang', '/?s=x&lang=de')).toMatchObject({ locale: 'de_AT', kind: 'search' });
      expect(await known('polylang', '/?s=x&lang[]=de')).toMatchObject({ locale: 'en_US', kind: 'search' });
    });

    test('Try an address keeps the address and the language of a page of TranslatePress', async () => {
      expect(await decidedFor('translatepress', '/de/hello-there/')).toBe('german');
      const title = 'Hello there';
      expect(await known('translatepress', '/de/hello-there/')).toMatchObject({
        url: '/de/hello-there/',
        locale: 'de_AT',
        title,
      });
      // WordPress sends visitors on to the slash; the language stays.
      expect(await known('translatepress', '/de/hello-there')).toMatchObject({
        url: '/de/hello-there/',
        locale: 'de_AT',
        title,
      });
      expect(await known('translatepress', '/de')).toMatchObject({ locale: 'de_AT', kind: 'front' });
      expect(await known('translatepress', '/hello-there/')).toMatchObject({
        url: '/hello-there/',
        locale: 'en_US',
        title,
      });
      expect(await known('translatepress', '/en/hello-there/')).toMatchObject({ locale: 'en_US' });
    });

    test('the languages of TranslatePress can be chosen in rules', async () => {
      const signedIn = await signIn(stack, 'admin', { cookies: 'talk_test_language=translatepress' });
      const { body } = await signedIn.rest<{ locales: { value: string }[] }>(
        'GET',
        '/talk-messenger/v1/visibility/choices',
      );
      expect(body.locales.map(({ value }) => value)).toEqual(
        expect.arrayContaining(['en-US', 'de-AT', 'pt-BR']),
      );
    });

    test('a damaged option of TranslatePress breaks nothing', async () => {
      for (const value of [
        `'text'`,
        `array( 'url-slugs' => 7, 'translation-languages' => 'x' )`,
        `array()`,
      ]) {
        await stack.runPhp(`update_option( 'trp_settings', ${value} );`);
        expect(await known('translatepress', '/hello-there/')).toMatchObject({ locale: 'en_US' });
      }
    });

    test('nothing is printed in the editor of translations, for those who may use it', async () => {
      const { html } = await admin.page('/?trp-edit-translation=preview');
      expect(embedTags(html)).toEqual([]);
      // A visitor's page may be cached: for them the address alone changes nothing.
      expect(embedTags((await visit('/?trp-edit-translation=preview')).html)).toHaveLength(1);
    });
  });

  test('Your pages calls a cart, checkout or account what it is to visitors, whichever page it is on', async () => {
    await stack.runPhp(
      `foreach ( array( 'Basket' => '[woocommerce_cart]', 'Pay' => 'x [woocommerce_checkout] y', 'Me' => '[woocommerce_my_account]', 'About woocommerce' => 'We love woocommerce.', 'Plain' => 'x' ) as $title => $content ) {
        wp_insert_post( array( 'post_type' => 'page', 'post_status' => 'publish', 'post_title' => $title, 'post_content' => $content ) );
      }`,
    );
    const signedIn = await signIn(stack, 'admin', { cookies: 'talk_test_shop=1' });
    const { body } = await signedIn.rest<{
      pages: { title: string; context: { kind: string; url: string } }[];
    }>('GET', '/talk-messenger/v1/visibility/pages?per_page=100');
    const kinds = Object.fromEntries(body.pages.map(({ title, context }) => [title, context.kind]));
    expect(kinds).toMatchObject({
      Basket: 'cart',
      Pay: 'checkout',
      Me: 'account',
      'About woocommerce': 'page',
      Plain: 'page',
      'Hello world!': 'post',
    });
    for (const { title, context } of body.pages.filter((page) =>
      ['Basket', 'Pay', 'Me'].includes(page.title),
    )) {
      const path = `/talk-messenger/v1/visibility/context?address=${encodeURIComponent(context.url)}`;
      const { body: tried } = await signedIn.rest<{ context: { kind: string } }>('GET', path);
      expect([title, tried.context.kind]).toEqual([title, context.kind]);
    }
  });
});
