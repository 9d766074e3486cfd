import { orttoConnection } from '@talk-suite/core/fixtures';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { launchChromium } from '../../browser/chromium.ts';
import { PATIENCE } from '../../patience.ts';
import { startNative, type WordPressStack } from '../../wordpress/stack.ts';
import { otherWordpressSample } from '../../wordpress/versions.ts';
import { openEditor, openTalkPanel, savePost } from '../site/editor-page.ts';
import { signIn, type SignedIn } from '../site/rest-client.ts';

const textsIn = (path: string): Record<string, string> =>
  JSON.parse(readFileSync(join(import.meta.dirname, '../../../wordpress-plugin', path), 'utf8')) as Record<
    string,
    string
  >;
const pluginTexts = { ...textsIn('texts.json'), ...textsIn('src/texts.json') };
/** The words of the panel, by key. */
const said = (key: `editor.${string}` | `wordpress.${string}`): string => pluginTexts[key] ?? key;
const META = '_talk_messenger_visibility';

const radio = (page: Page, name: string) =>
  page.locator('.talk-editor').getByRole('radio', { name, exact: true });

/** What a choice in the panel means on this page. */
const meaning = (page: Page, words: string) =>
  page.locator('.talk-editor__meaning').filter({ hasText: words });

describe.each(otherWordpressSample())('the panel in the editor of WordPress %s', (wordpress) => {
  let stack: WordPressStack;
  let browser: Browser;
  let admin: SignedIn;
  const errors: string[] = [];
  const browsers = new Map<string, BrowserContext>();

  beforeAll(async () => {
    [stack, browser] = await Promise.all([startNative({ wordpress }), launchChromium()]);
    await stack.createUsers();
    admin = await signIn(stack, 'admin');
  });
  afterAll(async () => {
    await browser?.close();
    await stack?.stop();
  });

  const connect = async (edits: object = {}): Promise<void> => {
    const { body } = await admin.rest<{ revision: number; settings: object }>(
      'GET',
      '/talk-messenger/v1/settings',
    );
    const connection = orttoConnection({ dataRegion: 'us' });
    const { status } = await admin.rest('PUT', '/talk-messenger/v1/settings', {
      revision: body.revision,
      settings: { ...body.settings, connection, enabled: true, ...edits },
    });
    expect(status).toBe(200);
  };
  const newPage = (): Promise<number> =>
    stack.evalPhp<number>(
      `return wp_insert_post( array( 'post_type' => 'page', 'post_status' => 'publish', 'post_title' => 'About', 'post_content' => '<!-- wp:paragraph --><p>x</p><!-- /wp:paragraph -->', 'post_author' => 1 ) );`,
    );
  const signInBrowser = async (user: string): Promise<BrowserContext> => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
    context.setDefaultTimeout(PATIENCE);
    await context.addCookies(await stack.loginCookies(user));
    context.on('weberror', (error) => errors.push(String(error.error())));
    return context;
  };
  /** A user's own browser, which keeps the editor's scripts from one test to the next. */
  const browserOf = async (user: string): Promise<BrowserContext> => {
    const context = browsers.get(user) ?? (await signInBrowser(user));
    browsers.set(user, context);
    return context;
  };
  const edit = async (id: number, user = 'admin'): Promise<Page> => {
    const page = await (await browserOf(user)).newPage();
    await openEditor(page, stack.url, id);
    await openTalkPanel(page);
    return page;
  };
  const stored = (id: number): Promise<string> =>
    stack.evalPhp<string>(`return get_post_meta( ${id}, '${META}', true );`);

  test('show, hide and inherit are saved with the page, and can be undone before', async () => {
    await connect();
    const id = await newPage();
    const page = await edit(id);
    expect(await radio(page, said('editor.inherit')).isChecked()).toBe(true);
    for (const [label, value] of [
      ['editor.hide', 'hide'],
      ['editor.show', 'show'],
      ['editor.inherit', ''],
    ] as const) {
      await radio(page, said(label)).check();
      await savePost(page);
      expect(await stored(id)).toBe(value);
    }
    await radio(page, said('editor.hide')).check();
    await page.keyboard.press('Control+z');
    await page.waitForFunction(
      (name) => document.querySelector<HTMLInputElement>(`.talk-editor input[value="${name}"]`)?.checked,
      'inherit',
    );
    await page.close();
  });

  test('a choice made in the Site Editor is saved with the page', async () => {
    await connect();
    const id = await newPage();
    const page = await (await browserOf('admin')).newPage();
    await openEditor(page, stack.url, id, 'site');
    await openTalkPanel(page);
    await radio(page, said('editor.hide')).check();
    await savePost(page);
    expect(await stored(id)).toBe('hide');
    await page.close();
  });

  test('what inheriting means here is told, as the site has it', async () => {
    await connect({ visibility: { default: 'hide', rules: [], whenHidden: 'track' } });
    const page = await edit(await newPage());
    await meaning(page, `${said('wordpress.state.hide')}. ${said('wordpress.because.default')}`).waitFor();
    await page.close();
  });

  test('the rule that decides is named, with the way to it, and a choice of one’s own is said to count', async () => {
    await connect({
      visibility: {
        default: 'show',
        whenHidden: 'track',
        rules: [
          { id: 'calm', name: 'Calm pages', effect: 'hide', enabled: true, when: { kind: ['page'] } },
          { id: 'small', name: 'Small', effect: 'hide', enabled: true, when: { device: ['mobile'] } },
        ],
      },
    });
    const page = await edit(await newPage());
    await meaning(page, `${said('wordpress.state.hide')}. Rule: Calm pages`).waitFor();
    const link = page.getByRole('link', { name: said('editor.inherit.change') });
    expect(await link.getAttribute('href')).toContain('tab=pages&rule=calm');
    await radio(page, said('editor.show')).check();
    await meaning(page, said('editor.wins')).waitFor();
    await page.close();
  });

  test('what differs between devices is said for each, and the summary says it, too', async () => {
    await connect({
      visibility: {
        default: 'show',
        whenHidden: 'track',
        rules: [{ id: 'small', name: 'Phones', effect: 'hide', enabled: true, when: { device: ['mobile'] } }],
      },
    });
    const page = await edit(await newPage());
    const words = 'Shown on computers, hidden on phones. Rule: Phones';
    await meaning(page, words).waitFor();
    const summary = page.locator('.talk-editor-summary').getByRole('button');
    expect(await summary.textContent()).toContain(words);
    await summary.click();
    await page.waitForFunction(() => document.activeElement?.closest('.talk-editor') !== null);
    await page.close();
  });

  test('a site that is switched off is told, with the way to the settings for those who may', async () => {
    await connect({ enabled: false, visibility: { default: 'show', rules: [], whenHidden: 'track' } });
    const page = await edit(await newPage());
    await page.locator('.talk-editor__notice').waitFor();
    expect(await page.locator('.talk-editor__notice').textContent()).toContain(said('editor.off'));
    expect(await page.getByRole('link', { name: said('editor.settings') }).getAttribute('href')).toContain(
      'page=talk-messenger',
    );
    await page.close();
    // Another page: one that somebody else edits is locked.
    const editors = await edit(await newPage(), 'editor');
    await editors.locator('.talk-editor__notice').waitFor();
    expect(await editors.getByRole('link', { name: said('editor.settings') }).count()).toBe(0);
    await editors.close();
  });

  test('a site that is not connected is told', async () => {
    await connect({ connection: null });
    const page = await edit(await newPage());
    await page.locator('.talk-editor__notice', { hasText: said('editor.notConnected') }).waitFor();
    await page.close();
  });

  test('an answer that does not come is told, and can be asked for again', async () => {
    await connect();
    const id = await newPage();
    const page = await edit(id);
    await meaning(page, `${said('wordpress.state.show')}. ${said('wordpress.because.default')}`).waitFor();
    await page.route('**/talk-messenger/v1/decision**', (route) => route.abort());
    await page.reload({ waitUntil: 'commit' });
    await openTalkPanel(page);
    await meaning(page, said('editor.inherit.failed')).waitFor();
    await page.unroute('**/talk-messenger/v1/decision**');
    await page.getByRole('button', { name: said('editor.inherit.retry') }).click();
    await meaning(page, `${said('wordpress.state.show')}. ${said('wordpress.because.default')}`).waitFor();
    await page.close();
  });

  test('nothing was thrown in the editor, and the plugin left no notice in PHP', () => {
    expect(errors.filter((error) => /talk/i.test(error))).toEqual([]);
    expect(stack.phpLog()).toBe('');
  });
});
