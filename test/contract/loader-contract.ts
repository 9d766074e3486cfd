import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { Compile } from 'typebox/compile';
import { parse } from '../../core/connection/index.ts';
import { CAPTURE_PATHS } from '../../core/contract/loader/paths.ts';
import type { TrackingCode } from '../../core/contract/loader/tracking-code.ts';
import { eventAnswerSchema, widgetsAnswerSchema, type CaptureBody } from '../../core/contract/loader/wire.ts';
import { launchChromium } from '../browser/chromium.ts';
import { eventually } from '../patience.ts';
import { startWebSite, type WebSite } from '../browser/web-site.ts';

/** A server that a tracking code leads to. */
export interface LoaderServer extends TrackingCode {
  /** The snippet that it hands out. */
  readonly trackingCode: string;
  /** What its messenger is on a page, as a CSS selector. */
  readonly messenger: string;
  stop(): Promise<void>;
}

const widgetsAnswers = Compile(widgetsAnswerSchema);
const eventAnswers = Compile(eventAnswerSchema);

/** What a page and the server behind its tracking code say to each other, no matter which server it is. */
export const speaksTheLoaderContract = (start: (pageOrigin: string) => Promise<LoaderServer>): void => {
  let server: LoaderServer;
  let site: WebSite;
  let browser: Browser;
  let context: BrowserContext;
  let origin: string;

  beforeAll(async () => {
    site = await startWebSite();
    origin = `http://127.0.0.1:${site.port}`;
    server = await start(origin);
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    await site.stop();
  });
  beforeEach(async () => {
    await context?.close();
    context = await browser.newContext();
  });

  describe('its addresses', () => {
    const post = (path: string, body: Partial<CaptureBody> | string, type = 'text/plain;charset=UTF-8') =>
      fetch(server.captureHost + path, {
        method: 'POST',
        headers: { Origin: origin, 'Content-Type': type },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      });

    test('are those of a tracking code that reads without an error', () => {
      expect(parse(server.trackingCode, { local: true })).toMatchObject({
        ok: true,
        connection: {
          trackingKey: server.trackingKey,
          captureHost: server.captureHost,
          scriptUrl: server.scriptUrl,
        },
      });
    });

    test('give the script to pages of any origin, as a script', async () => {
      const response = await fetch(server.scriptUrl, { headers: { Origin: 'https://any.example' } });
      expect(response.status).toBe(200);
      expect(response.headers.get('Content-Type')).toMatch(/^text\/javascript\b/);
      expect(response.headers.get('Cross-Origin-Resource-Policy')).toBe('cross-origin');
    });

    test('answer a request for widgets, sent as text, with what the contract names', async () => {
      const response = await post(CAPTURE_PATHS.widgets, { h: server.trackingKey, s: 'visitor', tk: true });
      expect(response.status).toBe(200);
      expect(response.headers.get('Access-Control-Allow-Origin')).toMatch(/^(\*|http:\/\/127\.0\.0\.1:\d+)$/);
      const answer: unknown = await response.json();
      expect([...widgetsAnswers.Errors(answer)]).toEqual([]);
      expect(answer).toMatchObject({ session_id: 'visitor' });
      expect((answer as { expiry: number }).expiry).toBeGreaterThan(Date.now());
    });

    test('take JSON that says it is JSON, too', async () => {
      const body = { h: server.trackingKey, tk: true };
      const answer = await (await post(CAPTURE_PATHS.widgets, body, 'application/json')).json();
      expect(widgetsAnswers.Check(answer)).toBe(true);
    });

    test('take what a page reports, and name the session', async () => {
      const response = await post(CAPTURE_PATHS.pageEvent, {
        h: server.trackingKey,
        s: 'visitor',
        u: 'https://shop.example/',
        activity: { activity_id: 'act:cm:test' },
      });
      const answer: unknown = await response.json();
      expect(eventAnswers.Check(answer)).toBe(true);
      expect(answer).toEqual({ session_id: 'visitor' });
    });

    test('refuse what is no JSON, without a word about themselves', async () => {
      const response = await post(CAPTURE_PATHS.widgets, '{"h":');
      expect(response.status).toBe(400);
      expect(await response.text()).not.toMatch(/node_modules|\.ts\b|\bat /);
    });

    test('refuse more than a page has to say', async () => {
      const response = await post(CAPTURE_PATHS.widgets, { h: server.trackingKey, t: 'x'.repeat(200_000) });
      expect(response.status).toBe(413);
    });
  });

  describe('its script', () => {
    interface Visit {
      readonly options?: string;
      /** Code before the script is loaded, after the snippet's own. */
      readonly before?: string;
      readonly headers?: Readonly<Record<string, string>>;
    }

    /** Opens a page whose snippet has these options, and waits until its script has run. */
    const visit = async ({ options, before = '', headers = {} }: Visit = {}): Promise<Page> => {
      const { trackingKey, captureHost, scriptUrl } = server;
      site.files.set('/snippet.js', {
        type: 'text/javascript',
        body: `window.ap3c = window.ap3c || {};
          ap3c.cmd = ap3c.cmd || [];
          ap3c.cmd.push(function () { ap3c.init('${trackingKey}', '${captureHost}'${options ? `, ${options}` : ''}); ap3c.track({ v: 0 }); });
          ap3c.activity = function (act) { ap3c.act = ap3c.act || []; ap3c.act.push(act); };
          ${before}
          var s = document.createElement('script'); s.src = '${scriptUrl}'; document.head.append(s);`,
      });
      site.files.set('/', {
        body: '<!doctype html><html lang="en"><title>Boots</title><body><script src="/snippet.js"></script>',
        headers,
      });
      const page = await context.newPage();
      await page.goto(`${origin}/`);
      await eventually(() => page.evaluate('typeof window.ap3c.getCookie'), 'function');
      return page;
    };

    test('has none of its calls before it is loaded', async () => {
      const page = await visit({ before: 'window.early = [typeof ap3c.init, typeof ap3c.track];' });
      expect(await page.evaluate('early')).toEqual(['undefined', 'undefined']);
    });

    test('runs the queue in order, and what comes later at once', async () => {
      const page = await visit({
        before: 'window.order = []; ap3c.cmd.push(() => order.push(1)); ap3c.cmd.push(() => order.push(2));',
      });
      expect(await page.evaluate('ap3c.cmd.push(() => order.push(3)); order')).toEqual([1, 2, 3]);
    });

    test('goes on with the queue after a command that fails', async () => {
      const page = await visit({
        before:
          'ap3c.cmd.push(() => { throw new Error("mine"); }); ap3c.cmd.push(() => { window.reached = true; });',
      });
      await eventually(() => page.evaluate('window.reached'), true);
    });

    test('takes activities before and after it is loaded, and says when a visitor was told of', async () => {
      const page = await visit({ before: 'ap3c.activity({ activity_id: "act:cm:early" });' });
      await page.evaluate('ap3c.activity({ activity_id: "act:cm:late" })');
      expect(await page.evaluate('typeof ap3c.act')).toBe('undefined');
      await page.evaluate(
        'ap3c.track({ email: "jo@shop.example", first: "Jo" }, () => { window.tracked = true; })',
      );
      await eventually(() => page.evaluate('window.tracked'), true);
    });

    test('names the session by a text, and ends it', async () => {
      const page = await visit();
      expect(await page.evaluate('typeof ap3c.getCookie()')).toBe('string');
      await page.evaluate('ap3c.clearSession()');
      expect(await page.evaluate('ap3c.getCookie()')).toBe('');
    });

    test('shows no messenger with disableTalk, and has its calls nevertheless', async () => {
      const page = await visit({ options: '{ disableTalk: true }' });
      await page.evaluate('new Promise((resolve) => ap3c.track({ v: 0 }, resolve))');
      expect(await page.locator(server.messenger).count()).toBe(0);
    });

    test('that is loaded twice is there once', async () => {
      const page = await visit();
      await page.addScriptTag({ url: server.scriptUrl });
      expect(await page.evaluate('window.again = 0; ap3c.cmd.push(() => { again += 1; }); again')).toBe(1);
      expect(await page.locator(server.messenger).count()).toBeLessThanOrEqual(1);
    });

    test('works under a policy that allows the server and nothing inline', async () => {
      const [script, capture] = [server.scriptUrl, server.captureHost].map((url) => new URL(url).origin);
      const page = await visit({
        headers: {
          'content-security-policy': `default-src 'none'; script-src 'self' ${script}; connect-src ${capture}`,
        },
        before:
          'window.violations = []; document.addEventListener("securitypolicyviolation", (event) => violations.push(event.violatedDirective));',
      });
      await page.evaluate('new Promise((resolve) => ap3c.track({ v: 0 }, resolve))');
      expect(await page.evaluate('violations')).toEqual([]);
    });
  });
};
