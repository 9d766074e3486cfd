// needs: chromium
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { AssignmentRule } from '../../../talk-server/assignment/rules.ts';
import { eventually } from '../../patience.ts';
import { claimsFor, tokenOf } from '../identity-tokens.ts';
import { dismissToasts, openInbox, type InboxUnderTest } from './inbox-browser.ts';
import { ORIGIN, random, visitorOf } from '../served.ts';

let inbox: InboxUnderTest;
beforeAll(async () => {
  inbox = await openInbox();
  await inbox.owner.ask('PUT', '/teams/sales', { name: 'Sales', hours: null, members: [inbox.ids.agent] });
});
afterAll(() => inbox?.stop());

const composer = (page: Page) => page.locator('#composer');
const said = (page: Page, text: string) => page.locator('.said', { hasText: text });
const line = (page: Page, name: string) => page.locator('.line', { hasText: name });
const filesOf = async (visitor: ReturnType<typeof visitorOf>, id: string) =>
  (
    await visitor.ask<{ events: { body: { files?: { name: string }[] } }[] }>(
      'GET',
      `/conversations/${id}/events?after=1`,
    )
  ).body.events.flatMap(({ body }) => body.files ?? []);

describe('rules of assignment', () => {
  const rules = async () =>
    (await inbox.owner.ask<{ rules: readonly AssignmentRule[] }>('GET', '/assignment-rules')).body.rules;

  test('are written, put in order and taken back on their screen, and give conversations to whom they say', async () => {
    const { page, errors, close } = await inbox.open(inbox.owner, 'settings/assignment');
    await page.getByText('No rule yet.').waitFor();
    const add = async (name: string, fill: () => Promise<unknown>) => {
      await page.getByRole('button', { name: 'Add rule' }).click();
      await page.getByLabel('Name of the rule').fill(name);
      await fill();
      await page.getByRole('button', { name: 'Save' }).click();
    };
    await add('German', async () => {
      await page.getByLabel('In these languages').fill('de, ?');
      await page.getByLabel('On these pages').fill('cart');
      await page.getByRole('button', { name: 'Save' }).click();
      await page.getByText('Each line has to begin with').waitFor();
      await page.getByText('Use language tags').waitFor();
      await page.getByText('Please fill this in.').waitFor();
      await page.getByLabel('In these languages').fill('de');
      await page.getByLabel('On these pages').fill('');
      await page.getByLabel('Team or agent').selectOption({ label: 'Ann' });
    });
    await page.getByText('German: to Ann').waitFor();
    await add('The rest', async () => {
      await page.getByLabel('Team or agent').selectOption({ label: 'Sales' });
      await page.getByLabel('Give it to who of the team').check();
    });
    await page.getByText('Everything: to the least busy of Sales').waitFor();
    await page.getByRole('button', { name: 'Move up: The rest' }).click();
    await page.locator('.numbered li').first().getByText('The rest').waitFor();
    expect((await rules()).map(({ name }) => name)).toEqual(['The rest', 'German']);
    await dismissToasts(page);
    await page.getByRole('button', { name: 'Remove: German' }).click();
    await page.getByText('German: to Ann').waitFor({ state: 'detached' });
    await page.locator('.toast').last().getByRole('button', { name: 'Undo' }).click();
    await page.getByText('German: to Ann').waitFor();
    const { id } = await inbox.write('For the team');
    await page.goto(`${inbox.served.url}/inbox/team:sales/${id}`);
    await page.getByText('A rule assigned this to Team Sales').waitFor();
    expect(errors).toEqual([]);
    await close();
  });

  test('that somebody else has changed meanwhile are shown, and not overwritten', async () => {
    const { page, close } = await inbox.open(inbox.owner, 'settings/assignment');
    await page.getByText('The rest').first().waitFor();
    const known = await rules();
    await inbox.owner.ask('PUT', '/assignment-rules', { rules: [], known });
    await page.getByRole('button', { name: 'Remove: German' }).click();
    await page.getByText('Somebody else has changed the rules').waitFor();
    await page.getByText('No rule yet.').waitFor();
    await close();
  });
});

