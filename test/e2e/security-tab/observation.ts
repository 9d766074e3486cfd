import { describe, expect, test } from '@jest/globals';
import { API, type SecuritySite } from './site.ts';

const REPORT_ONLY = 'content-security-policy-report-only';

/** What visitors’ browsers report, and what strangers send in their name. */
export const describeObservation = (site: () => SecuritySite): void =>
  describe('the observation', () => {
    const endpoint = async (): Promise<string | null> => {
      const header = (await fetch(site().stack.url + site().fresh())).headers.get(REPORT_ONLY) ?? '';
      return /report-uri (\S+\/reports\/[0-9a-f]{16})/.exec(header)?.[1] ?? null;
    };
    const start = async (): Promise<string> => {
      await site().admin.rest('POST', `${API}/security/observation`, { hours: 1 });
      return (await endpoint())!;
    };
    const send = async (to: string, body: string, type = 'application/csp-report'): Promise<number> =>
      (await fetch(to, { method: 'POST', body, headers: { 'content-type': type } })).status;
    const violation = (directive: string, blocked: string) => ({
      type: 'csp-violation',
      body: { effectiveDirective: directive, blockedURL: blocked },
    });

    test('is off by default, is on visitors’ pages only, and leaves the site’s own reporting alone', async () => {
      const { stack, admin, does, fresh } = site();
      expect(await endpoint()).toBeNull();
      const own = "default-src 'none'; report-uri https://reports.acme.example/";
      await does({ headers: [`Content-Security-Policy-Report-Only: ${own}`] });
      await start();
      expect((await fetch(stack.url + fresh())).headers.get(REPORT_ONLY)).toContain(own);
      expect(
        (await fetch(stack.url + fresh(), { headers: { cookie: admin.cookie } })).headers.get(REPORT_ONLY),
      ).toBe(own);
      await admin.rest('DELETE', `${API}/security/observation`);
      expect((await fetch(stack.url + fresh())).headers.get(REPORT_ONLY)).toBe(own);
    });

    test('ends by itself', async () => {
      const { stack } = site();
      const to = await start();
      await stack.runPhp(`
        $value = explode( '.', get_option( 'talk_messenger_observation' ) );
        update_option( 'talk_messenger_observation', $value[0] . '.' . ( time() - 1 ) );`);
      expect(await endpoint()).toBeNull();
      expect(await send(to, '{}')).toBe(410);
    });

    test('crafted reports leave nothing behind', async () => {
      const { observed } = site();
      const to = await start();
      expect(await send(to, 'x'.repeat(40_000))).toBe(413);
      expect(
        await send(
          to.replace(/.$/, (last) => (last === '0' ? '1' : '0')),
          '{}',
        ),
      ).toBe(410);
      for (const body of [
        '',
        'null',
        '[[[[[[[[[[[[]]]]]]]]]]]]',
        JSON.stringify({
          'csp-report': { 'effective-directive': 'img-src', 'blocked-uri': '"><script>alert(1)</script>' },
        }),
        JSON.stringify([
          violation('script-src; sandbox', 'https://a.example'),
          violation('img-src', "https://a.example' *"),
        ]),
      ]) {
        expect(await send(to, body)).toBe(204);
      }
      expect(await observed()).toEqual([]);
    });

    test('a flood stays within its bounds', async () => {
      const { stack, admin, observed } = site();
      const to = await start();
      const directives = ['img-src', 'font-src', 'script-src', 'style-src', 'connect-src', 'frame-src'];
      const statuses = new Set<number>();
      for (let batch = 0; batch < 60; batch++) {
        const body = Array.from({ length: 50 }, (_, index) =>
          violation(directives[batch % 6]!, `https://h${batch}-${index}.example/`),
        );
        statuses.add(await send(to, JSON.stringify(body), 'application/reports+json'));
      }
      const stored = await observed();
      expect(stored.length).toBe(200);
      for (const directive of directives) {
        expect(stored.filter((row) => row.directive === directive).length).toBeLessThanOrEqual(60);
      }
      const bytes = await stack.evalPhp<number>(`return strlen( get_option( 'talk_messenger_observed' ) );`);
      expect(bytes).toBeLessThan(64_000);

      // One pair at a time: the database is written thirty times a minute at most.
      const again = await start();
      const single = new Map<number, number>();
      for (let number = 0; number < 80; number++) {
        const status = await send(again, JSON.stringify([violation('img-src', `https://s${number}.example/`)]));
        single.set(status, (single.get(status) ?? 0) + 1);
      }
      expect(single.get(429)).toBeGreaterThan(0);
      expect((await observed()).length).toBeLessThanOrEqual(60);
      expect([...statuses].toSorted()).toEqual([204]);
      await admin.rest('DELETE', `${API}/security/observation`);
    });
  });
