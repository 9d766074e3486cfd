import { join } from 'node:path';
import { texts } from '@talk-suite/core/texts';
import type { BrowserContext, Page } from 'playwright-core';
import { openEditor, openTalkPanel } from '../e2e/site/editor-page.ts';
import type { Ortto } from '../sandbox/ortto/server.ts';
import { STRICT } from '../e2e/csp/security-tab/site.ts';
import { trackingCode } from '../sandbox/ortto/tracking-code.ts';

/** What the pictures are taken of: the demo shop, not connected yet, and its owner's browser. */
export interface Scene {
  readonly url: string;
  readonly ortto: Ortto;
  readonly owner: BrowserContext;
  readonly visitor: BrowserContext;
  /** Pages of the demo by slug. */
  readonly pages: Readonly<Record<string, number>>;
  readonly folder: string;
  /** Has another plugin send a policy on every page; null ends it. */
  policy(value: string | null): Promise<unknown>;
}

/** Takes one picture of what the window shows; without a text cursor or a running animation in it. */
export const take = async (page: Page, { folder }: Pick<Scene, 'folder'>, name: string): Promise<void> => {
  await page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled', caret: 'hide' });
};

/** Puts the pointer below the menu, where nothing opens under it. */
const restPointer = (page: Page): Promise<void> => page.mouse.move(60, 700);

const settings = async ({ owner, url }: Scene, tab = ''): Promise<Page> => {
  const page = await owner.newPage();
  await page.goto(`${url}/wp-admin/admin.php?page=talk-messenger${tab}`);
  // The steps before there is a connection, the tabs after.
  await page.locator('.talk-steps, .talk-tabs').first().waitFor();
  return page;
};

/** The settings screen before and after connecting. Leaves the site connected. */
const settingsPictures = async (scene: Scene): Promise<void> => {
  const page = await settings(scene);
  await take(page, scene, 'settings-empty');
  await page.getByLabel(texts['settings.connection.label']).fill(trackingCode(scene.ortto));
  await page.locator('.talk-reading .talk-outcome--good').waitFor();
  await page.getByRole('button', { name: texts['screens.save.button'] }).click();
  await page.getByText(texts['screens.frontPage.runs']).waitFor();
  await page.reload();
  await page.getByRole('button', { name: texts['screens.test.button'] }).click();
  await page.locator('.talk-check__result .talk-outcome--good').first().waitFor();
  await page.locator('.talk-badge[data-status=live]').waitFor();
  await page.setViewportSize({ width: 1280, height: 960 });
  await restPointer(page);
  await page.evaluate(() => {
    (document.activeElement as HTMLElement | null)?.blur();
    window.scrollTo(0, 0);
  });
  await take(page, scene, 'settings-connected');
  await page.close();
};

/** The window as it looks when nothing is pointed at, at the top of an element. */
const settle = async (page: Page, top: string): Promise<void> => {
  await restPointer(page);
  await page.locator(top).evaluate((element) => {
    (document.activeElement as HTMLElement | null)?.blur();
    window.scrollTo(0, element.getBoundingClientRect().top + window.scrollY - 56);
  });
};

/** The Pages tab: the rules, one of them in its dialog, an address that is tried. Nothing of it is saved. */
const rulesPictures = async (scene: Scene): Promise<void> => {
  const page = await settings(scene, '&tab=pages');
  const dialog = page.getByRole('dialog');
  const done = dialog.getByRole('button', { name: texts['screens.rule.done.new'] });
  await page.locator('.talk-templates').getByText(texts['visibility.template.blog'], { exact: true }).click();
  await done.click();
  for (const template of ['landing', 'staff', 'phones'] as const) {
    await page.getByRole('button', { name: texts['screens.rules.template'] }).click();
    await page.getByRole('menuitem', { name: texts[`visibility.template.${template}`] }).click();
    await done.click();
  }
  await page.locator('.talk-rule').nth(3).waitFor();
  await page.locator('.talk-rule').nth(2).locator('.talk-rule__words').click();
  await dialog.getByRole('checkbox', { name: 'Editor' }).waitFor();
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  await take(page, scene, 'rule-editor');
  await dialog.getByRole('button', { name: texts['screens.rule.cancel'] }).click();
  await settle(page, '.talk-tabs');
  await take(page, scene, 'rules');
  await page.getByLabel(texts['screens.try.address']).fill('/warranty/');
  await page.getByRole('button', { name: texts['screens.try.button'] }).click();
  await page.locator('.talk-verdict').waitFor();
  await page.locator('.talk-site-pages tbody tr').first().waitFor();
  await settle(page, '.talk-pair');
  await take(page, scene, 'rules-try');
  await page.close();
};

