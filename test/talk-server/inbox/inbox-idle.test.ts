// needs: chromium
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { openInbox, type InboxUnderTest } from './inbox-browser.ts';
import { invited, liveOf, type InboxClient } from './inbox-client.ts';

const AGENTS = 30;
const HOURS = 8;
const MINUTE = 60_000;

let inbox: InboxUnderTest;
let colleagues: readonly Awaited<ReturnType<typeof liveOf>>[];
beforeAll(async () => {
  inbox = await openInbox();
  const clients: InboxClient[] = [inbox.owner];
  while (clients.length < AGENTS - 1)
    clients.push(await invited(inbox.served, inbox.owner, 'agent', `Colleague${clients.length}`));
  colleagues = await Promise.all(clients.map((client) => liveOf(client)));
});
afterAll(async () => {
  for (const { end } of colleagues ?? []) end();
  await inbox?.stop();
});

test('case 70: among 30 agents, an inbox that is open for 8 hours asks at most once a minute', async () => {
  await inbox.write('Is anybody there?');
  const { page, errors, close } = await inbox.open(inbox.agent, 'all');
  await page.clock.install();
  await page.reload();
  await page.locator('[data-state="live"]').waitFor({ state: 'attached' });
  await page.locator('.line').first().waitFor();
  let asked = 0;
  page.on('request', () => {
    asked += 1;
  });
  for (let hour = 0; hour < HOURS; hour += 1) {
    // One colleague goes away from the desk, another one comes back.
    for (const [at, isIdle] of [
      [hour, true],
      [hour - 1, false],
    ] as const)
      colleagues[at]?.send({ t: 'idle', idle: isIdle });
    for (let minute = 0; minute < 60; minute += 1) await page.clock.fastForward(MINUTE);
  }
  expect(asked).toBeLessThanOrEqual(HOURS * 60);
  // It is still there: what is written arrives.
  await inbox.write('And now?');
  await page.locator('.line', { hasText: 'And now?' }).waitFor();
  expect(errors).toEqual([]);
  await close();
});
