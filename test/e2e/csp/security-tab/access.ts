import { describe, expect, test } from '@jest/globals';
import { phpString } from '../../../wordpress/php-code.ts';
import { anonymous, signIn } from '../../site/rest-client.ts';
import { API, STRICT, type SecuritySite } from './site.ts';

/** Who may ask, and who is told what PHP sends. */
export const describeAccess = (site: () => SecuritySite): void =>
  describe('who may ask', () => {
    const calls = [
      ['POST', '/security/check', { url: '/' }],
      ['GET', '/security/observation', undefined],
      ['POST', '/security/observation', { hours: 1 }],
      ['DELETE', '/security/observation', undefined],
      ['GET', '/health/policy', undefined],
    ] as const;

    test('nobody but those who manage the site, and never without a nonce', async () => {
      const { stack, admin } = site();
      const subscriber = await signIn(stack, 'subscriber');
      for (const [method, path, body] of calls) {
        expect((await subscriber.rest(method, API + path, body)).status).toBe(403);
        expect((await anonymous(stack)(method, API + path, body)).status).toBe(401);
        const withoutNonce = await admin.page(`/wp-json${API}${path}`, {
          method,
          headers: { 'content-type': 'application/json' },
          ...(body && { body: JSON.stringify(body) }),
        });
        expect(withoutNonce.status).toBe(401);
      }
      expect(await stack.evalPhp(`return get_option( 'talk_messenger_observation', null );`)).toBeNull();
    });

    test('no route is open to everybody but the list of routes and the one that browsers report to', async () => {
      const open = await site().stack.evalPhp<string[]>(`
        $open = array();
        foreach ( rest_get_server()->get_routes( '${API.slice(1)}' ) as $route => $handlers ) {
          foreach ( $handlers as $handler ) {
            foreach ( array( 0, get_user_by( 'login', 'subscriber' )->ID ) as $user ) {
              wp_set_current_user( $user );
              $may = $handler['permission_callback'] ?? '__return_true';
              if ( true === $may( new WP_REST_Request( 'GET', $route ) ) ) {
                $open[ $route ] = true;
              }
            }
          }
        }
        return array_keys( $open );`);
      expect(open).toEqual([API, `${API}/reports/(?P<id>[0-9a-f]{16})`]);
    });

    test('what PHP sends is told to the check alone, once', async () => {
      const { stack, does, fresh } = site();
      await does({ headers: [`Content-Security-Policy: ${STRICT}`] });
      const token = await stack.evalPhp<string>(`return TalkMessenger\\Security\\Header_Probe::token();`);
      const forged = token.replace(/.$/, (last) => (last === '0' ? '1' : '0'));
      const told = () =>
        stack.evalPhp(`return TalkMessenger\\Security\\Header_Probe::result( ${phpString(token)} );`);
      const plain = await fetch(stack.url + fresh());
      const asked = await fetch(stack.url + fresh(), { headers: { 'x-talk-messenger-check': forged } });
      const names = ({ headers }: Response) => [...headers.keys()].toSorted();
      expect(names(asked)).toEqual(names(plain));
      expect(await told()).toBeNull();

      const other = await stack.evalPhp<string>(`return TalkMessenger\\Security\\Header_Probe::token();`);
      const answered = await fetch(stack.url + fresh(), { headers: { 'x-talk-messenger-check': other } });
      expect(names(answered)).toEqual(names(plain));
      const first = await stack.evalPhp<{ sent: { value: string }[] }>(
        `return TalkMessenger\\Security\\Header_Probe::result( ${phpString(other)} );`,
      );
      expect(first.sent.map(({ value }) => value)).toContain(STRICT);
      await fetch(stack.url + fresh(), { headers: { 'x-talk-messenger-check': other } });
      expect(
        await stack.evalPhp(`return TalkMessenger\\Security\\Header_Probe::result( ${phpString(other)} );`),
      ).toBeNull();
    });
  });
