// needs: chromium
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readConnectCode, type PushBody, type WidgetsAnswer } from '../../../core/contract/index.ts';
import { PREVIEW_POLICY } from '../../../core/messenger/front/build.ts';
import { defaultSettings, type Messenger } from '../../../core/settings/index.ts';
import { violationsIn } from '../../browser/axe.ts';
import { dragByMouse } from '../../browser/dragging.ts';
import { untilFocused } from '../../browser/focus.ts';
import { eventually } from '../../patience.ts';
import { dismissToasts, openInbox, type InboxUnderTest } from './inbox-browser.ts';
import { ORIGIN } from '../served.ts';

let inbox: InboxUnderTest;
let hosted: string;
let hostedKey: string;
beforeAll(async () => {
  inbox = await openInbox();
  const made = await inbox.owner.ask<{ id: string; trackingKey: string }>('POST', '/sites', {
    name: 'Hosted',
    origins: ['https://hosted.example'],
  });
  hosted = made.body.id;
  hostedKey = made.body.trackingKey;
});
afterAll(() => inbox?.stop());

/** What the host of a site pushes with its connect code. */
const push = async (revision: string, basedOn: string | null, more: Partial<PushBody['host']>) => {
  const made = await inbox.owner.ask<{ code: string }>('POST', `/sites/${hosted}/connect-code`);
  const body: PushBody = {
    owner: { id: 'wordpress-1', name: 'www.hosted.example' },
    basedOn,
    revision,
    messenger: { ...defaultSettings().messenger, mode: 'on' },
    host: { siteName: 'Hosted', language: 'en', zone: 'UTC', ...more },
  };
  const answer = await fetch(`${inbox.served.url}/v1/talk/settings`, {
    method: 'PUT',
    headers: {
      'X-Api-Key': readConnectCode(made.body.code)!.settingsKey,
      'Content-Type': 'application/json',
    },
    body: JSON.stringify(body),
  });
  expect(answer.status).toBe(200);
};

interface Stored {
  readonly messenger: Messenger;
  readonly revision: string | null;
  readonly hostName: string | null;
}

const path = (): string => `/sites/${inbox.served.site.id}/messenger`;
const stored = async (): Promise<Stored> => (await inbox.owner.ask<Stored>('GET', path())).body;

/** What a page's loader is told of a site's messenger. */
const told = async (trackingKey = inbox.served.site.trackingKey, origin = ORIGIN) => {
  const response = await fetch(`${inbox.served.url}/-/widgets/get`, {
    method: 'POST',
    headers: { Origin: origin },
    body: JSON.stringify({ h: trackingKey, tk: true, u: `${origin}/` }),
  });
  return ((await response.json()) as WidgetsAnswer).talk_suite!.settings;
};

