import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { SCENES, type SceneName } from '../../core/messenger/front/preview/scenes.ts';
import { scenesInTurn } from '../browser/axe.ts';
import { openEngine, type Engine, type EngineName } from '../browser/engines.ts';
import { eventually } from '../patience.ts';
import { startTalkServer, type TalkServer } from './front-server.ts';
import { startFrontSite, type FrontSite } from './front-site.ts';
import { inputOf, startPreviewSite } from './preview-page.ts';

const STATES = ['launcher', ...Object.keys(SCENES)].map((name) => ({ name: name as SceneName | 'launcher' }));

/** What a watched preview told of a state. */
interface Told {
  readonly drawn: 'dialog' | 'launcher';
  /** Elements with a `style` attribute. */
  readonly styled: number;
  readonly broken: readonly string[];
}

/** Run in the page around a watched preview: sends it a state, and waits until that is drawn. */
const showWatched = (input: object): Promise<Told> =>
  new Promise((resolve) => {
    const { contentWindow } = document.querySelector('iframe')!;
    const { port1, port2 } = new MessageChannel();
    const broken: string[] = [];
    addEventListener('message', ({ data }: MessageEvent<Told & { broken?: string }>) => {
      if (data.broken === undefined) resolve({ ...data, broken });
      else broken.push(data.broken);
    });
    port1.addEventListener('message', ({ data }: MessageEvent<{ t: string }>) => {
      if (data.t === 'ready') port1.postMessage(input);
      // What breaks a rule is said before: in the order in which it came.
      else requestAnimationFrame(() => contentWindow!.postMessage('look', '*'));
    });
    port1.start();
    contentWindow!.postMessage('port', '*', [port2]);
  });

/** A conversation and states under the strictest policy in an engine besides Chromium. `npm run prove` shows every state. */
export const frontSample = (name: EngineName): void => {
  describe(`The messenger in ${name}`, () => {
    let engine: Engine;
    let server: TalkServer;
    let shop: FrontSite;
    beforeAll(async () => {
      engine = await openEngine(name);
      shop = await startFrontSite(null, async (url) => {
        server = await startTalkServer(url);
        return server.account;
      });
    });
    afterAll(async () => {
      await engine.close();
      await shop.stop();
      await server.stop();
    });

    test('holds a conversation under a policy that allows next to nothing, and breaks no rule of it', async () => {
      const { url } = server;
      shop.put({
        headers: {
          'content-security-policy': `default-src 'none'; script-src 'self'; style-src 'self'; connect-src ${url} ${url.replace('http', 'ws')}; img-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'`,
        },
      });
      const { page } = await engine.open();
      await page.goto(`${shop.url}/`);
      await page.evaluate(
        `((window.broken = []), document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sourceFile }) => broken.push([effectiveDirective, blockedURI, sourceFile].join(' '))), true)`,
      );
      await page.locator('talk-suite-messenger button').first().click();
      await page.locator('.start').click();
      await page.locator('#email').fill('jo@shop.example');
      await page.locator('#firstName').fill('Jo');
      await page.locator('#consent').click();
      await page.locator('form .primary').click();
      await page.locator('#draft').fill('Do you ship to Graz?');
      await page.locator('#draft').press('Enter');
      await eventually(async () => (await server.rows()).event, 1);
      const conversation = (): Promise<string | null> =>
        page.evaluate<string | null>(
          `JSON.parse(Object.values({ ...sessionStorage })[0] ?? '{}').conversation ?? null`,
        );
      await eventually(async () => (await conversation()) !== null, true);
      await server.say((await conversation())!, 'We do.');
      await page.locator('.message.other .bubble').waitFor();
      expect(await page.evaluate('broken')).toEqual([]);
    });

    test('shows its states under the strictest policy, and breaks no rule of it', async () => {
      const site = await startPreviewSite();
      const { page } = await engine.open();
      try {
        for (const { name: scene } of scenesInTurn(STATES))
          for (const locale of ['en', 'ar']) {
            await page.goto(`${site.url}/watched.html`);
            const told = await page.evaluate(showWatched, inputOf({ scene, locale, visitor: 'known' }));
            const drawn = scene === 'launcher' ? 'launcher' : 'dialog';
            expect({ scene, locale, ...told }).toEqual({ scene, locale, drawn, styled: 0, broken: [] });
          }
      } finally {
        await page.close();
        await site.stop();
      }
    });
  });
};
