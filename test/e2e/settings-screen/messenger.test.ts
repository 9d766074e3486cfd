// needs: chromium, native
// The messenger's four tabs, as their owner uses them, and what a visitor sees of it.
import { orttoConnection } from '@talk-suite/core/fixtures';
import { beforeEach, describe, expect, test } from '@jest/globals';
import { contrastRatio, TEXT_CONTRAST, under } from '../../../core/messenger/contrast/colour.ts';
import { allWords } from '../../../core/messenger/words/index.ts';
import { defaultSettings } from '@talk-suite/core/settings';
import { texts } from '@talk-suite/core/texts';
import { dragByFinger, dragByMouse } from '../../browser/dragging.ts';
import { untilFocused } from '../../browser/focus.ts';
import { eventually } from '../../patience.ts';
import { paintedTexts } from '../../browser/painted-texts.ts';
import type { FrameLocator, Locator, Page } from 'playwright-core';
import { wordpressChoices } from '../../wordpress/versions.ts';
import { save, saveButton, showTab } from './owner-page.ts';
import { settingsScreen } from './settings-screen.ts';

const words = allWords.en;
const MESSENGER = { ...defaultSettings().messenger, mode: 'on' as const };
const TITLE = texts['settings.messenger.style.title.label'];

describe('the messenger’s tabs', () => {
  const owner = settingsScreen({ wordpress: wordpressChoices().at(-1)! });

  beforeEach(() => owner.store({ connection: orttoConnection(), messenger: MESSENGER }));

  const panel = (page: Page): Locator => page.getByRole('tabpanel');
  const field = (page: Page, label: string): Locator => panel(page).getByLabel(label, { exact: true });
  const preview = (page: Page): FrameLocator => panel(page).frameLocator('.talk-preview__frame');
  const look = (
    page: Page,
    name: 'screen' | 'visitor' | 'team' | 'device',
    value: string,
  ): Promise<unknown> =>
    panel(page).getByLabel(texts[`screens.messenger.preview.${name}`], { exact: true }).selectOption(value);
  const messenger = async () => (await owner.stored()).settings.messenger;

  test('Style: the preview follows the typing, and what is saved is there after a reload and for visitors', async () => {
    const page = await owner.open();
    await showTab(page, 'style');
    await preview(page).getByText('How can we help?').waitFor();
    await field(page, TITLE).fill('Ask the lamp people');
    await preview(page).getByText('Ask the lamp people').waitFor();
    // Drawn anew, it leaves the focus where it is written.
    expect(await field(page, TITLE).evaluate((element) => element === document.activeElement)).toBe(true);
    expect((await messenger()).style.title).toBe(MESSENGER.style.title);
    const help = await field(page, TITLE).evaluate((box) => {
      const below = box.nextElementSibling!;
      return box.getAttribute('aria-describedby')!.split(' ').includes(below.id) ? below.textContent : null;
    });
    expect(help).toBe(texts['settings.messenger.style.title.help']);
    await save(page);
    await page.reload();
    await showTab(page, 'style');
    expect(await field(page, TITLE).inputValue()).toBe('Ask the lamp people');
    await page.goto(owner.stack.url);
    await page.getByRole('button', { name: words.open }).click();
    await page.getByText('Ask the lamp people').waitFor();
  });

  test('Content: cards are sorted by finger and by mouse, and Escape leaves them as they are', async () => {
    const page = await owner.open();
    await page.setViewportSize({ width: 1366, height: 1200 });
    await showTab(page, 'content');
    const cards = panel(page).locator('[data-field="messenger.content.widgets"]');
    const card = (at: number): Locator =>
      cards.locator('.talk-rows').first().locator(`> ol > [data-row="${at}"]`);
    const grip = (at: number): Locator => card(at).locator('.talk-rows__grip').first();
    const isFirst = (name: string): Promise<void> =>
      card(0).locator('.talk-rows__head').first().getByText(name, { exact: true }).waitFor();
    await isFirst(texts['screens.messenger.card.conversations']);
    await cards.getByRole('button', { name: texts['screens.messenger.card.add.links'] }).click();
    await untilFocused(card(1).locator('.talk-rows__body').first());
    await cards.getByLabel(texts['screens.messenger.link.label'], { exact: true }).fill('Delivery');
    await cards.getByLabel(texts['screens.messenger.link.url'], { exact: true }).fill('/delivery');
    await dragByFinger(page, grip(1), card(0));
    await isFirst(texts['screens.messenger.card.links']);
    await dragByMouse(page, grip(1), card(0));
    await isFirst(texts['screens.messenger.card.conversations']);
    await dragByMouse(page, grip(1), card(0), false);
    await isFirst(texts['screens.messenger.card.conversations']);
    await dragByFinger(page, grip(1), card(0));
    await save(page);
    expect((await messenger()).content.widgets.map(({ kind }) => kind)).toEqual(['links', 'conversations']);
  });

  test('Visitors: what is asked is in the form at once', async () => {
    const page = await owner.open();
    await showTab(page, 'visitors');
    await preview(page).getByLabel(words.email).waitFor();
    expect(await preview(page).getByLabel(words.firstName).count()).toBe(0);
    await field(page, texts['settings.messenger.visitors.require.firstName.label']).selectOption('required');
    await preview(page).getByLabel(words.firstName).waitFor();
    await save(page);
    expect((await messenger()).visitors.require.firstName).toBe('required');
  });

  test('Response times: the preview shows the team away when it is told to', async () => {
    const page = await owner.open();
    await showTab(page, 'hours');
    await look(page, 'team', 'online');
    await preview(page).getByRole('dialog').waitFor();
    const text = (): Promise<string> => preview(page).getByRole('dialog').innerText();
    const online = await text();
    await look(page, 'team', 'away');
    await eventually(async () => (await text()) !== online, true);
  });

  test('a tab is reset after a question, the messenger stays on and other tabs as they are, and that is undone', async () => {
    const page = await owner.open();
    await showTab(page, 'content');
    const greeting = field(page, texts['settings.messenger.content.greeting.label']);
    await greeting.fill('Something else');
    await showTab(page, 'style');
    await field(page, TITLE).fill('Another title');
    await panel(page).getByRole('button', { name: texts['screens.reset.tab'], exact: true }).click();
    const question = page.getByRole('dialog', { name: 'Reset “Style”?' });
    await question.getByText(`: ${TITLE}.`).waitFor();
    await question.getByRole('button', { name: texts['screens.reset.confirm'] }).click();
    await eventually(() => field(page, TITLE).inputValue(), MESSENGER.style.title);
    const isOn = panel(page).getByRole('radio', { name: texts['settings.messenger.mode.on'] });
    expect(await isOn.isChecked()).toBe(true);
    await page
      .locator('.talk-undo-notice')
      .getByRole('button', { name: texts['screens.undo.reset'], exact: true })
      .click();
    await eventually(() => field(page, TITLE).inputValue(), 'Another title');
    await showTab(page, 'content');
    expect(await greeting.inputValue()).toBe('Something else');
  });

  test('a save that is refused leads to the field, from whichever tab, and saves nothing', async () => {
    const page = await owner.open();
    await showTab(page, 'style');
    await field(page, TITLE).fill('Hello {{ frist_name }}');
    await showTab(page, 'hours');
    await saveButton(page).click();
    await untilFocused(field(page, TITLE));
    expect(await page.locator('#talk-tab-style').getAttribute('aria-selected')).toBe('true');
    expect(await field(page, TITLE).getAttribute('aria-invalid')).toBe('true');
    await panel(page).getByText('first_name').first().waitFor();
    expect((await messenger()).style.title).toBe(MESSENGER.style.title);
    await field(page, TITLE).fill('Hello {{ first_name | default: "there" }}!');
    await save(page);
  });

  test('what Ortto decides can be read, and not be changed', async () => {
    const page = await owner.open();
    for (const tab of ['style', 'visitors', 'hours'] as const) {
      await showTab(page, tab);
      const fixed = panel(page).locator('.talk-plain:disabled');
      await fixed.first().waitFor();
      const painted = await fixed.locator('*').evaluateAll(paintedTexts);
      expect(painted).not.toEqual([]);
      const faint = painted.filter(
        ({ colour, alpha, background }) =>
          contrastRatio(under(background, colour, alpha), background) < TEXT_CONTRAST,
      );
      expect(faint).toEqual([]);
      expect(await fixed.locator('input:enabled, select:enabled, textarea:enabled').count()).toBe(0);
    }
  });

  test('a click on the title in the preview leads to its field', async () => {
    const page = await owner.open();
    await showTab(page, 'content');
    await preview(page).getByText('How can we help?').click();
    await page.locator('#talk-tab-style[aria-selected="true"]').waitFor();
    await page.locator('[data-field^="messenger.style"] :focus').waitFor();
  });

  test('leaving with unsaved changes asks first', async () => {
    const page = await owner.open();
    await showTab(page, 'style');
    await field(page, TITLE).fill('Not saved');
    const asked = page.waitForEvent('dialog');
    await page.close({ runBeforeUnload: true });
    const dialog = await asked;
    expect(dialog.type()).toBe('beforeunload');
    await dialog.dismiss();
  });
});
