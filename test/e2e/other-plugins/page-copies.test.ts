// needs: native
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { connectedSettings, storeSettings } from '../../wordpress/connect.ts';
import { phpString } from '../../wordpress/php-code.ts';
import { startNative, type WordPressStack } from '../../wordpress/stack.ts';
import { otherWordpressSample } from '../../wordpress/versions.ts';
import { embedTags } from '../site/embed-tag.ts';
import { signIn, type SignedIn } from '../site/rest-client.ts';

const KEY = '_talk_messenger_visibility';
const CONNECTED = connectedSettings({
  trackingKey: 'Zm9vYmFyYmF6cXV4YWNtZQ',
  captureHost: 'https://capture-api.autopilotapp.com/',
  scriptUrl: 'https://cdn2l.ink/app.js',
});

let stack: WordPressStack;
let admin: SignedIn;
const setting = (post: number) => stack.evalPhp<string[]>(`return get_post_meta( ${post}, '${KEY}' );`);
const create = (title: string, choice: string, type = 'page') =>
  stack.evalPhp<number>(
    `$id = wp_insert_post( array( 'post_type' => '${type}', 'post_status' => 'publish', 'post_title' => '${title}' ) );
    update_post_meta( $id, '${KEY}', '${choice}' );
    return $id;`,
  );

beforeAll(async () => {
  stack = await startNative({
    wordpress: otherWordpressSample()[0]!,
    muPlugins: [`${import.meta.dirname}/../../sandbox/wordpress-plugins/copies.php`],
  });
  await storeSettings(stack, {
    ...CONNECTED,
    visibility: { ...CONNECTED.visibility, whenHidden: 'nothing' },
  });
  admin = await signIn(stack, 'admin');
});
afterEach(() => expect(stack.phpLog()).toBe(''));
afterAll(() => stack?.stop());

test('an export holds what pages and terms say, and an import brings it back', async () => {
  const hidden = await create('Hidden page', 'hide');
  const shown = await create('Shown page', 'show');
  const plain = await create('Plain page', '');
  await stack.runPhp(
    `$term = wp_insert_term( 'Quiet', 'category', array( 'slug' => 'quiet' ) );
    update_term_meta( $term['term_id'], '${KEY}', 'hide' );`,
  );
  const response = await fetch(`${stack.url}/wp-admin/export.php?download=true&content=all`, {
    headers: { cookie: admin.cookie },
  });
  const wxr = await response.text();
  expect(wxr).toContain('<rss');
  const { posts, terms } = await stack.evalPhp<{
    posts: Record<string, number>;
    terms: Record<string, number>;
  }>(
    `foreach ( array( ${hidden}, ${shown}, ${plain} ) as $id ) { wp_delete_post( $id, true ); }
    wp_delete_term( get_term_by( 'slug', 'quiet', 'category' )->term_id, 'category' );
    return talk_test_import( ${phpString(wxr)} );`,
  );
  expect(await setting(posts[hidden]!)).toEqual(['hide']);
  expect(await setting(posts[shown]!)).toEqual(['show']);
  expect(await setting(posts[plain]!)).toEqual([]);
  expect(embedTags((await stack.measure('/hidden-page/')).body)).toEqual([]);
  expect(embedTags((await stack.measure('/shown-page/')).body)).toHaveLength(1);
  // The archive goes by what is mirrored in the option.
  expect(terms['quiet']).toBeGreaterThan(0);
  expect(embedTags((await stack.measure('/category/quiet/')).body)).toEqual([]);
});

test('an imported page that becomes the posts page keeps its setting there', async () => {
  const blog = await create('Journal', 'hide');
  await stack.runPhp(`update_option( 'show_on_front', 'page' ); update_option( 'page_for_posts', ${blog} );`);
  expect(embedTags((await stack.measure('/journal/')).body)).toEqual([]);
  await stack.runPhp(`update_option( 'show_on_front', 'posts' ); update_option( 'page_for_posts', 0 );`);
});

test('a duplicate has the setting of its page, and only once', async () => {
  const id = await create('Campaign', 'hide');
  const copy = await stack.evalPhp<number>(`return talk_test_duplicate( ${id} );`);
  expect(await setting(copy)).toEqual(['hide']);
  await stack.runPhp(`update_post_meta( ${copy}, '${KEY}', 'show' );`);
  expect(await setting(id)).toEqual(['hide']);
});

test('a new translation begins with the setting of its page, and each has its own from then on', async () => {
  expect(await stack.evalPhp(`return talk_test_translated_fields( false );`)).toEqual([KEY]);
  expect(await stack.evalPhp(`return talk_test_translated_fields( true );`)).toEqual([]);
});

test('what an import or another plugin writes instead of a setting counts as none', async () => {
  const id = await create('Odd', 'hide');
  for (const value of [`'maybe'`, `array( 'hide' )`, `'HIDE'`, `0`]) {
    await stack.runPhp(`delete_post_meta( ${id}, '${KEY}' ); add_post_meta( ${id}, '${KEY}', ${value} );`);
    expect(embedTags((await stack.measure('/odd/')).body)).toHaveLength(1);
  }
});

test('a changed page in a scheduled, private or trashed state keeps it until it is back', async () => {
  const id = await create('Season', 'hide');
  for (const change of [
    `wp_update_post( array( 'ID' => ${id}, 'post_status' => 'private' ) );`,
    `wp_trash_post( ${id} ); wp_untrash_post( ${id} );`,
    `wp_update_post( array( 'ID' => ${id}, 'post_status' => 'publish' ) );`,
  ]) {
    await stack.runPhp(change, { user: 'admin' });
    expect(await setting(id)).toEqual(['hide']);
  }
  expect(embedTags((await stack.measure('/season/')).body)).toEqual([]);
});