describe('the messenger of a site that no WordPress and no shop keeps', () => {
  test('begins with what is in force, and is changed in the inbox, with the fault named and nobody overwritten', async () => {
    const { messenger, revision, hostName } = await stored();
    expect([revision, hostName, messenger.visitors.require.email]).toEqual([null, null, false]);
    const put = (change: object, basedOn: string | null, client = inbox.owner) =>
      client.ask<{ revision: string }>('PUT', path(), { messenger: change, zone: 'Europe/Berlin', basedOn });
    const wrong = { ...messenger, style: { ...messenger.style, radius: 900 } };
    expect((await put(wrong, null)).body).toMatchObject({
      problem: 'invalid',
      field: 'messenger.style.radius',
    });
    expect((await put(messenger, null, inbox.agent)).status).toBe(403);
    const greeted = { ...messenger, content: { ...messenger.content, greeting: 'Good day from the lamps' } };
    const { body } = await put(greeted, null);
    expect((await told()).texts.greeting).toEqual(['Good day from the lamps']);
    expect((await put(messenger, 'another')).body).toEqual({ problem: 'stale' });
    expect(await stored()).toMatchObject({ revision: body.revision, messenger: greeted });
  });

  test('is previewed in a sandbox, wherever that is opened, under the policy of the page itself', async () => {
    const answer = await fetch(`${inbox.served.url}/inbox/preview/preview.html`);
    expect(answer.headers.get('content-security-policy')).toBe(
      "sandbox allow-scripts; frame-ancestors 'self'",
    );
    expect(await answer.text()).toContain(`content="${PREVIEW_POLICY}"`);
  });

  test('is edited next to a preview that follows, and saved', async () => {
    const { page, errors, close } = await inbox.open(inbox.owner, 'settings/messenger', {
      viewport: { width: 1366, height: 900 },
    });
    await page.getByLabel('Site', { exact: true }).selectOption({ label: inbox.served.site.name });
    const preview = page.frameLocator('iframe');
    await page.getByRole('link', { name: 'Content' }).click();
    await page.locator('[data-field="messenger.content.greeting"] textarea').fill('Lamps, all day long');
    // Where the greeting is.
    await page.getByLabel('Screen', { exact: true }).selectOption('form');
    await preview.getByText('Lamps, all day long').waitFor();
    await page.getByText('Not saved yet.').waitFor();
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved.').waitFor();
    expect((await told()).texts.greeting).toEqual(['Lamps, all day long']);
    await page.getByRole('link', { name: 'Response times' }).click();
    expect(await page.locator('[data-field="messenger.hours.zone"]').textContent()).not.toContain('Ortto');
    await page.getByRole('button', { name: 'Add hours' }).click();
    await page.getByRole('button', { name: 'Save' }).click();
    await page.locator('.save-bar:not([data-changed])').waitFor({ state: 'attached' });
    await page.reload();
    await page.getByRole('group', { name: 'Row 1' }).waitFor();
    expect(errors).toEqual([]);
    await close();
  });

  test('has cards that are sorted by mouse, and Escape leaves them as they are', async () => {
    const { page, errors, close } = await inbox.open(
      inbox.owner,
      `settings/messenger/content?site=${inbox.served.site.id}`,
      { viewport: { width: 1366, height: 1200 } },
    );
    await page.getByRole('button', { name: 'Add quick links' }).click();
    await untilFocused(page.locator('[data-row="1"]').first());
    const card = (name: string) => page.getByRole('group', { name, exact: true });
    const grip = card('Quick links').locator('.grip').first();
    await dragByMouse(page, grip, card('Conversations'), false);
    expect(await page.locator('[data-row="0"] > legend').first().innerText()).toBe('Conversations');
    await dragByMouse(page, grip, card('Conversations'));
    await page.getByText('Quick links is now number 1 of 2.').waitFor();
    await page.getByRole('button', { name: 'Discard' }).click();
    await page.locator('.save-bar:not([data-changed])').waitFor({ state: 'attached' });
    expect(errors).toEqual([]);
    await close();
  });

  test('scrolls while a card is held at the edge of what the cards are in', async () => {
    const { page, close } = await inbox.open(
      inbox.owner,
      `settings/messenger/content?site=${inbox.served.site.id}`,
      { viewport: { width: 1366, height: 600 } },
    );
    for (let cards = 1; cards <= 3; cards++) {
      await page.getByRole('button', { name: 'Add quick links' }).click();
      await untilFocused(page.locator(`[data-row="${cards}"]`).first());
    }
    const last = page.getByRole('group', { name: 'Quick links', exact: true }).last();
    const first = page.getByRole('group', { name: 'Conversations', exact: true });
    await last.evaluate((element) => element.scrollIntoView({ block: 'center' }));
    const grip = (await last.locator('.grip').first().boundingBox())!;
    await page.mouse.move(grip.x + 10, grip.y + 10);
    await page.mouse.down();
    await page.mouse.move(grip.x + 10, 100, { steps: 5 });
    await eventually(
      () => first.evaluate((element) => element.getBoundingClientRect().bottom > innerHeight / 2),
      true,
    );
    await page.mouse.up();
    await page.getByText('Quick links is now number 1 of 4.').waitFor();
    await page.getByRole('button', { name: 'Discard' }).click();
    await page.locator('.save-bar:not([data-changed])').waitFor({ state: 'attached' });
    await close();
  });

  test('is put back tab by tab, which a question names first and Undo takes back, before and after it is saved', async () => {
    const { page, errors, close } = await inbox.open(
      inbox.owner,
      `settings/messenger/content?site=${inbox.served.site.id}`,
    );
    const greeting = page.locator('[data-field="messenger.content.greeting"] textarea');
    const save = async (): Promise<void> => {
      await page.getByRole('button', { name: 'Save', exact: true }).click();
      await page.locator('.save-bar:not([data-changed])').waitFor({ state: 'attached' });
    };
    await greeting.fill('A greeting of our own');
    await save();
    const first = await greeting.inputValue();
    await page.getByRole('button', { name: 'Reset this tab' }).click();
    const question = page.getByRole('alertdialog', { name: 'Reset “Content”?' });
    await question.getByText('Greeting').waitFor();
    await question.getByRole('button', { name: 'Reset', exact: true }).click();
    await page.getByText('These settings are back to what a new site has. They are not saved yet.').waitFor();
    expect(await greeting.inputValue()).not.toBe(first);
    await page.locator('.undone').getByRole('button', { name: 'Undo' }).click();
    await eventually(() => greeting.inputValue(), first);
    await greeting.fill('Thrown away');
    await page.getByRole('button', { name: 'Discard' }).click();
    await page.locator('.undone').getByRole('button', { name: 'Undo' }).click();
    await eventually(() => greeting.inputValue(), 'Thrown away');
    // What is not saved waits while another screen is looked at.
    await page.getByRole('link', { name: 'Teams' }).click();
    await page.getByRole('heading', { name: 'Teams', level: 2 }).waitFor();
    await page.goBack();
    await eventually(() => greeting.inputValue(), 'Thrown away');
    await dismissToasts(page);
    await save();
    await page.locator('.toast').last().getByRole('button', { name: 'Undo' }).click();
    await page.getByText('Undone.').waitFor();
    await page.waitForFunction(
      (text) =>
        document.querySelector<HTMLTextAreaElement>('[data-field="messenger.content.greeting"] textarea')
          ?.value === text,
      first,
    );
    expect((await stored()).messenger.content.greeting).toBe(first);
    expect(errors).toEqual([]);
    await close();
  });

  test('cannot be saved wrong: the field says what is wrong, and gets the focus', async () => {
    const { page, close } = await inbox.open(inbox.owner, 'settings/messenger/style');
    await page.getByLabel('Site', { exact: true }).selectOption({ label: inbox.served.site.name });
    const title = page.locator('[data-field="messenger.style.title"] textarea');
    await title.fill('Hello {{ first_nam }}');
    await page.locator('[data-field="messenger.style.title"] .error').waitFor();
    await page.getByRole('button', { name: 'Save' }).click();
    await untilFocused(page.locator('[data-field="messenger.style.title"]'));
    await page.getByRole('button', { name: 'Discard' }).click();
    await page.locator('[data-field="messenger.style.title"] .error').waitFor({ state: 'detached' });
    await close();
  });
});