test('who is named in a note is told, finds it under Mentions, and it is gone from the count once read', async () => {
  const { id } = await inbox.write('A hard question', { firstName: 'Nora' });
  const ann = await inbox.open(inbox.agent, 'mine');
  await ann.page.getByRole('link', { name: 'Unassigned' }).click();
  const sounds = () => ann.page.evaluate(() => Number(document.documentElement.dataset['sounds'] ?? 0));
  await line(ann.page, 'Nora').waitFor();
  const before = await sounds();
  const olga = await inbox.open(inbox.owner, `all/${id}`);
  await olga.page.getByRole('button', { name: 'Note', exact: true }).click();
  await composer(olga.page).pressSequentially('Please look, @A');
  await olga.page.getByRole('button', { name: '@Ann' }).click();
  await composer(olga.page).press('Control+Enter');
  await ann.page.getByRole('link', { name: 'Mentions' }).getByText('1').waitFor();
  await ann.page.waitForFunction(
    (count) => Number(document.documentElement.dataset['sounds'] ?? 0) > count,
    before,
  );
  await ann.page.getByRole('link', { name: 'Mentions' }).click();
  await line(ann.page, 'Nora').getByRole('link').click();
  await ann.page.locator('.said.note .mention', { hasText: '@Ann' }).waitFor();
  await ann.page
    .locator('.nav-entry', { hasText: 'Mentions' })
    .locator('.nav-count')
    .waitFor({ state: 'detached' });
  expect([ann.errors, olga.errors]).toEqual([[], []]);
  await ann.close();
  await olga.close();
});

test('a member counts as away when nobody has touched the inbox for a while, and is back at the next touch', async () => {
  const { page, close } = await inbox.open(inbox.agent, 'mine');
  await page.locator('[data-state="live"]').waitFor({ state: 'attached' });
  const here = async (): Promise<boolean> =>
    (
      await inbox.owner.ask<{ members: { name: string; here: boolean }[] }>('GET', '/members')
    ).body.members.some((member) => member.name === 'Ann' && member.here);
  const until = (wanted: boolean): Promise<void> => eventually(here, wanted);
  await until(true);
  await page.locator('.nav-me', { hasText: 'Here' }).waitFor();
  await page.clock.install();
  await page.reload();
  await page.locator('[data-state="live"]').waitFor({ state: 'attached' });
  await page.clock.fastForward(11 * 60_000);
  await page.locator('.nav-me', { hasText: 'Away' }).waitFor();
  await until(false);
  await page.keyboard.press('Shift');
  await page.locator('.nav-me', { hasText: 'Here' }).waitFor();
  await until(true);
  await close();
});

test('the person’s clock and language are next to the thread', async () => {
  const visitor = visitorOf(inbox.served);
  const { conversation } = (await visitor.start('Namaste', random(16), {}, { zone: 'Asia/Kathmandu' })).body;
  const { page, close } = await inbox.open(inbox.owner, `all/${conversation}`);
  const time = new Intl.DateTimeFormat('en-GB', { timeStyle: 'short', timeZone: 'Asia/Kathmandu' });
  const fact = page.locator('.fact', { hasText: 'Local time' });
  await fact.getByText('Asia/Kathmandu').waitFor();
  // The minute may have just gone by.
  const shown = await fact.textContent();
  expect([time.format(Date.now() - 60_000), time.format()].some((now) => shown!.includes(now))).toBe(true);
  await close();
});

test('what is filtered is in the address, so that a view can be passed on', async () => {
  const urgent = await inbox.write('At once, please', { firstName: 'Urs' });
  await inbox.write('Whenever you like', { firstName: 'Wim' });
  await inbox.owner.add(urgent.id, 'priority', { priority: true });
  const { page, close } = await inbox.open(inbox.owner, 'unassigned');
  await line(page, 'Wim').waitFor();
  await page.getByRole('button', { name: 'Priority only' }).click();
  await line(page, 'Wim').waitFor({ state: 'detached' });
  await line(page, 'Urs').waitFor();
  const passedOn = await inbox.open(inbox.agent, page.url().replace(`${inbox.served.url}/inbox/`, ''));
  await line(passedOn.page, 'Urs').waitFor();
  expect(await line(passedOn.page, 'Wim').count()).toBe(0);
  await passedOn.page.getByRole('button', { name: 'Priority only', pressed: true }).waitFor();
  await passedOn.close();
  await close();
});

