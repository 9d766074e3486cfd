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

    test('says how many visitors reported a row, and keeps no address of theirs', async () => {
      const { stack, observed } = site();
      const id = (await start()).split('/').at(-1)!;
      /** Reports as visitors with these addresses would send them. */
      const report = (addresses: readonly string[], source: string): Promise<string> =>
        stack.runPhp(`
          foreach ( json_decode( '${JSON.stringify(addresses)}' ) as $address ) {
            $_SERVER['REMOTE_ADDR'] = $address;
            $request = new WP_REST_Request( 'POST', '${API}/reports/${id}' );
            $request->set_body( wp_json_encode( array( 'csp-report' => array( 'effective-directive' => 'img-src', 'blocked-uri' => '${source}' ) ) ) );
            rest_do_request( $request );
          }`);
      const text = () => stack.evalPhp<string>(`return get_option( 'talk_messenger_observed' );`);
      const newDay = () =>
        stack.runPhp(
          `$stored = json_decode( get_option( 'talk_messenger_observed' ) ); $stored->day--; update_option( 'talk_messenger_observed', wp_json_encode( $stored ) );`,
        );
      await report(['192.0.2.1', '192.0.2.2', '192.0.2.1'], 'https://a.example');
      // One machine has all of a /64.
      await report(['2001:db8::1', '2001:db8::2'], 'https://b.example');
      const counts = async () => (await observed()).map(({ source, visitors }) => `${source} ${visitors}`);
      expect(await counts()).toEqual(['https://a.example 2', 'https://b.example 1']);
      expect(await text()).not.toContain('192.0.2');
      const hashes = (stored: string) => [...stored.matchAll(/"[0-9a-f]{8}"/g)].map(([hash]) => hash);
      const first = hashes(await text());
      expect(first).toHaveLength(3);
      await newDay();
      await report(['192.0.2.1'], 'https://a.example');
      expect(await counts()).toEqual(['https://a.example 3', 'https://b.example 1']);
      const second = hashes(await text());
      expect(second).toHaveLength(1);
      expect(first).not.toContain(second[0]);
      await site().admin.rest('DELETE', `${API}/security/observation`);
      expect(hashes(await text())).toEqual([]);
      expect(await counts()).toEqual(['https://a.example 3', 'https://b.example 1']);
    });

    test('a stranger’s flood pushes out its own rows, and never what several visitors reported', async () => {
      const { stack, observed } = site();
      const id = (await start()).split('/').at(-1)!;
      await stack.runPhp(`
        $send = static function ( $address, $sources ) {
          $_SERVER['REMOTE_ADDR'] = $address;
          $reports = array();
          foreach ( $sources as $source ) {
            $reports[] = array( 'type' => 'csp-violation', 'body' => array( 'effectiveDirective' => 'img-src', 'blockedURL' => $source ) );
          }
          $request = new WP_REST_Request( 'POST', '${API}/reports/${id}' );
          $request->set_body( wp_json_encode( $reports ) );
          rest_do_request( $request );
        };
        $send( '192.0.2.1', array( 'https://real.example', 'https://once.example' ) );
        $send( '192.0.2.2', array( 'https://real.example' ) );
        for ( $batch = 0; $batch < 10; $batch++ ) {
          $send( '198.51.100.1', array_map( static function ( $number ) use ( $batch ) { return "https://f$batch-$number.example"; }, range( 1, 50 ) ) );
        }`);
      const rows = await observed();
      expect(rows).toHaveLength(60);
      expect(rows[0]).toEqual({ directive: 'img-src', source: 'https://real.example', visitors: 2 });
      const sources = rows.map(({ source }) => source);
      expect(sources).toContain('https://once.example');
      expect(sources).toContain('https://f9-50.example');
      expect(sources).not.toContain('https://f0-1.example');
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

      // The rarest rows give way to newer ones, thirty times a minute.
      expect([...statuses].toSorted()).toEqual([204, 429]);

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
