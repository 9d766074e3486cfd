import { join } from 'node:path';
import type { Browser, BrowserContextOptions } from 'playwright-core';
import type { PublicMessenger } from '../../core/messenger/public-settings.ts';
import { DESIGNS, inDesign, previewInput, type Design } from '../../core/screens/messenger/index.ts';
import { defaultSettings } from '../../core/settings/index.ts';
import { texts } from '../../core/texts/index.ts';
import { shopSettings } from '../messenger/public-settings.ts';
import { startPreview, SUNDAY, type Shown } from '../messenger/preview-page.ts';

/** A picture of the messenger, with what is written below it. */
interface Picture extends Shown {
  readonly words: string;
  readonly phone?: boolean;
  readonly dark?: boolean;
}

/** What is shown decides nothing of the style. */
const ANY_SCENE = { name: 'home', visitor: 'unknown', now: SUNDAY, locale: 'en', dark: null } as const;

/** The shop in a ready design, filled in as on the settings' screen. */
const shopIn = (design: Design): PublicMessenger => {
  const settings = defaultSettings();
  const { messenger } = settings;
  const filled = { ...settings, messenger: { ...messenger, style: inDesign(messenger.style, design) } };
  const { siteName, language, style } = shopSettings();
  const shown = previewInput(filled, { siteName, language, zone: 'UTC' }, ANY_SCENE).settings.style;
  const { header, fade, primary, visitorBubble, scheme, radius } = shown;
  return shopSettings({ style: { ...style, header, fade, primary, visitorBubble, scheme, radius } });
};

/** The homepage in each ready design, and a conversation in the last of them. */
const designs = (): readonly Picture[] => {
  const inEach = DESIGNS.map((design) => ({
    scene: 'home' as const,
    settings: shopIn(design),
    words: texts[`screens.messenger.design.${design}`],
  }));
  return [...inEach, { ...inEach.at(-1)!, scene: 'thread' }];
};

/** Every state that visitors meet, a sheet for each subject. */
const SHEETS: Readonly<Record<string, readonly Picture[]>> = {
  'messenger-homepage': [
    { scene: 'home', words: 'Somebody new' },
    { scene: 'home-returning', visitor: 'known', words: 'Somebody known' },
    { scene: 'home', now: SUNDAY, words: 'The team is away' },
    { scene: 'list', words: 'All conversations' },
  ],
  'messenger-conversation': [
    { scene: 'form', words: 'The form' },
    { scene: 'form-problems', words: 'What is missing' },
    { scene: 'typing', words: 'A conversation' },
    { scene: 'closed', words: 'Closed' },
  ],
  'messenger-trouble': [
    { scene: 'not-sent', words: 'Not sent' },
    { scene: 'offline', words: 'No network' },
    { scene: 'reconnecting', words: 'Reconnecting' },
    { scene: 'blocked', words: 'Blocked' },
  ],
  'messenger-waiting': [
    { scene: 'home-loading', words: 'Loading' },
    { scene: 'home-failed', words: 'Could not be loaded' },
    { scene: 'sign-in-needed', words: 'Sign-in needed' },
    { scene: 'list-empty', words: 'No conversations' },
    { scene: 'thread-empty', words: 'A new conversation' },
    { scene: 'thread-loading', words: 'A conversation is fetched' },
  ],
  'messenger-details': [
    { scene: 'team-first', words: 'The team says something first' },
    { scene: 'details-asked', words: 'Details are asked afterwards' },
    { scene: 'details-wrong', words: 'What is missing' },
    { scene: 'files', words: 'Files' },
    { scene: 'sending', words: 'On its way' },
  ],
  'messenger-hand-over': [
    { scene: 'hand-over', words: 'Ortto’s Talk opens' },
    { scene: 'hand-over-blocked', words: 'It is blocked' },
    { scene: 'hand-over-slow', words: 'It is slow' },
    { scene: 'hand-over-absent', words: 'It has its own button' },
  ],
  'messenger-designs': designs(),
  'messenger-everywhere': [
    { scene: 'home', locale: 'ar', words: 'Arabic' },
    { scene: 'thread', locale: 'ar', words: 'Arabic' },
    { scene: 'thread', dark: true, words: 'Dark' },
    { scene: 'home', phone: true, words: 'Phone' },
    { scene: 'thread', phone: true, words: 'Phone' },
    { scene: 'launcher', words: 'Closed' },
  ],
};

const windowOf = ({ phone = false, dark = false }: Picture): BrowserContextOptions => ({
  viewport: phone ? { width: 375, height: 700 } : { width: 500, height: 800 },
  colorScheme: dark ? 'dark' : 'light',
  reducedMotion: 'reduce',
});

/** Takes the sheets of pictures into a folder. */
export const takeMessengerPictures = async (browser: Browser, folder: string): Promise<void> => {
  const preview = await startPreview(browser);
  try {
    for (const [name, pictures] of Object.entries(SHEETS)) {
      const taken: { readonly words: string; readonly data: string }[] = [];
      for (const picture of pictures) {
        const { page, frame, show, close } = await preview.open(windowOf(picture));
        // A page behind it, so that card and launcher can be told from it.
        await frame.evaluate(() => {
          const isDark = matchMedia('(prefers-color-scheme: dark)').matches;
          // An attribute that the page's policy does not judge.
          document.body.setAttribute('bgcolor', isDark ? '#2b2f36' : '#e9edf2');
        });
        await show(picture);
        const shot = await page.screenshot({ animations: 'disabled', caret: 'hide' });
        taken.push({ words: picture.words, data: shot.toString('base64') });
        await close();
      }
      const sheet = await browser.newPage({ viewport: { width: 460 * taken.length, height: 700 } });
      await sheet.setContent(
        `<style>body { margin: 0; padding: 16px; display: flex; gap: 16px; width: max-content; background: #fff; font: 600 16px system-ui } figure { margin: 0 } img { display: block; height: 600px; border-radius: 8px } figcaption { padding: 10px 2px }</style>${taken
          .map(
            ({ words, data }) =>
              `<figure><img src="data:image/png;base64,${data}" alt=""><figcaption>${words}</figcaption></figure>`,
          )
          .join('')}`,
      );
      await sheet.locator('body').screenshot({ path: join(folder, `${name}.png`) });
      await sheet.close();
    }
  } finally {
    await preview.stop();
  }
};
