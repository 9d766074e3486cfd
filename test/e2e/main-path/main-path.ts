import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, BrowserContext } from 'playwright-core';
import { texts } from '@talk-suite/core/texts';
import { launchChromium } from '../../browser/chromium.ts';
import { openEngine, type Engine, type EngineName, type OpenedPage } from '../../browser/engines.ts';
import type { VisitorPage } from '../../browser/visitor-page.ts';
import { startOrtto, type Ortto } from '../../sandbox/ortto/server.ts';
import { PATIENCE, eventually } from '../../patience.ts';
import { trackingCode } from '../../sandbox/ortto/tracking-code.ts';
import type { WordPressStack } from '../../wordpress/stack.ts';
import { openEditor, openTalkPanel, savePost } from '../site/editor-page.ts';

const WIDGET = 'body > #ap3-talk-widget-ui';

/**
 * The main job on one WordPress, told in the order in which an owner and a visitor live it.
 * @param visitorsEngine what the visitor's browser is; the owner's is Chromium.
 */
export const mainPath = (
  name: string,
  start: () => Promise<WordPressStack>,
  visitorsEngine: EngineName = 'chromium',
): void => {
  describe(`the main path on ${name}`, () => {
    let ortto: Ortto;
    let stack: WordPressStack;
    let browser: Browser;
    let owner: BrowserContext;
    let visitor: Engine;
    let pages: { about: number; shop: number };
    const visits: OpenedPage[] = [];

    beforeAll(async () => {
      [ortto, stack, browser] = await Promise.all([
        startOrtto({ answerDelay: 50 }),
        start(),
        launchChromium(),
      ]);
      pages = await stack.evalPhp(
        `update_option( 'permalink_structure', '' );
        $page = static fn( $title ) => wp_insert_post( array( 'post_type' => 'page', 'post_status' => 'publish', 'post_title' => $title, 'post_content' => '<!-- wp:paragraph --><p>' . $title . '</p><!-- /wp:paragraph -->' ) );
        return array( 'about' => $page( 'About' ), 'shop' => $page( 'Shop' ) );`,
      );
      owner = await browser.newContext();
      await owner.addCookies(await stack.loginCookies('admin'));
      visitor = await openEngine(visitorsEngine);
    });

    afterAll(async () => {
      await Promise.all([browser?.close(), visitor?.close()]);
      await Promise.all([stack?.stop(), ortto?.stop()]);
    });

    const visit = async (path: string): Promise<VisitorPage> => {
      const opened = await visitor.open();
      visits.push(opened);
      await opened.page.goto(`${stack.url}${path}`);
      return opened.page;
    };
    /** Waits until the loader has done what it does on this page. */
    const settled = (page: VisitorPage): Promise<unknown> =>
      page.waitForFunction(() => window.talkSuite?.state === 'ready');

    test('before the site is connected, nothing of Talk is on its pages', async () => {
      const page = await visit('/');
      expect(await page.evaluate('document.documentElement.outerHTML')).not.toMatch(/talk-messenger|ap3c/);
      expect(ortto.requests()).toEqual([]);
      await page.close();
    });

    test('the owner pastes the tracking code, sees what was understood, and saves', async () => {
      const page = await owner.newPage();
      await page.goto(`${stack.url}/wp-admin/admin.php?page=talk-messenger`, {
        waitUntil: 'commit',
        timeout: PATIENCE,
      });
      await page
        .getByLabel(texts['settings.connection.label'])
        .fill(trackingCode(ortto), { timeout: PATIENCE });
      await page.getByText('talk-demo').first().waitFor({ timeout: PATIENCE });
      await page.getByRole('button', { name: texts['screens.save.button'] }).click();
      await page.getByText(texts['screens.save.done']).first().waitFor({ timeout: PATIENCE });
      await page.close();
    });

    test('Talk is on the site; a visitor writes and is answered', async () => {
      const page = await visit('/');
      await page.locator(WIDGET).waitFor({ timeout: PATIENCE });
      await page.getByRole('button', { name: 'Open chat' }).click();
      await page.getByPlaceholder('Write a message').fill('Do you ship to Graz?');
      await page.getByPlaceholder('Write a message').press('Enter');
      await page.locator(`${WIDGET} .message.agent`).first().waitFor({ timeout: PATIENCE });
      expect(await page.evaluate(() => window.talkSuite!.decision())).toEqual({
        talk: 'show',
        because: { by: 'default' },
      });
      await page.close();
    });

    test('the owner hides Talk on one page, in the editor', async () => {
      const page = await owner.newPage();
      await openEditor(page, stack.url, pages.about);
      await openTalkPanel(page);
      await page.locator('.talk-editor').getByRole('radio', { name: 'Hide' }).check();
      await savePost(page);
      await page.locator('.talk-editor').getByRole('radio', { name: 'Hide', checked: true }).waitFor();
      await page.close();
    });

    test('there Talk is gone while tracking goes on, elsewhere Talk is present', async () => {
      ortto.reset();
      const hidden = await visit(`/?page_id=${pages.about}`);
      await settled(hidden);
      expect(await hidden.evaluate(() => window.talkSuite!.decision())).toEqual({
        talk: 'hide',
        because: { by: 'page' },
      });
      await eventually(() => ortto.requests({ path: '/-/widgets/get' }).length, 1, PATIENCE);
      await eventually(
        () => ortto.requests({ path: '/-/events/page-event' }).map(({ body }) => body?.['u']),
        [hidden.url()],
      );
      expect(ortto.requests({ path: '/-/widgets/get' }).map(({ body }) => body?.['tk'])).toEqual([false]);
      expect(await hidden.locator(WIDGET).count()).toBe(0);

      const shown = await visit(`/?page_id=${pages.shop}`);
      await shown.locator(WIDGET).waitFor({ timeout: PATIENCE });
      await Promise.all([hidden.close(), shown.close()]);
    });

    test('nothing was thrown in a page, and the plugin left no notice in PHP', () => {
      expect(visits.flatMap(({ errors }) => errors)).toEqual([]);
      expect(stack.phpLog()).toBe('');
    });
  });
};
