import type { Page } from 'playwright-core';

/** Signs in by WordPress's own form. */
export const signInByForm = async (page: Page, root: string, user: string): Promise<void> => {
  await page.goto(`${root}/wp-login.php`);
  // The form takes the focus a moment after it is there, and with it what is typed until then.
  await page.locator('#user_login:focus').waitFor();
  await page.fill('#user_login', user);
  await page.fill('#user_pass', 'password');
  await page.click('#wp-submit');
  await page.waitForURL(/wp-admin/);
};

/** Signs out by WordPress's own question, and waits until it is done. */
export const signOutByForm = async (page: Page, root: string): Promise<void> => {
  await page.goto(`${root}/wp-login.php?action=logout`);
  await page.click('a[href*="action=logout"]');
  await page.waitForURL(/loggedout=true/);
};
