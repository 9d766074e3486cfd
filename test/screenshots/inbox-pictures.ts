// The pictures of `docs/inbox.md`, of a running Talk server with an invented shop.
import { join } from 'node:path';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { openInbox } from '../talk-server/inbox/inbox-browser.ts';

const PEOPLE = [
  ['Mia', 'Lind', 'Do you ship the oak desk to Norway?'],
  ['Jonas', 'Weber', 'The lamp arrived broken. What now?'],
  ['Ines', 'Costa', 'Can I change the address of my order?'],
  ['Yuki', 'Tanaka', 'Is the blue one back in stock soon?'],
  ['Amir', 'Nasser', 'I need an invoice for order 1042, please.'],
] as const;

/** Takes the pictures into a folder. */
export const takeInboxPictures = async (folder: string, window: BrowserContextOptions): Promise<void> => {
  const inbox = await openInbox({ whole: true });
  try {
    const [first] = await Promise.all(
      PEOPLE.map(async ([firstName, lastName, text]) =>
        inbox.write(text, { firstName, lastName, email: `${firstName.toLowerCase()}@example.com` }),
      ),
    );
    const { id, visitor } = first!;
    const take = async (
      name: string,
      path: string,
      ready: (page: Page) => Promise<unknown>,
      options = window,
    ): Promise<void> => {
      const { page, close } = await inbox.open(inbox.owner, path, options);
      await ready(page);
      await page.screenshot({ path: join(folder, `inbox-${name}.png`) });
      await close();
    };
    await inbox.owner.add(id, 'assigned', { agent: inbox.ids.owner, team: null });
    await inbox.owner.add(id, 'message', { text: 'Yes, we do. It takes four to six days.' });
    await visitor.send(id, 'Great! And how much is it?');
    await inbox.agent.add(id, 'note', { text: '29 EUR to Norway since May. @Olga' });
    const thread = (page: Page) => page.locator('.said.note').waitFor();
    await take('thread', `all/${id}`, thread);
    await take('phone', `all/${id}`, thread, { ...window, viewport: { width: 375, height: 720 } });
    await take('guide', 'guide', (page) => page.locator('.step').first().waitFor());
    await take('report', 'report', (page) => page.locator('.plot').first().waitFor());
  } finally {
    await inbox.stop();
  }
};
