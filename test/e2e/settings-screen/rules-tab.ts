import { orttoConnection } from '@talk-suite/core/fixtures';
import type { Settings } from '@talk-suite/core/settings';
import type { Rule } from '@talk-suite/core/visibility';
import type { Locator, Page } from 'playwright-core';
import { dragByMouse } from '../../browser/dragging.ts';
import { SCREEN } from './owner-page.ts';

const CONNECTION: Settings['connection'] = orttoConnection({ dataRegion: 'us' });
export const PAGES_TAB = `${SCREEN}&tab=pages`;

export const rule = (id: string, when: Rule['when'], more: Partial<Rule> = {}): Rule => ({
  id,
  name: '',
  effect: 'hide',
  enabled: true,
  when,
  ...more,
});
export const THREE = ['a', 'b', 'c'].map((id) =>
  rule(id, { path: [`/${id}/*`] }, { name: id.toUpperCase() }),
);

export const numbered = (count: number): Rule[] =>
  Array.from({ length: count }, (_, n) => rule(`r${n}`, { path: [`/area-${n}/*`] }));

export const rows = (page: Page): Locator => page.locator('.talk-rule');
export const order = (page: Page): Promise<(string | null)[]> =>
  rows(page).evaluateAll((all) => all.map((row) => row.getAttribute('data-rule')));
export const row = (page: Page, id: string): Locator => page.locator(`.talk-rule[data-rule="${id}"]`);
export const handle = (page: Page, id: string): Locator => row(page, id).locator('.talk-rule__handle');
export const editor = (page: Page): Locator => page.getByRole('dialog');
/** A condition of the rule that is edited. */
export const condition = (dialog: Locator, key: string): Locator =>
  dialog.locator(`[data-condition="${key}"]`);
export const button = (scope: Page | Locator, name: string): Locator =>
  scope.getByRole('button', { name, exact: true });
/** The open menu of a rule: WordPress's own bars have items of menus, too. */
export const menu = (page: Page): Locator => page.locator('.talk-rule-menu');
export const command = async (page: Page, id: string, name: string): Promise<void> => {
  await row(page, id).locator('.talk-rule__more').click();
  await menu(page).getByRole('menuitem', { name, exact: true }).click();
};
/** Drags a rule to the upper edge of another one. */
export const drag = (page: Page, id: string, to: string, drop = true): Promise<void> =>
  dragByMouse(page, handle(page, id), row(page, to), drop);

/** What the element with the focus is called. */
export const focused = (page: Page): Promise<string> =>
  page.evaluate(
    () => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '',
  );

/** Settings of a connected site with rules, and nothing of Ortto where Talk is hidden. */
export const ruled = (rules: readonly Rule[]): Partial<Settings> => ({
  connection: CONNECTION,
  visibility: { default: 'show', rules, whenHidden: 'nothing' },
});
