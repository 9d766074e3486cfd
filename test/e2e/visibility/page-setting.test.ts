// needs: native
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { getElementsByTagName } from 'domutils';
import { parseDocument } from 'htmlparser2';
import type { Rule } from '@talk-suite/core/visibility';
import { connectedSettings, storeSettings } from '../../wordpress/connect.ts';
import { startNative, type WordPressStack } from '../../wordpress/stack.ts';
import { wordpressSample } from '../../wordpress/versions.ts';
import { anonymous, signIn, type SignedIn } from '../site/rest-client.ts';

const KEY = '_talk_messenger_visibility';
const FIELD = 'talk_messenger_visibility';
const SETTINGS = connectedSettings({
  trackingKey: 'Zm9vYmFyYmF6cXV4YWNtZQ',
  captureHost: 'https://capture-api.autopilotapp.com/',
  scriptUrl: 'https://cdn2l.ink/app.js',
});

type Fields = [name: string, value: string][];

/** What a browser would send of the form with an id; of radio buttons only the chosen one. */
const fieldsOf = (html: string, id: string): Fields => {
  const form = getElementsByTagName('form', parseDocument(html)).find(({ attribs }) => attribs['id'] === id);
  if (!form) throw new Error(`There is no form ${id} on the page.`);
  return getElementsByTagName('input', form.children)
    .filter(
      ({ attribs }) =>
        attribs['name'] !== undefined && !['button', 'submit', 'file'].includes(attribs['type'] ?? ''),
    )
    .filter(({ attribs }) => !['radio', 'checkbox'].includes(attribs['type'] ?? '') || 'checked' in attribs)
    .map(({ attribs }) => [attribs['name']!, attribs['value'] ?? '']);
};

const set = (as: SignedIn, post: number, value: unknown) =>
  as.rest<{ code?: string; meta?: Record<string, unknown> }>('POST', `/wp/v2/posts/${post}`, {
    meta: { [KEY]: value },
  });
const send = (as: SignedIn, path: string, fields: Fields) =>
  as.page(path, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(fields),
  });

const decision = (as: SignedIn['rest'], id: number | string) =>
  as('GET', `/talk-messenger/v1/decision?post=${id}`);

const editScreen = (id: number): string => `/wp-admin/post.php?post=${id}&action=edit`;

/** Chooses in the classic editor's box, and sends the form as a browser does; null leaves the box out. */
const choose = async (as: SignedIn, id: number, value: string | null): Promise<void> => {
  const fields = fieldsOf((await as.page(editScreen(id))).html, 'post').filter(([name]) => name !== FIELD);
  const answer = await send(as, '/wp-admin/post.php', [
    ...fields,
    ['content', 'Edited'],
    ...(value === null ? [] : ([[FIELD, value]] as Fields)),
  ]);
  expect(answer.url).toContain('message=');
};

