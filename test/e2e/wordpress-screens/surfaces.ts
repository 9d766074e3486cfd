// What the plugin adds to WordPress's own pages: each part with what it starts from and how it is got to.
import type { Page } from 'playwright-core';
import { texts } from '@talk-suite/core/texts';
import { PATIENCE } from '../../patience.ts';
import type { WordPressStack } from '../../wordpress/stack.ts';
import { openEditor, openTalkPanel } from '../site/editor-page.ts';
import { button, rule, ruled } from '../settings-screen/rules-tab.ts';
import { openScene, type Scene, type StoreSettings } from '../settings-screen/scenes.ts';

/** A part of one of WordPress's own pages. */
export interface Surface extends Pick<Scene, 'name' | 'settings'> {
  /** The part of the page that is the plugin's. */
  readonly within: string;
  /** WordPress's own part of the same kind: what axe finds there as well is WordPress's. */
  readonly alike?: string;
  readonly path: string | ((stack: WordPressStack) => Promise<string>);
  readonly show: (page: Page) => Promise<unknown>;
}

const CONNECTED = ruled([
  rule('calm', { kind: ['page'] }, { name: 'Calm pages' }),
  rule('small', { device: ['mobile'] }, { name: 'Phones' }),
]);
const PANEL = '.talk-editor, .talk-editor-summary';
const ENTRY = '#wp-admin-bar-talk-messenger';

/** The first of what a query finds, in the editor that WordPress opens for it. */
const editorOf =
  (query: string) =>
  async (stack: WordPressStack): Promise<string> =>
    `/wp-admin/post.php?post=${await stack.evalPhp<number>(`return get_posts( ${query} )[0]->ID;`)}&action=edit`;
const PAGE = editorOf("array( 'post_type' => 'page', 'numberposts' => 1 )");
const POST = editorOf("array( 'post_type' => 'post', 'numberposts' => 1 )");

/** A file's page in the admin has no block editor. */
const attachment = async (stack: WordPressStack): Promise<string> => {
  await stack.runPhp(
    `wp_insert_attachment( array( 'post_title' => 'A file', 'post_mime_type' => 'image/png', 'post_status' => 'inherit' ), 'a.png' );`,
  );
  return editorOf("array( 'post_type' => 'attachment', 'numberposts' => 1 )")(stack);
};

/** Past the welcome of the editor, into the page that is open. */
const panel = async (page: Page): Promise<void> => {
  const url = new URL(page.url());
  await openEditor(page, url.origin, Number(url.searchParams.get('post')));
  // WordPress remembers that a narrow window had no room for it.
  await page.evaluate("wp.data.dispatch('core/edit-post').openGeneralSidebar('edit-post/document')");
  await openTalkPanel(page);
};

const openEntry = async (page: Page): Promise<void> => {
  await page.waitForLoadState();
  await page.locator(ENTRY).hover();
  await page.locator(`${ENTRY} .ab-submenu`).first().waitFor();
};

/** Unfolds what Site Health has to say of the plugin. */
const unfold = async (page: Page): Promise<void> => {
  // WordPress's scripts hear clicks from then on; what they unfold is there before.
  await page.waitForLoadState();
  const triggers = page.locator('.health-check-accordion-trigger[aria-controls*="talk"]');
  await triggers.first().waitFor({ state: 'attached', timeout: PATIENCE });
  // What is well is folded as a whole.
  const passed = page.locator('.site-health-view-passed');
  if (await passed.count()) await passed.click();
  for (const trigger of await triggers.all())
    if ((await trigger.getAttribute('aria-expanded')) !== 'true') await trigger.click();
};

/** Shown by itself, as soon as the page is there. */
const appears =
  (selector: string) =>
  (page: Page): Promise<void> =>
    page.locator(selector).first().waitFor();

/** The editor's panel, once a part of it is there. */
const inPanel = (selector: string): Pick<Surface, 'within' | 'show'> => ({
  within: PANEL,
  show: async (page) => {
    await panel(page);
    await page.locator(selector).waitFor();
  },
});

const IN_ADMIN_BAR: Pick<Surface, 'within' | 'alike' | 'show'> = {
  within: ENTRY,
  alike: '#wp-admin-bar-site-name',
  show: openEntry,
};

const ON_TERM: Pick<Surface, 'within' | 'show'> = {
  within: '.term-talk-messenger-wrap',
  show: appears('.term-talk-messenger-wrap'),
};

const IN_SITE_HEALTH: Pick<Surface, 'within' | 'show'> = {
  within: '[id^="health-check-accordion-block-talk"]',
  show: unfold,
};

