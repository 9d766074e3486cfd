import { describe, expect, test } from '@jest/globals';
import { orttoConnection } from '@talk-suite/core/fixtures';
import type { Settings } from '@talk-suite/core/settings';
import { texts } from '@talk-suite/core/texts';
import type { FrameLocator, Locator, Page } from 'playwright-core';
import { wordpressChoices } from '../wordpress/versions.ts';
import { save, saveButton, settingsScreen, showTab, type Tab } from './settings-screen.ts';

const CONNECTION: Settings['connection'] = orttoConnection({ dataRegion: 'us' });
/** A folder for pictures of each tab, of who looks at them. */
const { TALK_PICTURES } = process.env;

const field = (page: Page, path: string): Locator => page.locator(`[data-field="messenger.${path}"]`);
const preview = (page: Page, tab: Tab): FrameLocator => page.frameLocator(`#talk-panel-${tab} iframe`);

describe("the messenger's tabs", () => {
  const owner = settingsScreen({ wordpress: wordpressChoices().at(-1)! });
  const openTab = async (tab: Tab): Promise<Page> => {
    await owner.store({ connection: CONNECTION });
    const page = await owner.open();
    await showTab(page, tab);
    await preview(page, tab).locator('talk-suite-messenger').waitFor({ state: 'attached' });
    return page;
  };
  const look = async (page: Page, tab: Tab): Promise<void> => {
    if (TALK_PICTURES === undefined) return;
    for (const width of [1366, 390, 320]) {
      await page.setViewportSize({ width, height: 900 });
      await page.screenshot({ path: `${TALK_PICTURES}/${tab}-${width}.png`, fullPage: true });
    }
    await page.setViewportSize({ width: 1280, height: 900 });
  };
  const messenger = async () => (await owner.stored()).settings.messenger;

  test('Style: what is typed shows in the preview, is saved, and is there again', async () => {
    const page = await openTab('style');
    await look(page, 'style');
    await page.getByRole('radio', { name: texts['settings.messenger.mode.on'], exact: true }).check();
    await page.getByRole('button', { name: texts['screens.messenger.design.night'], exact: true }).click();
    await field(page, 'style.title').locator('textarea').fill('Welcome {{ first_name }}');
    await preview(page, 'style').getByRole('heading', { name: 'Welcome', exact: true }).waitFor();
    await field(page, 'style.launcher.size').locator('input').fill('64');
    await save(page);
    const stored = await messenger();
    expect(stored.mode).toBe('on');
    expect(stored.style).toMatchObject({
      title: 'Welcome {{ first_name }}',
      scheme: 'dark',
      launcher: { size: 64 },
    });
    await page.reload();
    await showTab(page, 'style');
    await field(page, 'style.title').locator('textarea').waitFor();
    expect(await field(page, 'style.title').locator('textarea').inputValue()).toBe(
      'Welcome {{ first_name }}',
    );
  });

  test('Style: a click in the preview leads to its field, on whichever tab that is', async () => {
    const page = await openTab('style');
    await preview(page, 'style').getByRole('heading', { level: 1 }).click();
    await page.waitForFunction(
      () =>
        document.activeElement?.closest('[data-field]')?.getAttribute('data-field') ===
        'messenger.style.title',
    );
    await preview(page, 'style').getByText('Ask us anything', { exact: false }).click();
    await page.waitForFunction(
      () =>
        document.activeElement?.closest('[data-field]')?.getAttribute('data-field') ===
        'messenger.content.greeting',
    );
    expect(page.url()).toContain('&tab=content');
  });

  test('Style: a broken merge tag is refused with its place, and the tab can be put back', async () => {
    const page = await openTab('style');
    const title = field(page, 'style.title');
    await title.locator('textarea').fill('Hi {{ firstname }}');
    await saveButton(page).click();
    await title.locator('.talk-error').waitFor();
    expect(await title.locator('.talk-error').textContent()).toContain('Line 1, column 4');
    await page.getByRole('button', { name: texts['screens.messenger.reset'], exact: true }).click();
    expect(await title.locator('textarea').inputValue()).toBe('Hello {{ first_name | default: "there" }}');
    await page.getByRole('button', { name: texts['screens.messenger.reset.undo'], exact: true }).click();
    expect(await title.locator('textarea').inputValue()).toBe('Hi {{ firstname }}');
  });

  test('Content: cards are added, filled, sorted by the keyboard, and saved', async () => {
    const page = await openTab('content');
    const cards = field(page, 'content.widgets');
    await cards.getByRole('button', { name: texts['screens.messenger.card.add.links'], exact: true }).click();
    await cards.getByLabel(texts['screens.messenger.link.label'], { exact: true }).fill('Book a demo');
    await cards.getByLabel(texts['screens.messenger.link.url'], { exact: true }).fill('/demo');
    await preview(page, 'content').getByRole('link', { name: 'Book a demo' }).waitFor();
    await cards.getByRole('button', { name: 'Move Quick links: Quick links up' }).press('Enter');
    await save(page);
    expect((await messenger()).content.widgets).toMatchObject([
      { kind: 'links', links: [{ label: 'Book a demo', url: '/demo' }] },
      { kind: 'conversations' },
    ]);
    await look(page, 'content');
  });

  test('Visitors: what Ortto keeps cannot be changed here; what the front asks can', async () => {
    const page = await openTab('visitors');
    expect(await field(page, 'visitors.answerFirst').locator('input').isDisabled()).toBe(true);
    await field(page, 'visitors.require.firstName').locator('select').selectOption('required');
    await preview(page, 'visitors').getByLabel('First name', { exact: false }).waitFor();
    await field(page, 'visitors.consent').getByLabel(texts['screens.messenger.consent.ask']).check();
    await preview(page, 'visitors').getByText(texts['screens.messenger.consent.initial']).waitFor();
    await save(page);
    expect((await messenger()).visitors).toMatchObject({
      require: { firstName: 'required' },
      consent: { text: texts['screens.messenger.consent.initial'] },
    });
    await look(page, 'visitors');
  });

  test('Response times: hours in rows, over midnight, with the picture of the week', async () => {
    const page = await openTab('hours');
    const hours = field(page, 'hours.rows');
    await hours.getByRole('button', { name: texts['screens.messenger.hours.add'], exact: true }).click();
    const second = hours.locator('[data-row="1"]');
    await second.getByLabel(texts['screens.messenger.hours.from'], { exact: true }).fill('21:00');
    await second.getByLabel(texts['screens.messenger.hours.to'], { exact: true }).fill('02:00');
    await second.getByText(texts['screens.messenger.hours.nextDay']).waitFor();
    // Five days by day, five evenings, and what goes on after midnight.
    expect(await hours.locator('.talk-week rect').count()).toBe(15);
    await save(page);
    expect((await messenger()).hours.rows[1]).toEqual({ days: [1, 2, 3, 4, 5], from: '21:00', to: '02:00' });
    await look(page, 'hours');
  });

  test('the preview asks for nothing beyond its own files, and knows no cookie', async () => {
    await owner.store({ connection: CONNECTION });
    const page = await owner.open();
    const asked: string[] = [];
    page.on('request', (request) => {
      if (request.frame() !== page.mainFrame()) asked.push(new URL(request.url()).pathname);
    });
    await showTab(page, 'style');
    await preview(page, 'style').locator('talk-suite-messenger').waitFor({ state: 'attached' });
    expect(
      asked.map((path) => path.replace(/-[0-9a-f]{20}/, '')).map((path) => path.split('/').at(-1)),
    ).toEqual(['preview.html', 'preview.js']);
    const frame = page.frames().find((each) => each.url().endsWith('preview.html'))!;
    expect(
      await frame.evaluate(() => [
        origin,
        (() => {
          try {
            return document.cookie;
          } catch {
            return 'refused';
          }
        })(),
      ]),
    ).toEqual(['null', 'refused']);
  });
});