describe.each(wordpressSample())('the setting of a page on WordPress %s', (wordpress) => {
  let stack: WordPressStack;
  let admin: SignedIn;
  const stored = (post: number): Promise<string[]> =>
    stack.evalPhp(`return get_post_meta( ${post}, '${KEY}' );`);
  const classic = (user: string) => signIn(stack, user, { cookies: 'talk_test_classic=1' });
  const create = (type = 'post', author = 'admin', status = 'publish'): Promise<number> =>
    stack.evalPhp(
      `return wp_insert_post( array( 'post_type' => '${type}', 'post_status' => '${status}', 'post_title' => 'Title',
        'post_content' => 'Content', 'post_author' => get_user_by( 'login', '${author}' )->ID ) );`,
    );

  /** The block editor's page for a new post. */
  const editorPage = async (type: string) => (await admin.page(editScreen(await create(type)))).html;

  beforeAll(async () => {
    stack = await startNative({ wordpress, muPlugins: [`${import.meta.dirname}/../site/switches.php`] });
    await stack.createUsers();
    await storeSettings(stack, SETTINGS);
    admin = await signIn(stack, 'admin');
  });
  afterEach(() => expect(stack.phpLog()).toBe(''));
  afterAll(() => stack?.stop());

  describe('over REST, as the editor saves it', () => {
    test('is stored, and inherit stores nothing', async () => {
      const id = await create();
      for (const value of ['hide', 'show']) {
        expect((await set(admin, id, value)).body.meta).toMatchObject({ [KEY]: value });
        expect(await stored(id)).toEqual([value]);
      }
      expect((await set(admin, id, '')).body.meta).toMatchObject({ [KEY]: '' });
      expect(await stored(id)).toEqual([]);
    });

    test.each([
      ['other words', 'maybe'],
      ['a number', 1],
      ['a list', ['hide']],
      ['true', true],
    ])('refuses %s', async (_name, value) => {
      const id = await create();
      expect((await set(admin, id, value)).status).toBe(400);
      expect(await stored(id)).toEqual([]);
    });

    test('only those who may edit the post may change it', async () => {
      const contributor = await signIn(stack, 'contributor');
      const author = await signIn(stack, 'author');
      const foreign = await create();
      for (const as of [contributor, author, await signIn(stack, 'subscriber')]) {
        expect((await set(as, foreign, 'hide')).status).toBe(403);
      }
      expect(
        (await anonymous(stack)('POST', `/wp/v2/posts/${foreign}`, { meta: { [KEY]: 'hide' } })).status,
      ).toBe(401);
      expect(await stored(foreign)).toEqual([]);
      const ownDraft = await create('post', 'contributor', 'draft');
      expect((await set(contributor, ownDraft, 'hide')).status).toBe(200);
      const ownPublished = await create('post', 'contributor');
      expect((await set(contributor, ownPublished, 'hide')).status).toBe(403);
      expect((await set(author, await create('post', 'author'), 'hide')).status).toBe(200);
    });

    test('is not for types without pages', async () => {
      const registered = await stack.evalPhp<Record<string, boolean>>(
        `$found = array();
        foreach ( array( 'post', 'page', 'attachment', 'talk_plain', 'talk_secret', 'revision', 'nav_menu_item', 'wp_template' ) as $type ) {
          $found[ $type ] = isset( get_registered_meta_keys( 'post', $type )['${KEY}'] );
        }
        return $found;`,
      );
      expect(registered).toEqual({
        post: true,
        page: true,
        attachment: true,
        talk_plain: true,
        talk_secret: false,
        revision: false,
        nav_menu_item: false,
        wp_template: false,
      });
    });
  });

  describe('what decides', () => {
    test('is told to those who may edit the post', async () => {
      const id = await create('post', 'contributor', 'draft');
      const inherited = { talk: 'show', because: { by: 'default' } };
      // Who may not change the settings gets no link to them.
      const told = { reason: 'Shown. The site default', link: null };
      const contributor = await signIn(stack, 'contributor');
      expect((await decision(contributor.rest, id)).body).toEqual({
        inherited,
        ...told,
        effective: inherited,
        override: null,
      });
      await set(contributor, id, 'hide');
      expect((await decision(contributor.rest, id)).body).toEqual({
        inherited,
        ...told,
        effective: { talk: 'hide', because: { by: 'page' } },
        override: 'hide',
      });
    });

    test('and to nobody else', async () => {
      const id = await create();
      const contributor = await signIn(stack, 'contributor');
      expect((await decision(contributor.rest, id)).status).toBe(403);
      expect((await decision(admin.rest, 987654)).status).toBe(403);
      expect((await decision(anonymous(stack), id)).status).toBe(401);
      expect((await decision(admin.rest, 'x')).status).toBe(400);
    });
  });

  describe('in the classic editor', () => {
    test('the box shows what is chosen and what inherit means', async () => {
      const id = await create();
      const as = await classic('editor');
      const { html } = await as.page(editScreen(id));
      expect(html).toContain('Shown. The site default');
      expect(new Map(fieldsOf(html, 'post')).get(FIELD)).toBe('');
      await stack.runPhp(`update_post_meta( ${id}, '${KEY}', 'hide' );`);
      expect(new Map(fieldsOf((await as.page(editScreen(id))).html, 'post')).get(FIELD)).toBe('hide');
    });

    test('a rule counts in what inherit means, and one about devices is left open', async () => {
      const id = await create();
      const [editor, owner] = [await classic('editor'), await classic('admin')];
      const hide = (when: Rule['when']): Rule => ({ id: 'r', name: '', effect: 'hide', enabled: true, when });
      for (const [when, state, reason, inherited] of [
        [{ type: ['post'] }, 'Hidden', 'Rule 1', { talk: 'hide', because: { by: 'rule', rule: 'r' } }],
        [{ device: ['mobile'] }, 'It depends', 'Shown on computers, hidden on phones. Rule 1', null],
      ] as const) {
        const visibility = { ...SETTINGS.visibility, rules: [hide(when)] };
        await storeSettings(stack, { ...SETTINGS, visibility });
        expect((await editor.page(editScreen(id))).html).toContain(`${state}. ${reason}`);
        // Those who may change the rule get a way to it.
        expect((await owner.page(editScreen(id))).html).toContain(
          `${state}. <a href="${stack.url}/wp-admin/admin.php?page=talk-messenger&#038;tab=pages&#038;rule=r">${reason}</a>`,
        );
        expect((await decision(editor.rest, id)).body).toMatchObject({ inherited });
      }
      await storeSettings(stack, SETTINGS);
    });

    test.each(['post', 'page', 'talk_plain'])('saves the choice of a %s', async (type) => {
      const id = await create(type);
      const as = await classic('editor');
      await choose(as, id, 'hide');
      expect(await stored(id)).toEqual(['hide']);
      await choose(as, id, 'nonsense');
      expect(await stored(id)).toEqual([]);
      await choose(as, id, 'show');
      expect(await stored(id)).toEqual(['show']);
      await choose(as, id, '');
      expect(await stored(id)).toEqual([]);
    });

    test('a save that does not send the box, or sends it without its own nonce, changes nothing', async () => {
      const id = await create();
      const as = await classic('editor');
      await choose(as, id, 'hide');
      await choose(as, id, null);
      expect(await stored(id)).toEqual(['hide']);
      const fields = fieldsOf((await as.page(editScreen(id))).html, 'post').filter(
        ([name]) => name !== FIELD && name !== 'talk_messenger_box',
      );
      await send(as, '/wp-admin/post.php', [
        ...fields,
        ['content', 'x'],
        [FIELD, 'show'],
        ['talk_messenger_box', 'abcdef1234'],
      ]);
      expect(await stored(id)).toEqual(['hide']);
    });

    test('quick edit, bulk edit, autosave and a restored revision keep it', async () => {
      const id = await create();
      await choose(await classic('admin'), id, 'hide');
      const list = (await admin.page('/wp-admin/edit.php')).html;
      const nonce = /name="_inline_edit" value="(\w+)"/.exec(list)![1]!;
      const quick = await send(admin, '/wp-admin/admin-ajax.php', [
        ...Object.entries({
          action: 'inline-save',
          post_type: 'post',
          post_ID: String(id),
          edit_date: 'false',
        }),
        ...Object.entries({
          post_title: 'Quick',
          post_name: 'quick',
          _status: 'publish',
          _inline_edit: nonce,
        }),
        ...Object.entries({ screen: 'edit-post', post_view: 'list', post_author: '1' }),
      ] as Fields);
      expect(quick.html).toContain('Quick');
      const bulk = new URLSearchParams([
        ['post_type', 'post'],
        ['action', 'edit'],
        ['action2', '-1'],
        ['bulk_edit', 'Update'],
        ['post[]', String(id)],
        ['_status', '-1'],
        ['post_author', '-1'],
        ['comment_status', 'closed'],
        ['_wpnonce', /name="_wpnonce" value="(\w+)"/.exec(list)![1]!],
      ]);
      expect((await admin.page(`/wp-admin/edit.php?${bulk.toString()}`)).html).toMatch(
        /1 post updated|updated/,
      );
      expect(
        (await admin.rest('POST', `/wp/v2/posts/${id}/autosaves`, { content: 'Autosaved' })).status,
      ).toBe(200);
      const state = await stack.evalPhp<{ title: string; comments: string; restored: boolean }>(
        `$post = get_post( ${id} );
        $revisions = wp_get_post_revisions( ${id} );
        $restored = (bool) wp_restore_post_revision( end( $revisions )->ID );
        return array( 'title' => $post->post_title, 'comments' => $post->comment_status, 'restored' => $restored );`,
      );
      expect(state).toEqual({ title: 'Quick', comments: 'closed', restored: true });
      expect(await stored(id)).toEqual(['hide']);
    });

    test('those who may not edit the post do not see the box', async () => {
      const { html } = await (await classic('contributor')).page(editScreen(await create()));
      expect(html).not.toContain(FIELD);
    });
  });

  describe('in the block editor', () => {
    test('the panel’s script is there, and not the box', async () => {
      const html = await editorPage('post');
      expect(html).toContain('id="talk-messenger-editor-js"');
      expect(html).toContain('"connected":true');
      expect(html).not.toContain(`name="${FIELD}"`);
    });

    test('it is in the site editor as well, where pages are edited too', async () => {
      expect((await admin.page('/wp-admin/site-editor.php')).html).toContain('id="talk-messenger-editor-js"');
    });

    test('types without custom fields have the box instead', async () => {
      const html = await editorPage('talk_plain');
      expect(html).not.toContain('talk-messenger-editor-js');
      expect(html).toContain(`name="${FIELD}"`);
    });

    test.each(['/wp-admin/widgets.php', '/wp-admin/edit.php', '/wp-admin/index.php'])(
      '%s has neither',
      async (path) => {
        const { html } = await admin.page(path);
        expect(html).not.toMatch(/talk-messenger-editor|name="talk_messenger_visibility"/);
      },
    );
  });
});