export const SURFACES: readonly Surface[] = [
  {
    name: 'editor',
    settings: CONNECTED,
    path: PAGE,
    ...inPanel('.talk-editor__meaning a'),
  },
  {
    name: 'editor-not-connected',
    path: PAGE,
    ...inPanel('.talk-editor__notice'),
  },
  {
    name: 'editor-failed',
    settings: CONNECTED,
    path: POST,
    within: PANEL,
    show: async (page) => {
      await page.route('**/talk-messenger/v1/decision**', (route) => route.abort());
      await panel(page);
      await page.locator('.talk-editor .is-link').waitFor();
    },
  },
  {
    name: 'meta-box',
    settings: CONNECTED,
    path: attachment,
    within: '#talk-messenger',
    show: appears('#talk-messenger input[type=radio]'),
  },
  {
    name: 'admin-bar',
    settings: CONNECTED,
    path: '/sample-page/',
    ...IN_ADMIN_BAR,
  },
  {
    name: 'admin-bar-not-connected',
    path: '/sample-page/',
    ...IN_ADMIN_BAR,
  },
  {
    name: 'quick-edit',
    settings: CONNECTED,
    path: '/wp-admin/edit.php?post_type=page',
    within: '.inline-edit-talk-messenger',
    show: async (page) => {
      await page.waitForLoadState();
      const row = page.locator('#the-list tr').first();
      await row.hover();
      await row.locator('button.editinline').click();
      await page.locator('.inline-editor .inline-edit-talk-messenger select').waitFor();
    },
  },
  {
    name: 'bulk-edit',
    settings: CONNECTED,
    path: '/wp-admin/edit.php?post_type=page',
    within: '#bulk-edit .inline-edit-talk-messenger',
    show: async (page) => {
      await page.waitForLoadState();
      await page.locator('#cb-select-all-1').check();
      await page.locator('#bulk-action-selector-top').selectOption('edit');
      await page.locator('#doaction').click();
      await page.locator('#bulk-edit .inline-edit-talk-messenger select').waitFor();
    },
  },
  {
    name: 'new-category',
    settings: CONNECTED,
    path: '/wp-admin/edit-tags.php?taxonomy=category',
    ...ON_TERM,
  },
  {
    name: 'category',
    settings: CONNECTED,
    path: '/wp-admin/term.php?taxonomy=category&tag_ID=1',
    ...ON_TERM,
  },
  {
    name: 'plugins',
    path: '/wp-admin/plugins.php',
    within: '#talk-messenger-connect, tr[data-plugin^="talk-messenger"]',
    show: appears('#talk-messenger-connect'),
  },
  {
    name: 'site-health',
    settings: CONNECTED,
    path: '/wp-admin/site-health.php',
    ...IN_SITE_HEALTH,
  },
  {
    name: 'site-health-info',
    settings: CONNECTED,
    path: '/wp-admin/site-health.php?tab=debug',
    ...IN_SITE_HEALTH,
  },
  {
    name: 'help',
    settings: CONNECTED,
    path: '/wp-admin/admin.php?page=talk-messenger',
    within: '#contextual-help-wrap',
    show: async (page) => {
      await page.waitForLoadState();
      await page.locator('#contextual-help-link').click();
      await page.locator('.help-tab-content.active').waitFor();
    },
  },
  {
    name: 'import-refused',
    settings: CONNECTED,
    path: '/wp-admin/admin.php?page=talk-messenger',
    within: '.talk-notices',
    show: async (page) => {
      await page.locator('.talk-import').setInputFiles({
        name: 'photo.json',
        mimeType: 'application/json',
        buffer: Buffer.from('{"visibility": 1}'),
      });
      await page.locator('.talk-notices .components-notice').waitFor();
    },
  },
  {
    name: 'connection-script-silent',
    settings: CONNECTED,
    path: '/wp-admin/admin.php?page=talk-messenger',
    within: '#talk-messenger-root',
    show: async (page) => {
      await button(page, texts['screens.test.button']).click();
      await page.locator('.talk-check__result .talk-outcome').first().waitFor();
    },
  },
];

/** Opens one in a page of the owner's browser. */
export const openSurface = async (
  page: Page,
  stack: WordPressStack,
  surface: Surface,
  store: StoreSettings,
): Promise<void> => {
  const path = typeof surface.path === 'string' ? surface.path : await surface.path(stack);
  await openScene(page, stack.url, { ...surface, path }, store);
};