/** The Security tab: what a strict policy does to Talk, and what it lacks. Leaves the site without a policy. */
const securityPicture = async (scene: Scene): Promise<void> => {
  await scene.policy(STRICT);
  const page = await settings(scene, '&tab=security');
  await page.locator('.talk-security-check button').click();
  await page.locator('.talk-verdict').waitFor();
  await page.setViewportSize({ width: 1280, height: 1080 });
  await settle(page, '.talk-security-check');
  await take(page, scene, 'security');
  await page.close();
  await scene.policy(null);
};

/** The panel in the editor, on a page that hides Talk. */
const editorPicture = async (scene: Scene): Promise<void> => {
  const page = await scene.owner.newPage();
  await openEditor(page, scene.url, scene.pages['warranty']!);
  await openTalkPanel(page);
  await page.locator('.talk-editor input:checked').waitFor();
  await page.locator('.talk-editor__meaning', { hasText: /Shown|Hidden/ }).waitFor();
  await page.locator('.talk-editor').scrollIntoViewIfNeeded();
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  await take(page, scene, 'editor-panel');
  await page.close();
};

/** WordPress's own list of pages, of which one hides Talk. */
const listPicture = async (scene: Scene): Promise<void> => {
  const page = await scene.owner.newPage();
  await page.goto(`${scene.url}/wp-admin/edit.php?post_type=page`);
  await page.locator('.talk-messenger-state').first().waitFor();
  await restPointer(page);
  await take(page, scene, 'pages-list');
  await page.close();
};

/** The admin bar on a page that hides Talk. */
const adminBarPicture = async (scene: Scene): Promise<void> => {
  const page = await scene.owner.newPage();
  await page.goto(`${scene.url}/?page_id=${scene.pages['warranty']}`);
  await page.locator('#wp-admin-bar-talk-messenger').hover();
  await page.locator('#wp-admin-bar-talk-messenger-switch').waitFor();
  await take(page, scene, 'admin-bar');
  await page.close();
};

/** The shop with Talk, open and answered, and a page of it without. */
const sitePictures = async (scene: Scene): Promise<void> => {
  const page = await scene.visitor.newPage();
  await page.goto(`${scene.url}/`);
  await page.getByRole('button', { name: 'Open chat' }).click();
  await page.getByPlaceholder('Write a message').fill('Does the Commuter fit in a lift?');
  await page.keyboard.press('Enter');
  await page.locator('#ap3-talk-widget-ui .message.agent', { hasText: 'I have noted' }).waitFor();
  await take(page, scene, 'demo-with-talk');
  await page.goto(`${scene.url}/?page_id=${scene.pages['warranty']}`);
  await page.waitForFunction(() => window.talkSuite?.state === 'ready');
  await take(page, scene, 'demo-without-talk');
  await page.close();
};

/** Takes every picture of WordPress. */
export const takePictures = async (scene: Scene): Promise<void> => {
  await settingsPictures(scene);
  await rulesPictures(scene);
  await securityPicture(scene);
  await editorPicture(scene);
  await listPicture(scene);
  await adminBarPicture(scene);
  await sitePictures(scene);
};
