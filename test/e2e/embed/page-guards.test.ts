// needs: native
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { Settings } from '@talk-suite/core/settings';
import { connectedSettings, storeSettings } from '../../wordpress/connect.ts';
import { startNative, type Measured, type WordPressStack } from '../../wordpress/stack.ts';
import { wordpressSample } from '../../wordpress/versions.ts';
import { configuration, embedTags } from '../site/embed-tag.ts';
import { signIn } from '../site/rest-client.ts';

const CONNECTED = connectedSettings({
  trackingKey: 'Zm9vYmFyYmF6cXV4YWNtZQ',
  captureHost: 'https://capture-api.autopilotapp.com/',
  scriptUrl: 'https://cdn2l.ink/app.js',
});

/** The head of a page, with filters of another plugin. */
const headWith = (stack: WordPressStack, filters: string): Promise<string> =>
  stack.evalPhp(`${filters} wp( 'pagename=about' ); ob_start(); wp_head(); return ob_get_clean();`);

describe.each(wordpressSample())('what keeps Talk off a page, on WordPress %s', (wordpress) => {
  let stack: WordPressStack;
  const store = (settings: Settings) => storeSettings(stack, settings);
  const get = (path: string, cookie = ''): Promise<Measured> => stack.measure(path, { headers: { cookie } });
  const tags = async (path: string, cookie = '') => embedTags((await get(path, cookie)).body);

  beforeAll(async () => {
    stack = await startNative({ wordpress, muPlugins: [`${import.meta.dirname}/../site/switches.php`] });
    await stack.createUsers();
    await stack.runPhp(
      `foreach ( array( 'about' => 'page', 'news' => 'post' ) as $slug => $type ) {
        wp_insert_post( array( 'post_type' => $type, 'post_status' => 'publish', 'post_name' => $slug, 'post_title' => $slug ) );
      }`,
    );
  });
  afterEach(() => expect(stack.phpLog()).toBe(''));
  afterAll(() => stack?.stop());

  describe('guards', () => {
    test.each([
      ['feeds', '/feed/'],
      ['a post inside another site', '/news/embed/'],
      ['the XML sitemap', '/wp-sitemap.xml'],
      ['the login screen', '/wp-login.php'],
      ['the REST interface', '/wp-json/wp/v2/posts'],
      ['previews', '/news/?preview=true'],
    ])('nothing in %s', async (_name, path) => {
      await store(CONNECTED);
      const { status, body } = await get(path);
      expect(status).toBe(200);
      expect(body.length).toBeGreaterThan(100);
      expect(embedTags(body)).toEqual([]);
    });

    test.each(['elementor-preview=1', 'fl_builder', 'et_fb=1', 'bricks=run'])(
      'nothing in the builder preview ?%s, but visitors cannot ask for such a page',
      async (query) => {
        await store(CONNECTED);
        const { cookie } = await signIn(stack, 'editor');
        expect(await tags(`/about/?${query}`, cookie)).toEqual([]);
        expect(await tags(`/about/?${query}`)).toHaveLength(1);
        expect(await tags('/about/', cookie)).toHaveLength(1);
      },
    );

    test('nothing in the customizer', async () => {
      await store(CONNECTED);
      const { page } = await signIn(stack, 'admin');
      const { html } = await page('/wp-admin/customize.php');
      const [, nonce] = /"preview":"(\w+)"/.exec(html) ?? [];
      const uuid = /"uuid":"([\w-]+)"/.exec(html)?.[1];
      expect(nonce).toBeDefined();
      const preview = await page(
        `/about/?customize_changeset_uuid=${uuid}&customize_theme=${/"stylesheet":"(\w+)"/.exec(html)?.[1]}&customize_messenger_channel=preview-0`,
        {
          method: 'POST',
          headers: { 'content-type': 'application/x-www-form-urlencoded' },
          body: new URLSearchParams({ wp_customize: 'on', nonce: nonce!, customized: '{}' }),
        },
      );
      expect(preview.html).toContain('customize-preview');
      expect(embedTags(preview.html)).toEqual([]);
    });

    test.each(['staging', 'development', 'local'])(
      'nothing on a %s copy, unless it is allowed',
      async (environment) => {
        const cookie = `talk_test_environment=${environment}`;
        await store(CONNECTED);
        expect(await tags('/about/', cookie)).toEqual([]);
        expect(await tags('/about/')).toHaveLength(1);
        await store({ ...CONNECTED, installation: { source: 'own', nonProduction: true } });
        expect(await tags('/about/', cookie)).toHaveLength(1);
      },
    );

    test('the status says which one keeps Talk off', async () => {
      await store({ ...CONNECTED, connection: null });
      const { rest } = await signIn(stack, 'admin', { cookies: 'talk_test_environment=staging' });
      const { body } = await rest<{
        environment: string;
        guards: { id: string; blocks: boolean; message: string }[];
      }>('GET', '/talk-messenger/v1/status');
      expect(body.environment).toBe('staging');
      expect(body.guards.filter(({ blocks }) => blocks).map(({ id }) => id)).toEqual([
        'not-connected',
        'environment',
      ]);
      expect(body.guards.every(({ message }) => / /.test(message))).toBe(true);
    });
  });

  describe('filters of other plugins', () => {
    test.each(['object', 'text', 'number', 'null', 'decision'])(
      'garbage (%s) changes nothing',
      async (garbage) => {
        await store(CONNECTED);
        const plain = (await tags('/about/'))[0]!.html;
        const cookies = `talk_test_garbage=${garbage}`;
        const [tag] = await tags('/about/', cookies);
        // An empty list of attributes is an answer; what is no attribute is left out.
        if (garbage === 'decision') expect(configuration(tag!)).toEqual({});
        else expect(tag!.html).toBe(plain);
      },
    );

    test('only attributes that are data get through, as they are', async () => {
      await store(CONNECTED);
      const [tag] = await tags('/about/', 'talk_test_garbage=names');
      expect(configuration(tag!)).toEqual({ 'data-fine': '"><script>alert(1)</script>&amp;' });
      expect(tag!.attributes).not.toHaveProperty('onclick');
    });

    test('a decision, attributes, and silence', async () => {
      await store(CONNECTED);
      const hidden = await headWith(
        stack,
        `add_filter( 'talk_messenger_decision', function ( $decision, $context ) {
          return array( 'talk' => $context['id'] ? 'hide' : 'show', 'because' => array( 'by' => 'rule' ) );
        }, 10, 2 );`,
      );
      expect(configuration(embedTags(hidden)[0]!)).toMatchObject({ 'data-hide': '', 'data-by': 'rule' });
      const more = await headWith(
        stack,
        `add_filter( 'talk_messenger_attributes', function ( $attributes ) { return $attributes + array( 'data-cfasync' => 'false' ); } );`,
      );
      expect(configuration(embedTags(more)[0]!)).toMatchObject({
        'data-by': 'default',
        'data-cfasync': 'false',
      });
      expect(
        embedTags(await headWith(stack, `add_filter( 'talk_messenger_print', '__return_false' );`)),
      ).toEqual([]);
      const guarded = await headWith(
        stack,
        `add_filter( 'talk_messenger_guards', function ( $guards ) {
          $guards[] = new class implements TalkMessenger\\Guards\\Guard {
            public function id(): string { return 'mine'; }
            public function blocks(): bool { return is_page( 'about' ); }
            public function reason(): string { return 'mine'; }
          };
          return $guards;
        } );`,
      );
      expect(embedTags(guarded)).toEqual([]);
    });
  });
});
