// needs: native
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { connectedSettings } from '../wordpress/connect.ts';
import { startNative, type WordPressStack } from '../wordpress/stack.ts';
import { wordpressSample } from '../wordpress/versions.ts';
import { configuration, embedTags } from './embed-tag.ts';
import { signIn, type SignedIn } from './rest-client.ts';
import { SETTINGS, type Stored } from './settings-site.ts';

const STAND_INS = `${import.meta.dirname}/../sandbox/wordpress-plugins`;
const PLUGIN = 'talk-messenger-for-ortto/talk-messenger-for-ortto.php';

const CONNECTED = connectedSettings({
  trackingKey: 'Zm9vYmFyYmF6cXV4YWNtZQ',
  captureHost: 'https://capture-api.autopilotapp.com/',
  scriptUrl: 'https://cdn2l.ink/app.js',
});

describe.each(wordpressSample())('beside other plugins, on WordPress %s', (wordpress) => {
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
      muPlugins: ['optimizers', 'page-cache', 'consent'].map((name) => `${STAND_INS}/${name}.php`),
    });
    admin = await signIn(stack, 'admin');
    await save();
  }, 240_000);
  afterEach(() => expect(stack.phpLog()).toBe(''));
  afterAll(() => stack?.stop());

  describe('an optimizer that merges scripts leaves the loader as it was printed', () => {
    test.each([
      ['w3tc', 'the filter of W3 Total Cache'],
      ['boost', 'the filter of Jetpack Boost'],
      ['breeze', 'the filter of Breeze'],
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
        );`,
      );
      expect(answers).toEqual(['x', true, 7, true, 'text']);
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
});
