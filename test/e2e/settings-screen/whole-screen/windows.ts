// What opens over the settings screen: WordPress's login window, and the dialog of a rule in a low window.
import { describe, expect, test } from '@jest/globals';
import { orttoConnection } from '@talk-suite/core/fixtures';
import { texts } from '@talk-suite/core/texts';
import type { Page } from 'playwright-core';
import { untilFocused } from '../../../browser/focus.ts';
import { button, editor, PAGES_TAB, row, rule, ruled } from '../rules-tab.ts';
import { choose, isChosen, save, saveButton } from '../owner-page.ts';
import type { Owner } from '../settings-screen.ts';

const SUGGESTIONS = '.components-form-token-field__suggestions-list';

export const describeWindows = (owner: Owner): void =>
  describe('over the settings screen', () => {
    /** Of the height of the window, how much of the dialog's own content is seen between what stays above and below. */
    const contentHeight = (page: Page): Promise<number> =>
      page.evaluate(() => {
        const dialog = document.querySelector('.talk-rule-editor')!;
        const { left, width } = dialog.getBoundingClientRect();
        let seen = 0;
        for (let y = 0; y < innerHeight; y += 1) {
          const element = document.elementFromPoint(left + width / 2, y);
          if (element?.closest('.talk-rule-editor .talk-dialog__body')) seen += 1;
        }
        return seen;
      });

    test('a rule is edited in a low window with its whole height, and what has the focus is all in sight', async () => {
      await owner.store(
        ruled([rule('a', { path: ['/a/*'], device: ['mobile'], kind: ['front', 'search'] })]),
      );
      const page = await owner.open(PAGES_TAB);
      await row(page, 'a').waitFor();
      await page.setViewportSize({ width: 640, height: 360 });
      await row(page, 'a').locator('.talk-rule__words').click();
      await untilFocused(editor(page));
      const scroll = (to: 'start' | 'middle' | 'end'): Promise<void> =>
        page.evaluate((where) => {
          const content = document.querySelector('.talk-rule-editor .components-modal__content')!;
          content.scrollTop = { start: 0, middle: 200, end: content.scrollHeight }[where];
        }, to);
      await scroll('middle');
      expect(await contentHeight(page)).toBeGreaterThan(280);
      // By keyboard, all around the dialog: nothing that has the focus is cut off or covered.
      for (let steps = 0; steps < 24; steps += 1) {
        await page.keyboard.press('Tab');
        const hidden = await page.evaluate(() => {
          const focused = document.activeElement!;
          const { left, right, top, bottom } = focused.getBoundingClientRect();
          if (bottom - top > innerHeight / 2) return null;
          const at = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
          const inSight = top >= 0 && bottom <= innerHeight;
          const uncovered = focused.contains(at) || at?.contains(focused) || at?.closest('label') !== null;
          return inSight && uncovered ? null : `${focused.outerHTML.slice(0, 120)} ${top} ${bottom}`;
        });
        expect(hidden).toBeNull();
      }
      await scroll('end');
      await button(editor(page), texts['screens.rule.done']).click();
      await editor(page).waitFor({ state: 'detached' });
    });

    test('a list of pages covers nothing any more as soon as the focus goes on from it', async () => {
      await owner.store(ruled([rule('a', { path: ['/a/*'], kind: ['front'] })]));
      const page = await owner.open(PAGES_TAB);
      await row(page, 'a').locator('.talk-rule__words').click();
      await editor(page).getByLabel(texts['screens.rule.path.pick']).focus();
      await editor(page).locator(SUGGESTIONS).getByRole('option').first().waitFor();
      const covers = await editor(page)
        .locator('[data-condition="kind"] .talk-condition__remove')
        .evaluate((next: HTMLElement, suggestions) => {
          next.focus();
          return document.querySelector(suggestions)?.checkVisibility() ?? false;
        }, SUGGESTIONS);
      expect(covers).toBe(false);
    });

    test('a session that is over is begun anew in WordPress’s own window, and the save goes on', async () => {
      await owner.store({ connection: orttoConnection({ dataRegion: 'us' }) });
      const page = await owner.open();
      await choose(page, 'settings.visibility.default.hide');
      await owner.context.clearCookies();
      await saveButton(page).click();
      const notice = page.locator('.talk-bottom .components-notice');
      await notice.getByText(texts['screens.failure.signedOut']).waitFor();
      expect(await notice.getByRole('link').getAttribute('href')).toContain('/wp-login.php');
      const window = page.locator('#wp-auth-check');
      await window.waitFor();
      // Its form comes in a frame, which WordPress gives the focus, and then its first field.
      await page.waitForFunction(() => document.activeElement?.id === 'wp-auth-check-frame');
      const form = page.frameLocator('#wp-auth-check-frame');
      await untilFocused(form.locator('#user_login'));
      await form.locator('#user_login').fill('admin');
      await form.locator('#user_pass').fill('password');
      await form.locator('#wp-submit').click();
      await window.waitFor({ state: 'hidden' });
      expect(await isChosen(page, 'settings.visibility.default.hide')).toBe(true);
      await save(page);
      expect((await owner.stored()).settings.visibility.default).toBe('hide');
    });
  });
