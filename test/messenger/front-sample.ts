import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openEngine, type Engine, type EngineName } from '../browser/engines.ts';
import { eventually } from '../patience.ts';
import { startTalkServer, type TalkServer } from './front-server.ts';
import { startFrontSite, type FrontSite } from './front-site.ts';

/** A conversation under the strictest policy in an engine besides Chromium: what `npm test` takes of the messenger's tests. */
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
  });
};
