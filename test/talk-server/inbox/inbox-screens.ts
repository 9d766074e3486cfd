// Every screen of the inbox, in a language: how to get there, and how to know that it is there.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { formsOf } from '../../../core/texts/format.ts';
import type { Translation } from '../../../core/texts/translations/translate.ts';

const TRANSLATIONS = ['texts/translations', 'settings/messenger/translations'].map((folder) =>
  join(import.meta.dirname, '../../../talk-server/inbox', folder),
);

/** What the inbox says for an English text. */
export type Say = (english: string) => string;

export const inEnglish: Say = (english) => english;

export const inArabic = (): Say => {
  const table = TRANSLATIONS.map(
    (folder) => JSON.parse(readFileSync(join(folder, 'ar.json'), 'utf8')) as Translation,
  ).reduce((all, each) => ({ ...all, ...each }));
  return (english) => {
    if (!Object.hasOwn(table, english)) throw new Error(`“${english}” is no text of the inbox.`);
    return formsOf(table[english]!)[0]!;
  };
};

export interface Screen {
  readonly name: string;
  readonly path: string;
  readonly there: (page: Page, say: Say) => Promise<unknown>;
}

const dialog = (page: Page) => page.getByRole('dialog').waitFor();
const settings = (tab: string): Screen => ({
  name: `settings: ${tab}`,
  path: `settings/${tab}`,
  there: (page) => page.getByRole('heading', { level: 2 }).first().waitFor(),
});

/** @param conversation that has an answer, a note and a priority */
export const screensOf = (conversation: string): readonly Screen[] => [
  {
    name: 'an empty list',
    path: 'snoozed',
    there: (page, say) => page.getByText(say('There is nothing in this list.')).waitFor(),
  },
  { name: 'a list', path: 'all', there: (page) => page.locator('.line').first().waitFor() },
  {
    name: 'a thread',
    path: `all/${conversation}`,
    there: (page) => page.locator('.said').last().waitFor(),
  },
  {
    name: 'a thread with its menu',
    path: `all/${conversation}`,
    there: async (page, say) => {
      await page.locator('.said').last().waitFor();
      await page.getByRole('button', { name: say('Snooze') }).click();
      await page.getByRole('menu').waitFor();
    },
  },
  {
    name: 'a note',
    path: `all/${conversation}`,
    there: async (page, say) => {
      await page.locator('.said').last().waitFor();
      await page.getByRole('button', { name: say('Note'), exact: true }).click();
      await page.locator('#composer').fill('@A');
    },
  },
  {
    name: 'the shortcuts',
    path: 'mine',
    there: async (page) => {
      await page.locator('.line').first().waitFor();
      await page.keyboard.press('?');
      await dialog(page);
    },
  },
  {
    name: 'the commands',
    path: 'mine',
    there: async (page) => {
      await page.locator('.line').first().waitFor();
      await page.keyboard.press('Control+k');
      await dialog(page);
    },
  },
  { name: 'a search', path: 'search?q=ship', there: (page) => page.locator('.line').first().waitFor() },
  ...[
    'account',
    'notifications',
    'replies',
    'members',
    'teams',
    'assignment',
    'sites',
    'mail',
    'outbound',
    'keys',
    'activity',
  ].map(settings),
  ...['style', 'content', 'visitors', 'hours'].map((tab) => ({
    name: `messenger: ${tab}`,
    path: `settings/messenger/${tab}`,
    there: (page: Page) => page.locator('.setting').first().waitFor(),
  })),
  {
    name: 'how long conversations are kept',
    path: 'settings/sites',
    there: async (page, say) => {
      await page
        .getByRole('button', {
          name: say('Change how long {name} keeps closed conversations').split('{name}')[0]!,
        })
        .click();
      await page.getByLabel(say('Delete them after some days')).check();
      await page.locator('[role=dialog] [role=status] p').nth(1).waitFor();
    },
  },
  {
    name: 'a reset',
    path: 'settings/messenger/content',
    there: async (page, say) => {
      await page.locator('[data-field="messenger.content.greeting"] textarea').fill('Changed');
      await page.getByRole('button', { name: say('Reset this tab') }).click();
      await page.getByRole('alertdialog').waitFor();
    },
  },
  {
    name: 'a rule of assignment',
    path: 'settings/assignment',
    there: async (page, say) => {
      await page.getByRole('button', { name: say('Add rule') }).click();
      await dialog(page);
    },
  },
  ...(
    [
      ['a saved reply', 'replies', 'Add saved reply'],
      ['a team', 'teams', 'Add team'],
      ['a site', 'sites', 'Add site'],
      ['an outbound message', 'outbound', 'Add message'],
    ] as const
  ).map(([name, tab, button]) => ({
    name,
    path: `settings/${tab}`,
    there: async (page: Page, say: Say) => {
      await page.getByRole('button', { name: say(button) }).click();
      await dialog(page);
    },
  })),
  {
    name: 'the second step of the sign-in, turned on',
    path: 'settings/account',
    there: async (page, say) => {
      await page.getByRole('button', { name: say('Turn on') }).click();
      await page.getByLabel(say('Code'), { exact: true }).waitFor();
    },
  },
  { name: 'the mentions', path: 'mentions', there: (page) => page.locator('.line').first().waitFor() },
  { name: 'the report', path: 'report', there: (page) => page.locator('.plot').first().waitFor() },
  { name: 'the guide', path: 'guide', there: (page) => page.locator('.step').first().waitFor() },
];
