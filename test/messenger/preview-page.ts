import type { Browser, BrowserContextOptions, Frame, Page } from 'playwright-core';
import { previewPage } from '../../core/messenger/front/build.ts';
import type { PreviewInput } from '../../core/messenger/front/preview/messages.ts';
import type { SceneName } from '../../core/messenger/front/preview/scenes.ts';
import { launcherAttribute } from '../../core/messenger/launcher-attribute.ts';
import { allWords } from '../../core/messenger/words/index.ts';
import { languageOf } from '../../core/messenger/words/language.ts';
import type { PublicMessenger } from '../../core/messenger/public-settings.ts';
import { startWebSite } from '../browser/web-site.ts';
import { PATIENCE } from '../patience.ts';
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

/** A window of the settings' screen: what the preview said to it, and its port there. */
type Screen = Window & { said: { readonly t: string; readonly field?: string }[]; port: MessagePort };

/** Sends the preview a port, as the settings' screen does. */
export const sendPort = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const screen = window as unknown as Screen;
    const { port1, port2 } = new MessageChannel();
    screen.said = [];
    screen.port = port1;
    port1.addEventListener('message', ({ data }) => screen.said.push(data));
    port1.start();
    document.querySelector('iframe')!.contentWindow!.postMessage('port', '*', [port2]);
  });

/** Sends what to show, without waiting for it. */
export const sendInput = (page: Page, shown: Shown): Promise<void> =>
  page.evaluate((input) => {
    const { port } = window as unknown as Screen;
    port.postMessage(input);
  }, inputOf(shown));

/** What the preview has said to the screen since it was sent its port. */
export const saidTo = (page: Page) => page.evaluate(() => (window as unknown as Screen).said);

/** Run in a frame of the preview before it: tells the page around it what breaks a rule, and what is drawn. */
const WATCH = `
  const tell = (told) => parent.postMessage(told, '*');
  document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) =>
    tell({ broken: effectiveDirective + ' ' + blockedURI }));
  addEventListener('error', ({ message }) => tell({ broken: message }));
  addEventListener('message', ({ data }) => {
    if (data !== 'look') return;
    const root = document.querySelector('talk-suite-messenger').shadowRoot;
    tell({ drawn: root.querySelector('dialog')?.open ? 'dialog' : 'launcher', styled: root.querySelectorAll('[style]').length });
  });`;

/** A site that has the preview in sandboxed frames, as the settings' screen shows it. */
export const startPreviewSite = async () => {
  const front = await builtFront();
  const { preview } = front;
  const site = await startWebSite();
  const url = `http://127.0.0.1:${site.port}`;
  const framed = `<iframe sandbox="allow-scripts" src="${url}/preview.html"`;
  site.files.set(`/${preview.file}`, { body: preview.content, type: 'text/javascript' });
  site.files.set('/preview.html', { body: previewPage(front) });
  site.files.set('/favicon.ico', { body: '', type: 'image/x-icon' });
  // The preview alone, as large as the window.
  site.files.set('/whole.html', {
    body: `<!doctype html><style>body { margin: 0 } iframe { display: block; border: 0; width: 100vw; height: 100vh }</style>${framed}></iframe>`,
  });
  // Next to a field.
  site.files.set('/screen.html', {
    body: `<!doctype html><input>${framed} width="900" height="700"></iframe>`,
  });
  // Without the sandbox: its origin is one.
  site.files.set('/open.html', { body: `<!doctype html><iframe src="${url}/preview.html"></iframe>` });
  // One whose page hears of it what breaks a rule.
  site.files.set('/watch.js', { body: WATCH, type: 'text/javascript' });
  site.files.set('/watched-preview.html', {
    body: previewPage(front).replace('<body>', '<body><script src="watch.js"></script>'),
  });
  site.files.set('/watched.html', {
    body: `<!doctype html><iframe sandbox="allow-scripts" src="${url}/watched-preview.html" width="900" height="700"></iframe>`,
  });
  return {
    url,
    /** The same pages at an address of another origin. */
    elsewhere: `http://localhost:${site.port}`,
    stop: () => site.stop(),
  };
};

/** The same, with what opens its pages in Chromium. */
export const startPreview = async (browser: Browser) => {
  const { url, elsewhere, stop } = await startPreviewSite();
  return {
    url,
    elsewhere,
    open: async (options: BrowserContextOptions = {}): Promise<PreviewPage> => {
      const context = await browser.newContext({ viewport: { width: 900, height: 800 }, ...options });
      const page = await context.newPage();
      const violations: string[] = [];
      page.on('console', (message) => {
        if (/Content Security Policy|Trusted/i.test(message.text())) violations.push(message.text());
      });
      page.on('pageerror', (error) => violations.push(String(error)));
      await page.goto(`${url}/whole.html`);
      const frame = page.frames()[1]!;
      await sendPort(page);
      await page.waitForFunction(() => (window as unknown as Screen).said.length === 1, undefined, {
        timeout: PATIENCE,
      });
      return {
        page,
        frame,
        violations,
        show: async (shown) => {
          const { width, height } = page.viewportSize()!;
          await frame.waitForFunction(
            ([x, y]) => innerWidth === x && innerHeight === y,
            [width, height] as const,
            { timeout: PATIENCE },
          );
          await page.evaluate(
            (input) =>
              new Promise((resolve) => {
                const { port } = window as unknown as Screen;
                port.addEventListener('message', resolve, { once: true });
                port.postMessage(input);
              }).then(() => undefined),
            inputOf(shown),
          );
        },
        close: () => context.close(),
      };
    },
    stop,
  };
};

export interface PreviewPage {
  /** The screen that shows it. */
  readonly page: Page;
  /** The preview itself. */
  readonly frame: Frame;
  readonly violations: readonly string[];
  show(shown: Shown): Promise<void>;
  close(): Promise<void>;
}
