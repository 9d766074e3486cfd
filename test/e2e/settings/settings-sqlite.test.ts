// needs: nothing
// in turn: WordPress on SQLite
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startPlayground, type WordPressStack } from '../../wordpress/stack.ts';
import { PHP_AT_ITS_END, wordpressSampleInTurn } from '../../wordpress/versions.ts';
import { embedTags } from '../site/embed-tag.ts';
import { signIn, type SignedIn } from '../site/rest-client.ts';
import { CONNECTED, SETTINGS, type Stored } from '../site/settings-site.ts';

const pairs = wordpressSampleInTurn().map((wordpress) => [wordpress, PHP_AT_ITS_END[wordpress]] as const);

describe.each(pairs)('settings in SQLite, WordPress %s, PHP %s', (wordpress, php) => {
  let stack: WordPressStack;
  let admin: SignedIn;
  const read = async (): Promise<Stored> => (await admin.rest<Stored>('GET', SETTINGS)).body;
  const save = (body: Stored) => admin.rest<Stored>('PUT', SETTINGS, body);

  beforeAll(async () => {
    stack = await startPlayground({ wordpress, php });
    admin = await signIn(stack, 'admin');
  });
  afterAll(() => stack?.stop());

  test('are saved, counted and shown on the page', async () => {
    const { revision } = await read();
    expect((await save({ revision, settings: CONNECTED })).body).toEqual({
      revision: revision + 1,
      settings: CONNECTED,
    });
    expect(embedTags((await stack.measure('/')).body)).toHaveLength(1);
  });

  test('a stale save stores nothing', async () => {
    const { revision, settings } = await read();
    expect((await save({ revision, settings: { ...settings, enabled: false } })).status).toBe(200);
    expect((await save({ revision, settings })).status).toBe(409);
    expect(await read()).toEqual({ revision: revision + 1, settings: { ...settings, enabled: false } });
  });

  test('of parallel saves one wins, also where the option is not there yet', async () => {
    for (const prepare of ['', `delete_option( 'talk_messenger' );`]) {
      await stack.runPhp(prepare);
      const { revision } = await read();
      const answers = await Promise.all(
        Array.from({ length: 6 }, (_, writer) =>
          save({
            revision,
            settings: { ...CONNECTED, connection: { ...CONNECTED.connection!, options: { writer } } },
          }),
        ),
      );
      const winners = answers.filter(({ status }) => status === 200);
      expect(winners).toHaveLength(1);
      expect(answers.filter(({ status }) => status === 409)).toHaveLength(5);
      expect(await read()).toEqual(winners[0]!.body);
    }
  });

  test('a page hides Talk', async () => {
    const answer = await admin.rest('POST', '/wp/v2/posts/1', {
      meta: { _talk_messenger_visibility: 'hide' },
    });
    expect(answer.status).toBe(200);
    const [tag] = embedTags((await stack.measure('/hello-world/')).body);
    expect(tag!.attributes).toMatchObject({ 'data-hide': '', 'data-by': 'page' });
  });

  test('the screens and the editor work', async () => {
    for (const [path, expected] of [
      ['/wp-admin/admin.php?page=talk-messenger', 'talk-messenger-settings-js'],
      ['/wp-admin/post.php?post=1&action=edit', 'talk-messenger-editor-js'],
    ] as const) {
      expect((await admin.page(path)).html).toContain(expected);
    }
  });

  test('are gone after uninstalling, and PHP had nothing to say', async () => {
    const left = await stack.evalPhp<unknown>(
      `require_once ABSPATH . 'wp-admin/includes/plugin.php';
      $plugin = 'talk-messenger-for-ortto/talk-messenger-for-ortto.php';
      deactivate_plugins( $plugin );
      $kept = false !== get_option( 'talk_messenger' );
      uninstall_plugin( $plugin );
      return array( $kept, get_option( 'talk_messenger' ), get_post_meta( 1, '_talk_messenger_visibility' ) );`,
      { user: 'admin' },
    );
    expect(left).toEqual([true, false, []]);
    expect(stack.phpLog()).toBe('');
  });
});
