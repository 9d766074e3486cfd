// needs: native
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { defaultSettings } from '@talk-suite/core/settings';
import { storeSettings } from '../../wordpress/connect.ts';
import { startNative, type WordPressStack } from '../../wordpress/stack.ts';
import { wordpressSample } from '../../wordpress/versions.ts';
import { signIn } from '../site/rest-client.ts';

/** What the caches are asked for where each is emptied whole. */
const ALL = [
  ...['litespeed', 'super', 'w3tc', 'fastest', 'optimize', 'breeze', 'enabler', 'boost', 'super page']
    .concat('rocket', 'siteground', 'nginx', 'pantheon', 'velocity')
    .map((cache) => `${cache} all`),
  'hummingbird',
  'surge /',
];

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

  /** What a cache is asked for where it knows the page of one post. */
  const ofPost = (id: number): string[] => [
    ...['litespeed', 'super', 'w3tc', 'fastest', 'optimize', 'enabler', 'boost', 'rocket'].map(
      (cache) => `${cache} post ${id}`,
    ),
    `hummingbird ${id}`,
    `surge post:1:${id}`,
  ];
  const BY_ADDRESS = ['siteground', 'super page', 'nginx', 'pantheon'];
  const NO_PAGE = ['breeze all', 'velocity all'];

  test('a public post empties its own page, and all of a cache only where that knows no single page', async () => {
    const id = await post('publish', 'author');
    const address = await stack.evalPhp<string>(`return get_permalink( ${id} );`);
    expect(address).not.toContain('?');
    expect(await choose('author', id, 'hide')).toBe(200);
    expect((await asked()).toSorted()).toEqual(
      [
        ...NO_PAGE,
        ...ofPost(id),
        ...BY_ADDRESS.filter((cache) => cache !== 'pantheon').map((cache) => `${cache} page ${address}`),
        `pantheon page ${new URL(address).pathname}`,
      ].toSorted(),
    );
  });

  test('a post in pages has several addresses, so caches that go by the address are emptied whole', async () => {
    const id = await post('publish', 'author');
    await stack.runPhp(
      `wp_update_post( array( 'ID' => ${id}, 'post_content' => 'One<!--nextpage-->Two' ) ); delete_option( 'talk_test_asked' );`,
    );
    expect(await choose('author', id, 'hide')).toBe(200);
    expect((await asked()).toSorted()).toEqual(
      [...NO_PAGE, ...ofPost(id), ...BY_ADDRESS.map((cache) => `${cache} all`)].toSorted(),
    );
  });

  test('an address with a query is no page’s for some caches, so those that go by the address are emptied whole', async () => {
    const id = await post('publish', 'author');
    const permalinks = await stack.evalPhp<string>(`return get_option( 'permalink_structure' );`);
    await stack.runPhp(`update_option( 'permalink_structure', '' ); delete_option( 'talk_test_asked' );`);
    expect(await choose('author', id, 'hide')).toBe(200);
    const heard = await asked();
    await stack.runPhp(`update_option( 'permalink_structure', '${permalinks}' );`);
    expect(heard.toSorted()).toEqual(
      [...NO_PAGE, ...ofPost(id), ...BY_ADDRESS.map((cache) => `${cache} all`)].toSorted(),
    );
  });

  test('the page that lists the posts has further pages, so every cache is emptied whole', async () => {
    const id = await post('publish', 'author');
    await stack.runPhp(`update_option( 'page_for_posts', ${id} ); delete_option( 'talk_test_asked' );`);
    expect(await choose('author', id, 'hide')).toBe(200);
    const heard = await asked();
    await stack.runPhp(`delete_option( 'page_for_posts' );`);
    expect(heard.toSorted()).toEqual(ALL.toSorted());
  });

  test('a save of the settings empties every cache that is known, whole and once', async () => {
    await storeSettings(stack, defaultSettings());
    await stack.runPhp(
      `delete_option( 'talk_test_asked' ); do_action( 'talk_messenger_settings_saved', new stdClass(), new stdClass() );`,
    );
    expect((await asked()).toSorted()).toEqual(ALL.toSorted());
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
