import { describe, expect, test } from '@jest/globals';
import { API, STRICT, type SecuritySite } from './site.ts';

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

    test('names its endpoint in both ways where the page is encrypted', async () => {
      const { stack, does, fresh } = site();
      await does({ encrypted: true });
      const id = (await start()).split('/').at(-1)!;
      const { headers } = await fetch(stack.url + fresh());
      expect(headers.get('reporting-endpoints')).toMatch(
        new RegExp(`^talk-messenger="https?://[^"]+/reports/${id}"$`),
      );
      expect(headers.get(REPORT_ONLY)).toMatch(
        new RegExp(`report-uri \\S+/${id}; report-to talk-messenger$`),
      );
    });

    test('gives way to a merge, also into a policy that is set late', async () => {
      const { stack, does, fresh, turnMergeOn } = site();
      await turnMergeOn();
      await start();
      const policies = async () => {
        const { headers } = await fetch(stack.url + fresh());
        return [headers.get('content-security-policy') ?? '', headers.get(REPORT_ONLY) ?? ''];
      };
      const [none, observing] = await policies();
      expect(none).toBe('');
      expect(observing).toContain('/reports/');
      expect(observing).not.toContain('wss:');
      await does({ headers: [`Content-Security-Policy: ${STRICT}`] });
      const [merged, own] = await policies();
      expect(merged).toContain('wss://talk-api.autopilotapp.com');
      expect(own).toBe('');
    });

    test('stays away from pages whose headers it would make too large', async () => {
      const { does } = site();
      await does({ early: [`X-Filler: ${'x'.repeat(3300)}`] });
      expect(await start()).toBeNull();
      await does({});
      expect(await endpoint()).not.toBeNull();
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

      expect([...statuses].toSorted()).toEqual([204]);

      // Several at once: no pair that was taken is lost.
      const again = await start();
      const single: number[] = [];
      for (let batch = 0; batch < 6; batch++) {
        const sources = [0, 1, 2, 3].map((number) => `https://s${batch}-${number}.example/`);
        const bodies = sources.map((source) => JSON.stringify([violation('img-src', source)]));
        single.push(...(await Promise.all(bodies.map((body) => send(again, body)))));
      }
      expect((await observed()).length).toBe(single.filter((status) => status === 204).length);

      // One after the other: the database is written thirty times a minute, and two minutes can have a part in it.
      const id = (await start()).split('/').at(-1)!;
      const taken = await stack.evalPhp<number>(`
        for ( $number = 0; $number < 100; $number++ ) {
          $report  = array( 'effective-directive' => $number % 2 ? 'img-src' : 'font-src', 'blocked-uri' => "https://t$number.example/" );
          $request = new WP_REST_Request( 'POST', '${API}/reports/${id}' );
          $request->set_body( wp_json_encode( array( 'csp-report' => $report ) ) );
          if ( 429 === rest_do_request( $request )->get_status() ) {
            return $number;
          }
        }
        return $number;`);
      expect(taken).toBeGreaterThanOrEqual(30);
      expect(taken).toBeLessThanOrEqual(60);
      expect((await observed()).length).toBe(taken);
      await admin.rest('DELETE', `${API}/security/observation`);
    });
  });
