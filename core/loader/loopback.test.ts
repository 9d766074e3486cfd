// needs: chromium
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { chosenEngine, openEngine, type Engine } from '../../test/browser/engines.ts';
import { builtLoader } from '../../test/browser/loader-site.ts';
import { eventually } from '../../test/patience.ts';
import { startWebSite, type WebSite } from '../../test/browser/web-site.ts';
import { startOrtto, type Ortto } from '../../test/sandbox/ortto/server.ts';

let ortto: Ortto;
let site: WebSite;
let engine: Engine;
beforeAll(async () => {
  [ortto, site, engine] = await Promise.all([startOrtto(), startWebSite(), openEngine(chosenEngine())]);
  site.files.set('/loader.js', { body: await builtLoader(), type: 'text/javascript' });
  site.files.set('/', {
    body: `<!doctype html><script src="/loader.js" data-key="${ortto.trackingKey}" data-host="${ortto.captureHost}" data-src="${ortto.scriptUrl}"></script>`,
  });
});
afterAll(async () => {
  await engine.close();
  await Promise.all([site.stop(), ortto.stop()]);
});

describe('A site on this machine', () => {
  test.each(['127.0.0.1', 'localhost'])(
    'at %s reaches a script on this machine without encryption',
    async (host) => {
      const { page } = await engine.open();
      await page.goto(`http://${host}:${site.port}/`);
      await eventually(() => page.evaluate(() => window.talkSuite!.state), 'ready');
      await page.locator('#ap3-talk-widget-ui .launcher').waitFor();
      expect(ortto.requests({ path: '/app.js' }).length).toBeGreaterThan(0);
    },
  );
});
