import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { previewPage } from '../../core/messenger/front/build.ts';
import type { PreviewInput } from '../../core/messenger/front/preview/messages.ts';
import type { SceneName } from '../../core/messenger/front/preview/scenes.ts';
import { launcherAttribute } from '../../core/messenger/launcher-attribute.ts';
import { allWords } from '../../core/messenger/words/index.ts';
import { languageOf } from '../../core/messenger/words/language.ts';
import type { PublicMessenger } from '../../core/messenger/public-settings.ts';
import { startWebSite } from '../browser/web-site.ts';
import { builtFront } from './built-front.ts';
import { shopSettings } from './public-settings.ts';

/** A Monday at 10:00 in Berlin: the team is there. */
export const MONDAY = Date.UTC(2026, 10, 30, 9);
/** The Sunday before. */
export const SUNDAY = Date.UTC(2026, 10, 29, 9);

export interface Shown {
  readonly scene: SceneName | 'launcher';
  readonly settings?: PublicMessenger;
  readonly locale?: string;
  readonly visitor?: 'unknown' | 'known';
  readonly now?: number;
}

/** What the settings' screen sends to its preview. */
export const inputOf = ({
  scene,
  settings = shopSettings(),
  locale = 'en',
  visitor = 'unknown',
  now = MONDAY,
}: Shown): PreviewInput => {
  const { open, cannotConnect } = allWords[languageOf(locale)];
  return {
    settings,
    launcher: launcherAttribute(settings, {
      label: settings.texts.launcherLabel,
      name: open,
      trouble: cannotConnect,
    }),
    scene: { name: scene, visitor, now, locale },
  };
};

/** The preview's page, sandboxed by its policy as the settings' screen has it in a frame. */
export const startPreview = async (browser: Browser) => {
  const front = await builtFront();
  const { preview } = front;
  const site = await startWebSite();
  site.files.set(`/${preview.file}`, { body: preview.content, type: 'text/javascript' });
  // As the frame's attribute does.
  site.files.set('/preview.html', {
    body: previewPage(front),
    headers: { 'content-security-policy': 'sandbox allow-scripts' },
  });
  site.files.set('/favicon.ico', { body: '', type: 'image/x-icon' });
  // As the settings' screen shows it, next to a field.
  site.files.set('/screen.html', {
    body: '<!doctype html><input><iframe sandbox="allow-scripts" src="preview.html" width="900" height="700"></iframe>',
  });
  // The same page without the sandbox: its origin is one.
  site.files.set('/open.html', { body: previewPage(front) });
  const url = `http://127.0.0.1:${site.port}`;
  return {
    url,
    site,
    open: async (options: BrowserContextOptions = {}): Promise<PreviewPage> => {
      const context = await browser.newContext({ viewport: { width: 900, height: 800 }, ...options });
      const page = await context.newPage();
      const violations: string[] = [];
      page.on('console', (message) => {
        if (/Content Security Policy|Trusted/i.test(message.text())) violations.push(message.text());
      });
      page.on('pageerror', (error) => violations.push(String(error)));
      await page.goto(`${url}/preview.html`);
      // As the settings' screen does from the frame's parent, which at the top is the page itself.
      await page.evaluate(() => {
        const channel = new MessageChannel();
        const screen = window as unknown as { said: unknown[]; port: MessagePort };
        screen.said = [];
        screen.port = channel.port1;
        screen.port.addEventListener('message', ({ data }) => screen.said.push(data));
        screen.port.start();
        window.postMessage('port', '*', [channel.port2]);
      });
      await page.waitForFunction('said.length === 1');
      return {
        page,
        violations,
        show: async (shown) => {
          await page.evaluate(
            (input) =>
              new Promise((resolve) => {
                const { port } = window as unknown as { port: MessagePort };
                port.addEventListener('message', resolve, { once: true });
                port.postMessage(input);
              }).then(() => undefined),
            inputOf(shown),
          );
        },
        close: () => context.close(),
      };
    },
    stop: () => site.stop(),
  };
};
export interface PreviewPage {
  readonly page: Page;
  readonly violations: readonly string[];
  show(shown: Shown): Promise<void>;
  close(): Promise<void>;
}
