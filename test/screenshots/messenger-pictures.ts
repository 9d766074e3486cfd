import { join } from 'node:path';
import type { Browser, BrowserContextOptions } from 'playwright-core';
import type { PublicMessenger } from '../../core/messenger/public-settings.ts';
import { shopSettings } from '../messenger/public-settings.ts';
import { startPreview, SUNDAY, type Shown } from '../messenger/preview-page.ts';

/** A picture of the messenger, with what is written below it. */
interface Picture extends Shown {
  readonly words: string;
  readonly phone?: boolean;
  readonly dark?: boolean;
}

const styled = (style: Partial<PublicMessenger['style']>): PublicMessenger => {
  const settings = shopSettings();
  return shopSettings({ style: { ...settings.style, ...style } });
};

/** The ready designs, as far as their colours make them. */
const BOLD = styled({
  header: { kind: 'colour', colour: '#c2410c' },
  primary: '#c2410c',
  visitorBubble: '#c2410c',
  fade: false,
  radius: 22,
});
const NIGHT = styled({
  header: { kind: 'gradient', from: '#0f172a', to: '#4338ca', angle: 160 },
  primary: '#4338ca',
  visitorBubble: '#4338ca',
  scheme: 'dark',
});

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
  'messenger-designs': [
    { scene: 'home', words: 'Clear' },
    { scene: 'home', settings: BOLD, words: 'Bold' },
    { scene: 'home', settings: NIGHT, words: 'Night' },
    { scene: 'thread', settings: NIGHT, words: 'Night' },
  ],
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