test('a person’s other conversations are next to the thread; who is blocked reads so, until that is undone', async () => {
  const { id, visitor } = await inbox.write('A first question', { firstName: 'Gil' });
  const { conversation } = (await visitor.start('A second question')).body;
  const { page, close } = await inbox.open(inbox.owner, `all/${conversation}`);
  await page.locator('.others a').click();
  await said(page, 'A first question').waitFor();
  expect(page.url()).toContain(id);
  await page.getByRole('button', { name: 'Actions' }).click();
  await page.getByRole('menuitem', { name: 'Block this person' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Block this person' }).click();
  await page.getByText('This person is blocked and cannot write.').waitFor();
  expect((await visitor.send(id, 'Can you hear me?')).body).toEqual({ problem: 'blocked' });
  await page.locator('.toast').getByRole('button', { name: 'Undo' }).click();
  await page.getByText('This person is blocked and cannot write.').waitFor({ state: 'detached' });
  expect((await visitor.send(id, 'And now?')).status).toBe(201);
  await close();
});

test('two accounts of one address become one person after a question, and two again by Undo', async () => {
  const { site } = inbox.served;
  const secret = await inbox.store.identities.ensureIdentityKey(site.id, random(32), 0);
  const as = (sub: string) =>
    visitorOf(
      inbox.served,
      random(32),
      ORIGIN,
      tokenOf(claimsFor(site.trackingKey, { sub, email: 'rosa@example.com', firstName: 'Rosa' }), secret),
    );
  await as('1').start('With the old account');
  const { conversation } = (await as('2').start('With the new account')).body;
  const { page, close } = await inbox.open(inbox.owner, `all/${conversation}`);
  await page.getByText('Rosa has another account with this address and 1 conversation.').waitFor();
  await page.getByText('This is their first conversation.').waitFor();
  await page.getByRole('button', { name: 'They are one person' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'They are one person' }).click();
  await page.getByText('Both accounts are one person now.').waitFor();
  await page.locator('.others li').waitFor();
  await page.locator('.toast').last().getByRole('button', { name: 'Undo' }).click();
  await page.getByText('Rosa has another account').waitFor();
  await page.getByText('This is their first conversation.').waitFor();
  await close();
});

describe('a file', () => {
  /** What a browser hands over that drops or pastes a file. */
  const handOver = (page: Page, kind: 'drop' | 'paste', name: string) =>
    composer(page).evaluate(
      (box, [event, fileName]) => {
        const data = new DataTransfer();
        data.items.add(new File(['Lamp: 49 EUR\n'], fileName!, { type: 'text/plain' }));
        const init = { bubbles: true, cancelable: true };
        box.dispatchEvent(
          event === 'drop'
            ? new DragEvent('drop', { ...init, dataTransfer: data })
            : new ClipboardEvent('paste', { ...init, clipboardData: data }),
        );
      },
      [kind, name] as const,
    );

  test('that is dropped and one that is pasted go with the answer; one that is left out does not', async () => {
    const { id, visitor } = await inbox.write('Which lamps do you have?');
    const { page, close } = await inbox.open(inbox.owner, `all/${id}`);
    await said(page, 'Which lamps').waitFor();
    for (const [kind, name] of [
      ['drop', 'dropped.txt'],
      ['paste', 'pasted.txt'],
      ['drop', 'mistake.txt'],
    ] as const) {
      await handOver(page, kind, name);
      await page.getByRole('button', { name: `Remove ${name}` }).waitFor();
    }
    await page.getByRole('button', { name: 'Remove mistake.txt' }).click();
    await composer(page).press('Control+Enter');
    await page.locator('.said.ours:not(.pending)').getByRole('button', { name: 'pasted.txt' }).waitFor();
    expect((await filesOf(visitor, id)).map(({ name }) => name)).toEqual(['dropped.txt', 'pasted.txt']);
    await close();
  });
});

const sum = (numbers: readonly number[]): number => numbers.reduce((all, each) => all + each, 0);

test('the report draws what its table says, and gives it as a file', async () => {
  const { page, close } = await inbox.open(inbox.owner, 'report');
  await page.locator('.plot').first().waitFor();
  const total = Number(
    await page.locator('.number', { hasText: 'Conversations' }).locator('dd').textContent(),
  );
  expect(total).toBeGreaterThan(3);
  const drawn = page.locator('.plot').first().locator('.bar');
  expect(await drawn.count()).toBe(30);
  const heights = await drawn.evaluateAll((bars) => bars.map((bar) => Number(bar.getAttribute('height'))));
  await page.getByText('Show as a table').first().click();
  const started = (
    await page.getByRole('table').first().locator('tbody td:nth-child(2)').allTextContents()
  ).map(Number);
  expect(sum(started)).toBe(total);
  expect(heights.map((height) => height > 0)).toEqual(started.map((count) => count > 0));
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Download CSV' }).click(),
  ]);
  const chunks: Buffer[] = [];
  for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
  const lines = Buffer.concat(chunks).toString().trim().split(/\r?\n/);
  expect(lines).toHaveLength(31);
  expect(lines.slice(1).map((row) => Number(row.split(',')[1]))).toEqual(started);
  await close();
});
