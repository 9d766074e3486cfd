// needs: native
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { defaultSettings } from '@talk-suite/core/settings';
import { storeSettings } from '../../wordpress/connect.ts';
import { startNative, type WordPressStack } from '../../wordpress/stack.ts';
import { wordpressSample } from '../../wordpress/versions.ts';
import { signIn } from '../site/rest-client.ts';

describe.each(wordpressSample())('page caches and the switch in the admin bar, WordPress %s', (wordpress) => {
  let stack: WordPressStack;
  beforeAll(async () => {
    stack = await startNative({ wordpress, muPlugins: [`${import.meta.dirname}/post-caches.php`] });
    await stack.createUsers();
    await storeSettings(stack, defaultSettings());
  });
  beforeEach(() => stack.runPhp(`delete_option( 'talk_test_asked' );`));
  afterEach(() => expect(stack.phpLog()).toBe(''));
  afterAll(() => stack?.stop());

  const asked = () => stack.evalPhp<string[]>(`return get_option( 'talk_test_asked', array() );`);
  const post = (status: string, author: string) =>
    stack.evalPhp<number>(`
      $post = wp_insert_post( array( 'post_title' => 'A page', 'post_status' => '${status}', 'post_author' => get_user_by( 'login', '${author}' )->ID ) );
      delete_option( 'talk_test_asked' );
      return $post;`);
  /** Uses the link that the admin bar shows to this person. */
  const choose = async (user: string, id: number, value: string): Promise<number> => {
    const as = await signIn(stack, user);
    const cookie = /wordpress_logged_in[^=]*=([^;]+)/.exec(as.cookie)![1]!;
    const url = await stack.evalPhp<string>(
      `$_COOKIE[ LOGGED_IN_COOKIE ] = rawurldecode( '${cookie}' ); return TalkMessenger\\Admin\\Page_Switch::url( get_post( ${id} ), '${value}' );`,
      { user },
    );
    return (await as.page(new URL(url).pathname + new URL(url).search)).status;
  };

  test('a contributor’s own draft empties nothing', async () => {
    const id = await post('draft', 'contributor');
    await choose('contributor', id, 'hide');
    expect(await stack.evalPhp(`return get_post_meta( ${id}, '_talk_messenger_visibility', true );`)).toBe(
      'hide',
    );
    expect(await asked()).toEqual([]);
  });

  test('a public post empties its own page, and all of a cache only where that knows no single page', async () => {
    const id = await post('publish', 'author');
    expect(await choose('author', id, 'hide')).toBe(200);
    expect((await asked()).toSorted()).toEqual(
      [
        ...['breeze', 'boost', 'super page', 'nginx', 'siteground', 'pantheon', 'velocity'].map(
          (cache) => `${cache} all`,
        ),
        ...['litespeed', 'super', 'w3tc', 'fastest', 'optimize', 'enabler', 'rocket'].map(
          (cache) => `${cache} post ${id}`,
        ),
        `hummingbird ${id}`,
        'surge /',
      ].toSorted(),
    );
  });

  test('a save of the settings empties every cache that is known, whole and once', async () => {
    await storeSettings(stack, defaultSettings());
    await stack.runPhp(
      `delete_option( 'talk_test_asked' ); do_action( 'talk_messenger_settings_saved', new stdClass(), new stdClass() );`,
    );
    expect((await asked()).toSorted()).toEqual(
      [
        'litespeed',
        'super',
        'w3tc',
        'fastest',
        'optimize',
        'breeze',
        'enabler',
        'boost',
        'super page',
        'rocket',
        'siteground',
        'nginx',
        'pantheon',
        'velocity',
      ]
        .map((cache) => `${cache} all`)
        .concat('hummingbird', 'surge /')
        .toSorted(),
    );
    const known = await stack.evalPhp<{ plugin: string }[]>(
      `return TalkMessenger\\Compatibility\\Page_Caches::CACHES;`,
    );
    expect(await asked()).toHaveLength(known.length);
  });

  test('the value that it has already empties nothing', async () => {
    const id = await post('publish', 'author');
    await choose('author', id, '');
    expect(await asked()).toEqual([]);
  });
});
