import type { Page } from 'playwright-core';

/** What of WordPress's data stores the tests ask for. */
interface EditorData {
  select(store: 'core/editor'): {
    getCurrentPostId(): number | null;
    isSavingPost(): boolean;
    isEditedPostDirty(): boolean;
    didPostSaveRequestSucceed(): boolean;
  };
  dispatch(store: 'core/preferences'): { set(scope: string, name: string, value: unknown): void };
}
declare global {
  interface Window {
    wp: { data: EditorData };
  }
}

const TIMEOUT = 30_000;

/** Opens a post in the block editor, past its welcome. */
export const openEditor = async (page: Page, siteUrl: string, postId: number): Promise<void> => {
  await page.goto(`${siteUrl}/wp-admin/post.php?post=${postId}&action=edit`, {
    waitUntil: 'commit',
    timeout: TIMEOUT,
  });
  await page.waitForFunction(
    () => Number(window.wp?.data?.select('core/editor')?.getCurrentPostId()) > 0,
    null,
    {
      timeout: TIMEOUT,
    },
  );
  await page.evaluate(() => {
    const preferences = window.wp.data.dispatch('core/preferences');
    preferences.set('core/edit-post', 'welcomeGuide', false);
    preferences.set('core', 'welcomeGuide', false);
  });
};

/** The plugin's panel in the document's sidebar, opened. */
export const openTalkPanel = async (page: Page): Promise<void> => {
  const toggle = page.locator('.talk-editor').getByRole('button', { name: 'Talk', exact: true });
  await toggle.waitFor({ timeout: TIMEOUT });
  if ((await toggle.getAttribute('aria-expanded')) !== 'true') await toggle.click();
};

const isSaved = (): boolean => {
  const editor = window.wp.data.select('core/editor');
  return !editor.isSavingPost() && !editor.isEditedPostDirty() && editor.didPostSaveRequestSucceed();
};

/** Saves the post and waits until the editor says that it is saved. */
export const savePost = async (page: Page): Promise<void> => {
  // Until then the button is disabled for assistive technology only: a click would do nothing.
  await page.waitForFunction(() => window.wp.data.select('core/editor').isEditedPostDirty(), null, {
    timeout: TIMEOUT,
  });
  await page
    .getByRole('region', { name: 'Editor top bar' })
    .getByRole('button', { name: /^(Save|Update)$/ })
    .click();
  const saved = page.waitForFunction(isSaved, null, { timeout: TIMEOUT });
  // WordPress 6.6 asks once more where meta has changed.
  const confirm = page
    .locator('[class*="entities-saved-states"]')
    .getByRole('button', { name: 'Save', exact: true })
    .first();
  await Promise.race([saved, confirm.waitFor({ timeout: TIMEOUT }).then(() => confirm.click())]);
  await saved;
};