describe('the messenger of a site with a host', () => {
  test('is shown and not changed: its host decides, and its screen is one press away', async () => {
    await push('first', null, {});
    const { messenger } = await stored();
    const refused = await inbox.owner.ask('PUT', `/sites/${hosted}/messenger`, {
      messenger,
      zone: 'UTC',
      basedOn: null,
    });
    expect([refused.status, refused.body]).toEqual([403, { problem: 'forbidden', reason: 'hosted' }]);
    const { page, close } = await inbox.open(inbox.owner, `settings/messenger/style?site=${hosted}`);
    await page.getByText('www.hosted.example decides how this messenger is.').waitFor();
    await page.getByText('open Talk Messenger there').waitFor();
    expect(await page.locator('[data-field="messenger.style.title"] textarea').isDisabled()).toBe(true);
    expect(await page.getByRole('button', { name: 'Save' }).count()).toBe(0);
    await page.getByRole('link', { name: 'Content' }).click();
    await page.getByRole('group', { name: 'Conversations', exact: true }).waitFor();
    expect(await page.locator('.grip').first().isVisible()).toBe(false);
    const screen = 'https://www.hosted.example/wp-admin/admin.php?page=talk-messenger&tab=style';
    await push('second', 'first', { settingsScreen: screen });
    await page.reload();
    const link = page.getByRole('link', { name: 'Change it on www.hosted.example' });
    expect(await link.getAttribute('href')).toBe(screen);
    // Visitors do not learn where the owner signs in.
    expect(JSON.stringify(await told(hostedKey, 'https://hosted.example'))).not.toContain('wp-admin');
    await close();
  });
});

test('the messenger’s screens have no fault that axe finds, and nothing is wider than a phone', async () => {
  const { page, errors, close } = await inbox.open(inbox.owner, 'settings/messenger/style', {
    viewport: { width: 360, height: 740 },
  });
  const found: string[] = [];
  for (const [tab, scheme, dir] of [
    ['style', 'light', 'ltr'],
    ['content', 'dark', 'rtl'],
    ['visitors', 'dark', 'ltr'],
    ['hours', 'light', 'rtl'],
  ] as const) {
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
    await page.goto(
      `${inbox.served.url}/inbox/settings/messenger/${tab}?site=${inbox.served.site.id}&dir=${dir}`,
    );
    await page.locator('.setting').first().waitFor();
    const violations = await violationsIn(page, { exclude: 'iframe' });
    found.push(...violations.map(({ id, nodes }) => `${tab}: ${id} at ${nodes[0]!.target.join(' ')}`));
    const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    if (wider > 0) found.push(`${tab} is ${wider} px wider than the screen`);
  }
  expect(found).toEqual([]);
  expect(errors).toEqual([]);
  await close();
});
