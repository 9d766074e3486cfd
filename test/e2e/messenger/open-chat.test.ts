// needs: chromium, native
// "Open chat" in content: as a block in the editor, and as block and shortcode on pages.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { defaultSettings } from '@talk-suite/core/settings';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import texts from '../../../wordpress-plugin/texts.json' with { type: 'json' };
import { launchChromium } from '../../browser/chromium.ts';
import { PATIENCE } from '../../patience.ts';
import { connectedSettings } from '../../wordpress/connect.ts';
import { phpString } from '../../wordpress/php-code.ts';
import { startNative } from '../../wordpress/stack.ts';
import { wordpressChoices } from '../../wordpress/versions.ts';
import { openEditor, savePost } from '../site/editor-page.ts';
import { settingsSite } from '../site/settings-site.ts';

const ON = connectedSettings(
  {
    trackingKey: 'Zm9vYmFyYmF6cXV4YWNtZQ',
    captureHost: 'https://capture-api.autopilotapp.com/',
    scriptUrl: 'https://cdn2l.ink/app.js',
  },
  { messenger: { ...defaultSettings().messenger, mode: 'on' } },
);

describe('“Open chat”', () => {
  const site = settingsSite(() => startNative({ wordpress: wordpressChoices().at(-1)! }));
  let browser: Browser;
  let context: BrowserContext;
  const complaints: string[] = [];

  beforeAll(async () => {
    browser = await launchChromium();
    const { revision } = await site.read();
    expect((await site.save({ revision, settings: ON })).status).toBe(200);
  });
  beforeEach(async () => {
    context = await browser.newContext();
    context.setDefaultTimeout(PATIENCE);
    context.on('weberror', (error) => complaints.push(error.error().message));
  });
  afterEach(async () => {
    await context.close();
    expect(complaints.splice(0)).toEqual([]);
  });
  afterAll(() => browser?.close());

  const post = async (content: string, talk = ''): Promise<{ id: number; path: string }> =>
    site.stack.evalPhp(
      `$id = wp_insert_post( wp_slash( array( 'post_title' => 'Open chat', 'post_status' => 'publish', 'post_content' => ${phpString(content)} ) ) );
      if ( ${phpString(talk)} ) { update_post_meta( $id, '_talk_messenger_visibility', ${phpString(talk)} ); }
      return array( 'id' => $id, 'path' => wp_make_link_relative( get_permalink( $id ) ) );`,
      { user: 'admin' },
    );
  const visit = async (path: string): Promise<Page> => {
    const page = await context.newPage();
    await page.goto(site.stack.url + path, { timeout: PATIENCE });
    return page;
  };
  const body = async (path: string): Promise<string> => (await site.stack.measure(path)).body;
  const block = (attributes: object): string =>
    `<!-- wp:talk-messenger/open-chat ${JSON.stringify(attributes)} /-->`;

  test('in the editor it is inserted, written in, given a link and saved; visitors open the chat with it', async () => {
    await context.addCookies(await site.stack.loginCookies('admin'));
    const { id, path } = await post('<!-- wp:paragraph --><p>Questions?</p><!-- /wp:paragraph -->');
    const editor = await context.newPage();
    await openEditor(editor, site.stack.url, id);
    await editor.evaluate(() => {
      const wp = window.wp as unknown as {
        readonly blocks: { createBlock(name: string): unknown };
        readonly data: { dispatch(store: string): { insertBlocks(block: unknown): void } };
      };
      wp.data.dispatch('core/block-editor').insertBlocks(wp.blocks.createBlock('talk-messenger/open-chat'));
    });
    const canvas = editor.frameLocator('iframe[name=editor-canvas]');
    await canvas.getByLabel(texts['wordpress.openChat.text']).fill('Talk to us & smile');
    const sidebar = editor.getByRole('region', { name: 'Editor settings' });
    const wrong = sidebar.getByText(texts['wordpress.openChat.href.wrong']);
    const opener = sidebar.getByLabel(texts['wordpress.openChat.href']);
    if (!(await opener.isVisible()))
      await editor.getByRole('button', { name: 'Settings', exact: true }).click();
    await opener.fill('javascript:alert(1)');
    await wrong.waitFor();
    await opener.fill('/contact/');
    await wrong.waitFor({ state: 'detached' });
    await sidebar.getByLabel(texts['wordpress.openChat.view.thread']).check();
    await savePost(editor);

    await context.clearCookies();
    const page = await visit(path);
    const button = page.getByRole('button', { name: 'Talk to us & smile' });
    await button.click();
    await page.getByRole('dialog').waitFor();
    expect(new URL(page.url()).pathname).toBe(path);
  });

  test('a link leads to its address where Talk is hidden, in feeds, and for those who block scripts', async () => {
    const hidden = await post(block({ text: 'Write to us', href: '/contact/' }), 'hide');
    const html = await body(hidden.path);
    expect(html).toMatch(/<a class="[^"]*" href="\/contact\/">Write to us<\/a>/);
    expect(html).not.toContain('open-chat.js');
    const shown = await post(block({ text: 'Write to us', href: 'mailto:hello@example.com' }));
    const context2 = await browser.newContext({ javaScriptEnabled: false });
    const page = await context2.newPage();
    await page.goto(site.stack.url + shown.path);
    expect(await page.getByRole('link', { name: 'Write to us' }).getAttribute('href')).toBe(
      'mailto:hello@example.com',
    );
    await context2.close();
    expect(await body('/?feed=rss2')).not.toContain('data-talk-open');
  });

  test('without a link it is there only where there is a chat', async () => {
    const shown = await post(`${block({ text: 'Chat' })}[talk_open_chat text="Chat, too" view="home"]`);
    const page = await visit(shown.path);
    await page.getByRole('button', { name: 'Chat, too' }).click();
    await page.getByRole('dialog').waitFor();
    expect(await page.getByRole('button', { name: 'Chat', exact: true }).isVisible()).toBe(true);
    const hidden = await post(
      `${block({ text: 'Nobody reads this' })}[talk_open_chat text="Nor this"]`,
      'hide',
    );
    expect(await body(hidden.path)).not.toMatch(/Nobody reads this<|Nor this</);
    const blocked = await context.newPage();
    await blocked.route('**/loader-messenger-*.js', (route) => route.abort());
    await blocked.goto(site.stack.url + shown.path, { timeout: PATIENCE });
    expect(await blocked.getByText('Chat, too').isVisible()).toBe(false);
  });

  test('what an author writes stays text, and an address is one that leads somewhere', async () => {
    const evil = await post(
      `${block({ text: '</a><script>alert(1)</script>%s & "', href: 'javascript:alert(1)' })}
      [talk_open_chat text='"><img src=x onerror=alert(1)>' href="data:text/html,x" view='"><b>']`,
    );
    const html = await body(evil.path);
    const ours = [...html.matchAll(/<(?:a|button)[^>]*data-talk-open[^>]*>[\s\S]*?<\/(?:a|button)>/g)].map(
      ([whole]) => whole,
    );
    expect(ours).toHaveLength(2);
    for (const each of ours) {
      expect(each).not.toMatch(/<script|<img|<b>|javascript:|data:text/);
      expect(each).toContain('data-talk-open="home"');
    }
  });
});
