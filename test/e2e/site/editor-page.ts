import type { Page } from 'playwright-core';
import { PATIENCE, within } from '../../patience.ts';

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

/** The editor of a post, and where the Site Editor shows a page. */
const ADDRESSES = {
  post: (id: number): string => `post.php?post=${id}&action=edit`,
  site: (id: number): string => `site-editor.php?postType=page&postId=${id}&canvas=edit`,
};

/** Opens a post in the block editor, or a page in the Site Editor, past its welcome. */
export const openEditor = async (
  page: Page,
  siteUrl: string,
  postId: number,
  editor: keyof typeof ADDRESSES = 'post',
): Promise<void> => {
  await page.goto(`${siteUrl}/wp-admin/${ADDRESSES[editor](postId)}`, {
    waitUntil: 'commit',
    timeout: PATIENCE,
  });
  await within(
    `the editor to show post ${postId}`,
    page.waitForFunction(() => Number(window.wp?.data?.select('core/editor')?.getCurrentPostId()) > 0, null, {
      timeout: 0,
    }),
    () => page.evaluate(() => document.body.innerText.slice(0, 500)),
  );
  await page.evaluate(() => {
    const preferences = window.wp.data.dispatch('core/preferences');
    preferences.set('core/edit-post', 'welcomeGuide', false);
    preferences.set('core', 'welcomeGuide', false);
    for (const guide of ['welcomeGuide', 'welcomeGuidePage', 'welcomeGuideStyles', 'welcomeGuideTemplate'])
      preferences.set('core/edit-site', guide, false);
  });
};

/** The plugin's panel in the document's sidebar, opened. */
export const openTalkPanel = async (page: Page): Promise<void> => {
  const toggle = page.locator('.talk-editor').getByRole('button', { name: 'Talk', exact: true });
  await toggle.waitFor({ timeout: PATIENCE });
  if ((await toggle.getAttribute('aria-expanded')) !== 'true') await toggle.click();
};

/** What the editor says of itself. */
const stateOfEditor = (): string => {
  const editor = window.wp.data.select('core/editor');
  const notices = [...document.querySelectorAll('.components-notice, .components-snackbar')];
  return JSON.stringify({
    saving: editor.isSavingPost(),
    changed: editor.isEditedPostDirty(),
    saved: editor.didPostSaveRequestSucceed(),
    notices: notices.map(({ textContent }) => textContent),
  });
};

const isSaved = (): boolean => {
  const editor = window.wp.data.select('core/editor');
  return !editor.isSavingPost() && !editor.isEditedPostDirty() && editor.didPostSaveRequestSucceed();
};

/** Saves the post and waits until the editor says that it is saved. */
export const savePost = async (page: Page): Promise<void> => {
  const look = (): Promise<string> => page.evaluate(stateOfEditor);
  // Until then the button is disabled for assistive technology only: a click would do nothing.
  await within(
    'the editor to see a change',
    page.waitForFunction(() => window.wp.data.select('core/editor').isEditedPostDirty(), null, {
      timeout: 0,
    }),
    look,
  );
  await page
    .getByRole('region', { name: 'Editor top bar' })
    .getByRole('button', { name: /^(Save|Update)$/ })
    .click();
  const saved = page.waitForFunction(isSaved, null, { timeout: 0 });
  // WordPress 6.6 asks once more where meta has changed.
  const confirm = page
    .locator('[class*="entities-saved-states"]')
    .getByRole('button', { name: 'Save', exact: true })
    .first();
  const asked = confirm.waitFor({ timeout: 0 }).then(() => 'asked' as const);
  const first = Promise.race([saved.then(() => 'saved' as const), asked]);
  const outcome = await within('the editor to save, or to ask whether it should', first, look);
  // The question that never comes ends with the page.
  asked.catch(() => {});
  if (outcome === 'asked') await confirm.click();
  await within('the editor to say that the post is saved', saved, look);
};
