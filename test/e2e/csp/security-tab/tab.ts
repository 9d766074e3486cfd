import { beforeAll, describe, expect, test } from '@jest/globals';
import { format, texts, type TextKey } from '@talk-suite/core/texts';
import screenTexts from '../../../../wordpress-plugin/src/texts.json' with { type: 'json' };
import type { BrowserContext, Page } from 'playwright-core';
import { PATIENCE, eventually } from '../../../patience.ts';
import { save, SCREEN } from '../../settings-screen/owner-page.ts';
import { NGINX, STRICT, type SecuritySite } from './site.ts';

/** What the owner sees, and what it does for visitors. */
export const describeTab = (site: () => SecuritySite): void =>
  describe('the Security tab in the browser', () => {
    let owner: BrowserContext;
    let visitor: BrowserContext;
    beforeAll(async () => {
      [owner, visitor] = [
        await site().browser.newContext({ viewport: { width: 1280, height: 1000 } }),
        await site().browser.newContext(),
      ];
      for (const context of [owner, visitor]) context.setDefaultTimeout(PATIENCE);
      await owner.addCookies(await site().stack.loginCookies('admin'));
    });

    const open = async (): Promise<Page> => {
      const page = await owner.newPage();
      await page.goto(`${site().stack.url}${SCREEN}&tab=security`, { waitUntil: 'commit' });
      return page;
    };
    const button = (page: Page, key: TextKey) =>
      page.getByRole('button', { name: format(texts[key]), exact: true });
    const look = async (page: Page, path: string): Promise<string | null> => {
      await page.getByLabel(texts['security.check.address'], { exact: true }).fill(path);
      await page.locator('.talk-security-check button').click();
      // The tab has looked at the front page by itself before.
      await page.locator('.talk-security-details', { hasText: path }).waitFor();
      return page.locator('.talk-verdict').getAttribute('data-verdict');
    };
    const originsOn = (page: Page) =>
      page
        .locator('[data-origin]')
        .evaluateAll((all) => all.map((each) => (each as HTMLElement).dataset['origin']));
    /** How far Talk gets on a visitor's page. */
    const talkOn = async (path: string): Promise<string> => {
      const page = await visitor.newPage();
      await page.goto(site().stack.url + path);
      await page
        .waitForFunction(() => /ready|failed/.test(window.talkSuite?.state ?? ''), null, {
          timeout: PATIENCE,
        })
        .catch(() => {});
      const state = await page.evaluate(() => window.talkSuite?.state ?? 'not there');
      await page.close();
      return state;
    };

    test('a strict policy of another plugin: what it blocks, merged, verified, and Talk works', async () => {
      const { ortto, does, fresh, emptyCache } = site();
      await does({ headers: [`Content-Security-Policy: ${STRICT}`] });
      expect(await talkOn(fresh())).toBe('failed');
      const page = await open();
      expect(await look(page, fresh())).toBe('blocked');
      await page.getByText(texts['security.blocked.sockets']).waitFor();
      expect(await originsOn(page)).toEqual(['php']);

      await button(page, 'security.live.button').click();
      await page.locator('.talk-live', { hasText: texts['security.live.violations'] }).waitFor();
      expect(await page.locator('.talk-live').innerText()).toContain(new URL(ortto.scriptUrl).origin);

      await button(page, 'security.change.turnOn').click();
      emptyCache();
      await save(page);
      await page.locator('.talk-verdict[data-verdict=free]').waitFor();
      expect(await originsOn(page)).toEqual(['merged']);
      expect(await talkOn(fresh())).toBe('ready');
      await button(page, 'security.live.button').click();
      await page.locator('.talk-live', { hasText: texts['security.live.works'] }).waitFor();
      await page.getByText(texts['security.live.guest']).waitFor();
      await page.close();
    });

    test('a policy that is the visitor’s consent: nothing is added to it, and what to enter there is given', async () => {
      const { ortto, fresh, turnMergeOn, policyIsConsent } = site();
      await turnMergeOn();
      await policyIsConsent(true);
      try {
        const page = await open();
        expect(await look(page, fresh())).toBe('blocked');
        expect(await originsOn(page)).toEqual(['php']);
        expect(await talkOn(fresh())).toBe('failed');
        await page
          .locator('.talk-change', {
            hasText: format(screenTexts['wordpress.security.consentPolicy'], {
              plugin: 'Cookies and Content Security Policy',
            }),
          })
          .waitFor();
        const scripts = screenTexts['wordpress.security.consentPolicy.scripts'];
        expect(await page.getByLabel(scripts, { exact: true }).inputValue()).toContain(
          new URL(ortto.scriptUrl).origin,
        );
        expect(await button(page, 'security.change.turnOn').count()).toBe(0);
        await page.close();
      } finally {
        await policyIsConsent(false);
      }
    });

    test('what a merge cannot do it says: a list too long, PHP’s callback taken', async () => {
      const { does, fresh, turnMergeOn } = site();
      await turnMergeOn();
      const page = await open();
      const many = Array.from({ length: 60 }, (_, n) => `https://cdn${n}.example.com`).join(' ');
      await does({ headers: [`Content-Security-Policy: default-src 'self' 'unsafe-inline' data: ${many}`] });
      expect(await look(page, fresh())).toBe('blocked');
      await page.locator('[data-blocker=headersTooLarge]', { hasText: 'fastcgi_buffer_size' }).waitFor();

      await does({ late: [`Content-Security-Policy: ${STRICT}`] });
      expect(await look(page, fresh())).toBe('blocked');
      expect(await originsOn(page)).toEqual(['php']);
      await page.getByText(texts['security.change.slot']).waitFor();

      // As in a browser that has no frames without cookies.
      await page.evaluate(() => Reflect.deleteProperty(HTMLIFrameElement.prototype, 'credentialless'));
      await button(page, 'security.live.button').click();
      await page.getByText(texts['security.live.self']).waitFor();
      await page.close();
    });

    test('a policy in a meta element: no header helps, the text to put there is given', async () => {
      const { does, fresh } = site();
      await does({ meta: NGINX });
      const page = await open();
      expect(await look(page, fresh())).toBe('blocked');
      expect(await originsOn(page)).toEqual(['meta']);
      await page.locator('[data-blocker=metaPolicy]').waitFor();
      expect(await page.getByLabel(texts['security.snippet.meta']).inputValue()).toContain(
        'wss://talk-api.autopilotapp.com',
      );
      await page.close();
    });

    test('what stops Talk without violating a policy is seen as well', async () => {
      const { stack, does, fresh } = site();
      await does({ headers: ['Integrity-Policy: blocked-destinations=(script)'] });
      const page = await open();
      expect(await look(page, fresh())).toBe('stopped');
      await page.locator('[data-blocker=integrityPolicy]').waitFor();
      await button(page, 'security.live.button').click();
      await page
        .locator('.talk-live .talk-outcome--bad', { hasText: texts['security.live.failed'] })
        .waitFor();
      expect(await page.locator('.talk-live').innerText()).toContain(stack.url);
      await page.close();
    });

    test('a policy of nginx: the snippet that is proposed, in its place, lets Talk work', async () => {
      const { snippet, fresh } = site();
      const page = await open();
      expect(await look(page, fresh('/strict/'))).toBe('blocked');
      expect(await originsOn(page)).toEqual(['server']);
      expect(await page.getByLabel('nginx', { exact: true }).inputValue()).toBe(snippet);
      expect(await look(page, fresh('/mended/'))).toBe('free');
      expect(await originsOn(page)).toEqual(['server']);
      expect(await talkOn(fresh('/mended/'))).toBe('ready');
      await page.close();
    });

    test('behind a page cache it says what is lost, stale or served twice', async () => {
      const { stack, does, fresh } = site();
      const page = await open();
      const findings = async (path: string): Promise<unknown[]> => {
        await look(page, path);
        return page
          .locator('[data-cache]')
          .evaluateAll((all) => all.map((each) => (each as HTMLElement).dataset['cache']));
      };
      const stored = fresh();
      await fetch(stack.url + stored);
      await does({ headers: [`Content-Security-Policy: ${STRICT}`] });
      expect(await findings(fresh())).toEqual([]);
      expect(await findings(fresh('/lost/'))).toEqual(['lost']);
      expect(await findings(stored)).toEqual(['lost']);
      await does({ headers: ["Content-Security-Policy: script-src 'nonce-{nonce}' 'strict-dynamic'"] });
      expect(await findings(fresh())).toEqual(['sameNonce']);
      await does({});
      expect(await findings(fresh('/stale/'))).toEqual(['staleBody']);
      await page.close();
    });

    test('a page that refuses to be framed is offered in a tab', async () => {
      const { stack, does, fresh } = site();
      await does({ headers: ['X-Frame-Options: DENY'] });
      const page = await open();
      const path = fresh();
      expect(await look(page, path)).toBe('noPolicy');
      await button(page, 'security.live.button').click();
      await page.getByText(texts['security.live.closed']).waitFor();
      expect(await page.getByRole('link', { name: texts['security.live.open'] }).getAttribute('href')).toBe(
        stack.url + path,
      );
      await page.close();
    });

    test('what pages load is observed, and becomes a policy to start from', async () => {
      const { stack, fresh, observed } = site();
      const page = await open();
      await page.getByText(texts['security.experts']).click();
      await button(page, 'security.observe.start').click();
      await button(page, 'security.observe.stop').waitFor();
      const seen = await visitor.newPage();
      await seen.goto(stack.url + fresh());
      await seen.evaluate(() => {
        new Image().src = 'https://pictures.example/secret.png?visitor=1';
      });
      const isThere = async (): Promise<boolean> =>
        (await observed()).some(({ source }) => source === 'https://pictures.example');
      await eventually(isThere, true);
      await seen.close();
      await button(page, 'security.observe.refresh').click();
      await page.getByRole('cell', { name: 'https://pictures.example', exact: true }).waitFor();
      await page.getByText(texts['security.starter.title'], { exact: true }).click();
      const policy = page.locator('.talk-starter textarea');
      // Nothing is chosen until the owner chooses it.
      expect(await page.locator('.talk-observed input:checked').count()).toBe(0);
      expect(await policy.inputValue()).not.toContain('pictures.example');
      await page
        .getByRole('checkbox', {
          name: 'Allow img-src from https://pictures.example',
          exact: true,
        })
        .check();
      const starter = await policy.inputValue();
      expect(starter).toContain('Content-Security-Policy-Report-Only');
      expect(starter).toContain("img-src 'self' data: https://pictures.example");
      expect(starter).not.toContain('secret');
      await button(page, 'security.observe.stop').click();
      await page.getByText(texts['security.observe.over']).waitFor();
      await page.close();
    });
  });
