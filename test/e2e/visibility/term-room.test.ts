// needs: native
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { connectedSettings, storeSettings } from '../../wordpress/connect.ts';
import { startNative, type WordPressStack } from '../../wordpress/stack.ts';
import { wordpressSample } from '../../wordpress/versions.ts';
import { fillOption, OPTION_LIMIT } from '../site/full-option.ts';
import { signIn, type SignedIn } from '../site/rest-client.ts';

const KEY = '_talk_messenger_visibility';
const NO_ROOM = /setting for this archive was not saved.*no room for more than 200000 bytes/;

describe.each(wordpressSample())('the room for settings of terms on WordPress %s', (wordpress) => {
  let stack: WordPressStack;
  let admin: SignedIn;
  let term: number;

  const bytes = () => stack.evalPhp<number>(`return strlen( get_option( 'talk_messenger' ) );`);
  /** What the term says, and what its archive is shown by. */
  const state = () =>
    stack.evalPhp<{ meta: string; shown: string | null }>(
      `return array(
        'meta'  => get_term_meta( ${term}, '${KEY}', true ),
        'shown' => json_decode( get_option( 'talk_messenger' ), true )['overrides']['term-${term}'] ?? null,
      );`,
    );
  const NEITHER = { meta: '', shown: null };
  const makeRoom = () =>
    stack.runPhp(
      `( new TalkMessenger\\Services() )->store()->set_overrides( array_fill_keys( array( 'term-9000001', 'term-9000002' ), null ) );`,
    );
  const overRest = (value: string) =>
    admin.rest<{ code: string; message: string }>('POST', `/wp/v2/categories/${term}`, {
      meta: { [KEY]: value },
    });

  beforeAll(async () => {
    stack = await startNative({ wordpress });
    await stack.createUsers();
    admin = await signIn(stack, 'admin');
    term = await stack.evalPhp<number>(
      `$term = wp_insert_term( 'News', 'category', array( 'slug' => 'news' ) )['term_id'];
      wp_insert_post( array( 'post_title' => 'One', 'post_status' => 'publish', 'post_category' => array( $term ) ) );
      return $term;`,
    );
  });
  beforeEach(async () => {
    await stack.runPhp(`delete_term_meta( ${term}, '${KEY}' );`);
    await storeSettings(
      stack,
      connectedSettings({
        trackingKey: 'Zm9vYmFyYmF6cXV4YWNtZQ',
        captureHost: 'https://capture-api.autopilotapp.com/',
        scriptUrl: 'https://cdn2l.ink/app.js',
      }),
    );
    await fillOption(stack);
  });
  afterEach(() => expect(stack.phpLog()).toBe(''));
  afterAll(() => stack?.stop());

  test.each(['add_term_meta', 'update_term_meta'])(
    '%s stores the setting of one term more in neither place, and in both where there is room',
    async (write) => {
      const full = await bytes();
      expect(full).toBeGreaterThanOrEqual(OPTION_LIMIT);
      const code = `return (bool) ${write}( ${term}, '${KEY}', 'hide' );`;
      expect(await stack.evalPhp(code)).toBe(false);
      expect(await state()).toEqual(NEITHER);
      expect(await bytes()).toBe(full);
      await makeRoom();
      expect(await stack.evalPhp(code)).toBe(true);
      expect(await state()).toEqual({ meta: 'hide', shown: 'hide' });
    },
  );

  test('what has a setting may change it and always lose it, however full it is', async () => {
    await makeRoom();
    expect((await overRest('hide')).status).toBe(200);
    await fillOption(stack);
    expect((await overRest('show')).status).toBe(200);
    expect(await state()).toEqual({ meta: 'show', shown: 'show' });
    expect((await overRest('')).status).toBe(200);
    expect(await state()).toEqual(NEITHER);
  });

  test('over REST it is an error that says what to do', async () => {
    const { status, body } = await overRest('hide');
    expect([status, body.code]).toEqual([400, 'talk_messenger_too_large']);
    expect(body.message).toMatch(NO_ROOM);
    expect(body.message).toContain('one rule');
    expect(await state()).toEqual(NEITHER);
  });

  test.each(['admin', 'editor'])(
    'the form of the term says so on the next screen, to the %s',
    async (user) => {
      const as = await signIn(stack, user);
      const { html } = await as.page(`/wp-admin/term.php?taxonomy=category&tag_ID=${term}`);
      const nonce = (name: string) => new RegExp(`name="${name}" value="(\\w+)"`).exec(html)![1]!;
      const body = new URLSearchParams({
        action: 'editedtag',
        tag_ID: String(term),
        taxonomy: 'category',
        name: 'News',
        slug: 'news',
        talk_messenger_term: 'hide',
        talk_messenger_term_nonce: nonce('talk_messenger_term_nonce'),
        _wpnonce: nonce('_wpnonce'),
        _wp_original_http_referer: '/wp-admin/edit-tags.php?taxonomy=category',
      });
      const next = await as.page('/wp-admin/edit-tags.php', { method: 'POST', body });
      expect(next.html).toMatch(NO_ROOM);
      expect(next.html.includes('Open the rules')).toBe(user === 'admin');
      expect(await state()).toEqual(NEITHER);
    },
  );

  test('a new term is added, and the list says at once that its setting is not', async () => {
    const { html } = await admin.page('/wp-admin/edit-tags.php?taxonomy=category');
    const nonce = (name: string) => new RegExp(`name="${name}" value="(\\w+)"`).exec(html)![1]!;
    const body = new URLSearchParams({
      action: 'add-tag',
      screen: 'edit-category',
      taxonomy: 'category',
      'tag-name': 'Fresh',
      talk_messenger_term: 'hide',
      talk_messenger_term_nonce: nonce('talk_messenger_term_nonce'),
      '_wpnonce_add-tag': nonce('_wpnonce_add-tag'),
    });
    const answer = await admin.page('/wp-admin/admin-ajax.php', { method: 'POST', body });
    expect(answer.html).toMatch(NO_ROOM);
    const metas = await stack.evalPhp(
      `$id = get_term_by( 'name', 'Fresh', 'category' )->term_id; $metas = get_term_meta( $id, '${KEY}' ); wp_delete_term( $id, 'category' ); return $metas;`,
    );
    expect(metas).toEqual([]);
  });

  test('the admin bar’s choice says so in the place of the archive', async () => {
    const { html } = await admin.page('/?cat=' + String(term));
    const link = /href='([^']*admin-post\.php[^']*talk=hide[^']*)'/
      .exec(html)![1]!
      .replaceAll(/&#0?38;|&amp;/g, '&');
    const { pathname, search } = new URL(link);
    const answer = await admin.page(pathname + search);
    expect(answer.html).toMatch(NO_ROOM);
    expect(await state()).toEqual(NEITHER);
  });

  test('where the database refuses the meta, the archive is not shown by it either', async () => {
    await makeRoom();
    const stored = await stack.evalPhp<boolean>(
      `global $wpdb;
      $wpdb->suppress_errors();
      add_filter( 'query', function ( $query ) { return false === strpos( $query, 'INTO \`wp_termmeta\`' ) ? $query : 'INSERT INTO nowhere VALUES ( 1 )'; } );
      return (bool) update_term_meta( ${term}, '${KEY}', 'hide' );`,
    );
    expect(stored).toBe(false);
    expect(await state()).toEqual(NEITHER);
  });

  test('the posts page has its setting all the same', async () => {
    const shown = await stack.evalPhp(
      `$id = wp_insert_post( array( 'post_type' => 'page', 'post_status' => 'publish', 'post_title' => 'Blog' ) );
      update_option( 'page_for_posts', $id );
      update_post_meta( $id, '${KEY}', 'hide' );
      $shown = json_decode( get_option( 'talk_messenger' ), true )['overrides']['posts-page'] ?? null;
      wp_delete_post( $id, true );
      delete_option( 'page_for_posts' );
      return $shown;`,
    );
    expect(shown).toBe('hide');
  });
});
