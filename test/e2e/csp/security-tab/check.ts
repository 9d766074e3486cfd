import { lookup } from 'node:dns/promises';
import { hostname } from 'node:os';
import { describe, expect, test } from '@jest/globals';
import { signIn } from '../../site/rest-client.ts';
import type { SecuritySite } from './site.ts';

/** Which addresses the server asks, and how it gets there. */
export const describeCheck = (site: () => SecuritySite): void =>
  describe('the check only asks the site itself', () => {
    test.each([
      ['http://example.org/', 'otherHost'],
      ['http://127.0.0.1:1/', 'otherHost'],
      ['http://127.0.0.1/', 'otherHost'],
      ['https://169.254.169.254/latest/meta-data/', 'otherHost'],
      ['http://me:pw@127.0.0.1/', 'notAnAddress'],
      ['http://127.0.0.1\\@example.org/', 'notAnAddress'],
      ['http://', 'notAnAddress'],
      ['//example.org/', 'otherHost'],
      ['javascript:alert(1)', 'notAnAddress'],
    ])('not %s', async (url, code) => {
      const { check } = site();
      expect(await check(url)).toEqual([422, code]);
    });

    test('a path may be typed with letters of any language', async () => {
      expect(await site().check('/über uns/?q=ä')).toEqual([200, '']);
    });

    test('a redirect elsewhere is not followed, one within the site is, three times', async () => {
      const { does, fresh, check } = site();
      for (const redirect of [
        'http://169.254.169.254/',
        '//example.org/',
        'http://127.0.0.1:1/',
        'gopher://127.0.0.1/',
      ]) {
        await does({ redirect });
        expect(await check(fresh())).toEqual([
          422,
          redirect.startsWith('gopher') ? 'notAnAddress' : 'otherHost',
        ]);
      }
      await does({ redirect: `${fresh()}&talk_test_end=1` });
      expect(await check(fresh())).toEqual([200, '']);
      await does({ redirect: '/?again=1' });
      expect(await check(fresh())).toEqual([422, 'tooManyRedirects']);
    });

    test('a name or address inside the network is refused, although it is the site’s own', async () => {
      const { stack, check } = site();
      const at = (home: string) => signIn(stack, 'admin', { cookies: `talk_test_home=${home}` });
      expect(await check('/', await at('http://10.0.0.1'))).toEqual([422, 'notPublic']);
      expect(await check('/', await at('http://[fd00::1]'))).toEqual([422, 'notPublic']);
      expect(await check('/', await at('http://nowhere.invalid'))).toEqual([422, 'notResolved']);
      // The machine's own name is in its hosts file, and leads inside.
      const inner = await lookup(hostname(), 4).catch(() => null);
      if (inner)
        expect(await check('/', await at(`http://${hostname().toLowerCase()}`))).toEqual([422, 'notPublic']);
    });

    describe('the password of a site behind one', () => {
      interface Request {
        readonly url: string;
        readonly password: string | null;
        readonly verified: boolean;
      }
      /** What is requested for the front page of a site at `home`; its first page redirects to `redirect`. */
      const requests = (home: string, more = '', redirect = ''): Promise<Request[]> =>
        site().stack.evalPhp<Request[]>(`
          $requests = array();
          $_SERVER['PHP_AUTH_USER'] = 'owner';
          $_SERVER['PHP_AUTH_PW']   = 'secret';
          ${more}
          add_filter( 'home_url', static function () { return '${home}'; } );
          add_filter( 'pre_http_request', static function ( $done, $arguments, $url ) use ( &$requests ) {
            $requests[] = array(
              'url'      => $url,
              'password' => $arguments['headers']['Authorization'] ?? null,
              'verified' => $arguments['sslverify'],
            );
            $moved = 1 === count( $requests ) && '' !== '${redirect}';
            return array(
              'response' => array( 'code' => $moved ? 302 : 200 ),
              'headers'  => $moved ? array( 'location' => '${redirect}' ) : array(),
              'body'     => '',
              'cookies'  => array(),
            );
          }, 10, 3 );
          try {
            ( new TalkMessenger\\Security\\Page_Fetch() )->get( '/' );
          } catch ( TalkMessenger\\Security\\Fetch_Refused $refused ) {
            $requests[] = $refused->finding->text;
          }
          return $requests;`);
      const password = `Basic ${btoa('owner:secret')}`;

      test('is passed on over https, to a server whose certificate was verified', async () => {
        expect(await requests('https://127.0.0.1/')).toEqual([
          { url: 'https://127.0.0.1/', password, verified: true },
        ]);
      });

      test('never goes over http', async () => {
        expect(await requests('http://127.0.0.1/')).toEqual([
          { url: 'http://127.0.0.1/', password: null, verified: false },
        ]);
      });

      test('stays behind where https redirects to http', async () => {
        expect(await requests('https://127.0.0.1/', '', 'http://127.0.0.1/')).toEqual([
          { url: 'https://127.0.0.1/', password, verified: true },
          { url: 'http://127.0.0.1/', password: null, verified: false },
        ]);
      });

      test('is not passed on where it is an application password', async () => {
        const app = `$GLOBALS['wp_rest_application_password_uuid'] = 'some';`;
        expect(await requests('https://127.0.0.1/', app)).toEqual([
          { url: 'https://127.0.0.1/', password: null, verified: false },
        ]);
      });
    });

    test.each([
      ['curl', 'Curl'],
      ['sockets, without curl', 'Fsockopen'],
    ])(
      'by %s the connection goes to the address that was judged, whatever the name leads to by then',
      async (_, transport) => {
        const { stack } = site();
        const status = await stack.evalPhp<number>(`
        WpOrg\\Requests\\Requests::$transport[ serialize( array( 'ssl' => false ) ) ] = WpOrg\\Requests\\Transport\\${transport}::class;
        putenv( 'http_proxy=http://127.0.0.1:9' );
        $port = wp_parse_url( home_url(), PHP_URL_PORT );
        add_filter( 'home_url', static function () use ( $port ) { return "http://rebinding.invalid:$port/"; } );
        add_filter( 'block_local_requests', '__return_false' );
        add_filter( 'http_request_host_is_external', '__return_true' );
        $request = new TalkMessenger\\Security\\Pinned_Request( 'http', 'rebinding.invalid', $port );
        $pinned  = new ReflectionProperty( $request, 'pinned' );
        $pinned->setAccessible( true );
        $pinned->setValue( $request, array( '127.0.0.1' ) );
        add_action( 'http_api_curl', array( $request, 'pin_curl' ) );
        add_action( 'requests-fsockopen.remote_socket', array( $request, 'pin_socket' ) );
        add_filter( 'pre_option_siteurl', static function () use ( $port ) { return "http://rebinding.invalid:$port"; } );
        return wp_remote_retrieve_response_code( wp_remote_get( "http://rebinding.invalid:$port/wp-includes/js/jquery/jquery.min.js" ) );`);
        expect(status).toBe(200);
      },
    );
  });
