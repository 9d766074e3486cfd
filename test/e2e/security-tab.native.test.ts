// needs: chromium, native
import { lookup } from 'node:dns/promises';
import { readdirSync, rmSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { emit, merge } from '@talk-suite/core/csp';
import type { Settings } from '@talk-suite/core/settings';
import { texts, type TextKey } from '@talk-suite/core/texts';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { launchChromium } from '../browser/chromium.ts';
import { eventually } from '../browser/loader-site.ts';
import { startOrtto, type Ortto } from '../sandbox/ortto/server.ts';
import { connectedSettings, storeSettings } from '../wordpress/connect.ts';
import { phpString } from '../wordpress/php-code.ts';
import { startNative, type WordPressStack } from '../wordpress/stack.ts';
import { wordpressChoices } from '../wordpress/versions.ts';
import { anonymous, signIn, type SignedIn } from './rest-client.ts';
import { PATIENCE, save, SCREEN } from './settings-screen.ts';

jest.setTimeout(5 * 60_000);

const API = '/talk-messenger/v1';
const REPORT_ONLY = 'content-security-policy-report-only';

/** What a strict plugin would send; it forgets nothing that the demo pages need, and knows nothing of Talk. */
const STRICT =
  "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; worker-src 'self' blob:";
const NGINX = "connect-src 'self'";

interface Failure {
  readonly code: string;
  readonly data: { readonly errors: readonly { readonly code: string }[] };
}

let ortto: Ortto;
let stack: WordPressStack;
let browser: Browser;
let admin: SignedIn;
let snippet: string;

/** Empties nginx's cache. */
const emptyCache = (): void => {
  const folder = join(stack.folder, '../nginx-cache');
  for (const name of readdirSync(folder)) rmSync(join(folder, name), { recursive: true });
};

let visits = 0;
/** A page that no cache has yet. */
const fresh = (path = '/'): string => `${path}?visit=${++visits}`;

/** What the other plugin of the tests does from now on. */
const site = (does: { headers?: readonly string[]; meta?: string; redirect?: string }): Promise<string> =>
  stack.runPhp(`update_option( 'talk_test_site', ${phpString(JSON.stringify(does))} );`);

const settings = (csp: Partial<Settings['csp']> = {}): Settings => {
  const all = connectedSettings(ortto);
  return {
    ...all,
    connection: { ...all.connection!, dataRegion: 'us' },
    csp: { ...all.csp, ...csp },
  };
};

beforeAll(async () => {
  [ortto, browser] = await startOrtto({ https: true }).then(
    async (started) =>
      [started, await launchChromium({ hosts: started.hosts, trust: started.trust })] as const,
  );
  // What the screen is going to propose for the policy of nginx, already in place at another address.
  const { csp, connection } = settings();
  const merged = merge(
    { headers: [{ name: 'content-security-policy', value: NGINX }], page: { url: 'http://127.0.0.1/' } },
    { account: connection, settings: csp },
  );
  snippet = emit(merged.headers, 'nginx').text;
  /** The front page at another address, through a second pass of nginx, as behind a CDN. */
  const at = (path: string, further: string): string => `location = ${path} {
    proxy_pass http://127.0.0.1:$server_port/$is_args$args;
    proxy_set_header Host $http_host;
    ${further}
  }`;
  stack = await startNative({
    wordpress: wordpressChoices()[0]!,
    muPlugins: [join(import.meta.dirname, 'security-tab.php'), join(import.meta.dirname, 'switches.php')],
    pageCache: true,
    nginx: [
      at('/strict/', `add_header Content-Security-Policy "${NGINX}" always;`),
      at('/mended/', snippet),
      at('/lost/', 'proxy_hide_header Content-Security-Policy;'),
      at('/stale/', `add_header Content-Security-Policy "script-src 'nonce-$request_id' 'strict-dynamic'";`),
    ].join('\n'),
  });
  await stack.createUsers();
  admin = await signIn(stack, 'admin');
});
afterAll(async () => {
  await browser?.close();
  await Promise.all([stack?.stop(), ortto?.stop()]);
});
beforeEach(async () => {
  await storeSettings(stack, settings());
  await site({});
});
afterEach(async () => {
  // Where a test failed on its way, the observation would go on into the next.
  await admin.rest('DELETE', `${API}/security/observation`);
  expect(stack.phpLog()).toBe('');
});

const check = async (url: string, as: SignedIn = admin): Promise<readonly [number, string]> => {
  const { status, body } = await as.rest<Failure>('POST', `${API}/security/check`, { url });
  return [status, status === 200 ? '' : (body.data.errors?.[0]?.code ?? body.code)];
};

const observed = async () =>
  (await admin.rest<{ rows: { directive: string; source: string }[] }>('GET', `${API}/security/observation`))
    .body.rows;

describe('the Security tab in the browser', () => {
  let owner: BrowserContext;
  let visitor: BrowserContext;
  beforeAll(async () => {
    [owner, visitor] = [
      await browser.newContext({ viewport: { width: 1280, height: 1000 } }),
      await browser.newContext(),
    ];
    for (const context of [owner, visitor]) context.setDefaultTimeout(PATIENCE);
    await owner.addCookies(await stack.loginCookies('admin'));
  });

  const open = async (): Promise<Page> => {
    const page = await owner.newPage();
    await page.goto(`${stack.url}${SCREEN}&tab=security`, { waitUntil: 'commit' });
    return page;
  };
  const button = (page: Page, key: TextKey) => page.getByRole('button', { name: texts[key], exact: true });
  const look = async (page: Page, path: string): Promise<string | null> => {
    await page.getByLabel(texts['security.check.address'], { exact: true }).fill(path);
    const answered = page.waitForResponse((response) => response.url().includes('/security/check'));
    await page.locator('.talk-security-check button').click();
    await answered;
    await page.locator('.talk-verdict').waitFor();
    return page.locator('.talk-verdict').getAttribute('data-verdict');
  };
  const originsOn = (page: Page) =>
    page
      .locator('[data-origin]')
      .evaluateAll((all) => all.map((each) => (each as HTMLElement).dataset['origin']));
  /** How far Talk gets on a visitor's page. */
  const talkOn = async (path: string): Promise<string> => {
    const page = await visitor.newPage();
    await page.goto(stack.url + path);
    await page
      .waitForFunction(() => /ready|failed/.test(window.talkSuite?.state ?? ''), null, { timeout: 15_000 })
      .catch(() => {});
    const state = await page.evaluate(() => window.talkSuite?.state ?? 'not there');
    await page.close();
    return state;
  };

  test('a strict policy of another plugin: what it blocks, merged, verified, and Talk works', async () => {
    await site({ headers: [`Content-Security-Policy: ${STRICT}`] });
    expect(await talkOn(fresh())).toBe('failed');
    const page = await open();
    expect(await look(page, fresh())).toBe('blocked');
    await page.getByText(texts['security.blocked.sockets']).waitFor();
    expect(await originsOn(page)).toEqual(['php']);

    await button(page, 'security.live.button').click();
    await page.locator('.talk-live', { hasText: texts['security.live.violations'] }).waitFor();
    expect(await page.locator('.talk-live').innerText()).toContain(new URL(ortto.scriptUrl).origin);

    await button(page, 'security.change.turnOn').click();
    await save(page);
    expect(await look(page, fresh())).toBe('free');
    expect(await originsOn(page)).toEqual(['merged']);
    expect(await talkOn(fresh())).toBe('ready');
    await button(page, 'security.live.button').click();
    await page.locator('.talk-live', { hasText: texts['security.live.works'] }).waitFor();
    await page.getByText(texts['security.live.guest']).waitFor();
    await page.close();
  });

  test('a policy in a meta element: no header helps, the text to put there is given', async () => {
    await site({ meta: NGINX });
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
    await site({ headers: ['Integrity-Policy: blocked-destinations=(script)'] });
    const page = await open();
    expect(await look(page, fresh())).toBe('stopped');
    await page.locator('[data-blocker=integrityPolicy]').waitFor();
    await button(page, 'security.live.button').click();
    await page.locator('.talk-live .talk-outcome--bad', { hasText: texts['security.live.failed'] }).waitFor();
    expect(await page.locator('.talk-live').innerText()).toContain(stack.url);
    await page.close();
  });

  test('a policy of nginx: the snippet that is proposed, in its place, lets Talk work', async () => {
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
    const page = await open();
    const findings = async (path: string): Promise<unknown[]> => {
      await look(page, path);
      return page
        .locator('[data-cache]')
        .evaluateAll((all) => all.map((each) => (each as HTMLElement).dataset['cache']));
    };
    const stored = fresh();
    await fetch(stack.url + stored);
    await site({ headers: [`Content-Security-Policy: ${STRICT}`] });
    expect(await findings(fresh())).toEqual([]);
    expect(await findings(fresh('/lost/'))).toEqual(['lost']);
    expect(await findings(stored)).toEqual(['lost']);
    await site({ headers: ["Content-Security-Policy: script-src 'nonce-{nonce}' 'strict-dynamic'"] });
    expect(await findings(fresh())).toEqual(['sameNonce']);
    await site({});
    expect(await findings(fresh('/stale/'))).toEqual(['staleBody']);
    await page.close();
  });

  test('a page that refuses to be framed is offered in a tab', async () => {
    await site({ headers: ['X-Frame-Options: DENY'] });
    const page = await open();
    expect(await look(page, fresh())).toBe('noPolicy');
    await button(page, 'security.live.button').click();
    await page.getByText(texts['security.live.closed']).waitFor();
    expect(await page.getByRole('link', { name: texts['security.live.open'] }).getAttribute('href')).toBe(
      `${stack.url}/?visit=${visits}`,
    );
    await page.close();
  });

  test('what pages load is observed, and becomes a policy to start from', async () => {
    const page = await open();
    await button(page, 'security.observe.start').click();
    await button(page, 'security.observe.stop').waitFor();
    const seen = await visitor.newPage();
    await seen.goto(stack.url + fresh());
    await seen.evaluate(() => {
      new Image().src = 'https://pictures.example/secret.png?visitor=1';
    });
    const isThere = async (): Promise<boolean> =>
      (await observed()).some(({ source }) => source === 'https://pictures.example');
    await eventually(isThere, true, 60_000);
    await seen.close();
    await button(page, 'security.observe.refresh').click();
    await page.getByRole('cell', { name: 'https://pictures.example', exact: true }).waitFor();
    await page.getByText(texts['security.starter.title'], { exact: true }).click();
    const starter = await page.locator('.talk-starter textarea').inputValue();
    expect(starter).toContain('Content-Security-Policy-Report-Only');
    expect(starter).toContain("img-src 'self' data: https://pictures.example");
    expect(starter).not.toContain('secret');
    await button(page, 'security.observe.stop').click();
    await page.getByText(texts['security.observe.over']).waitFor();
    await page.close();
  });
});

describe('the check only asks the site itself', () => {
  test.each([
    ['http://example.org/', 'otherHost'],
    ['http://127.0.0.1:1/', 'otherHost'],
    ['http://127.0.0.1/', 'otherHost'],
    ['https://169.254.169.254/latest/meta-data/', 'otherHost'],
    ['http://me:pw@127.0.0.1/', 'notAnAddress'],
    ['http://127.0.0.1\\@example.org/', 'notAnAddress'],
    ['http://', 'notAnAddress'],
  ])('not %s', async (url, code) => {
    expect(await check(url)).toEqual([422, code]);
  });

  test('a redirect elsewhere is not followed, one within the site is, three times', async () => {
    for (const redirect of [
      'http://169.254.169.254/',
      '//example.org/',
      'http://127.0.0.1:1/',
      'gopher://127.0.0.1/',
    ]) {
      await site({ redirect });
      expect(await check(fresh())).toEqual([
        422,
        redirect.startsWith('gopher') ? 'notAnAddress' : 'otherHost',
      ]);
    }
    await site({ redirect: `${fresh()}&talk_test_end=1` });
    expect(await check(fresh())).toEqual([200, '']);
    await site({ redirect: `/?again=${visits}` });
    expect(await check(fresh())).toEqual([422, 'tooManyRedirects']);
  });

  test('a name or address inside the network is refused, although it is the site’s own', async () => {
    const at = (home: string) => signIn(stack, 'admin', { cookies: `talk_test_home=${home}` });
    expect(await check('/', await at('http://10.0.0.1'))).toEqual([422, 'notPublic']);
    expect(await check('/', await at('http://[fd00::1]'))).toEqual([422, 'notPublic']);
    expect(await check('/', await at('http://nowhere.invalid'))).toEqual([422, 'notResolved']);
    // The machine's own name is in its hosts file, and leads inside.
    const inner = await lookup(hostname(), 4).catch(() => null);
    if (inner)
      expect(await check('/', await at(`http://${hostname().toLowerCase()}`))).toEqual([422, 'notPublic']);
  });

  test('the connection goes to the address that was judged, whatever the name leads to by then', async () => {
    const status = await stack.evalPhp<number>(`
      $port = wp_parse_url( home_url(), PHP_URL_PORT );
      add_filter( 'home_url', static function () use ( $port ) { return "http://rebinding.invalid:$port/"; } );
      add_filter( 'block_local_requests', '__return_false' );
      add_filter( 'http_request_host_is_external', '__return_true' );
      $fetch = new TalkMessenger\\Security\\Page_Fetch();
      foreach ( array( 'pinned' => array( '127.0.0.1' ), 'target' => TalkMessenger\\Security\\Own_Address::of( '/', home_url() ) ) as $name => $value ) {
        $property = new ReflectionProperty( $fetch, $name );
        $property->setAccessible( true );
        $property->setValue( $fetch, $value );
      }
      add_action( 'http_api_curl', array( $fetch, 'pin_curl' ) );
      add_filter( 'pre_option_siteurl', static function () use ( $port ) { return "http://rebinding.invalid:$port"; } );
      return wp_remote_retrieve_response_code( wp_remote_get( "http://rebinding.invalid:$port/wp-includes/js/jquery/jquery.min.js" ) );`);
    expect(status).toBe(200);
  });
});

describe('who may ask', () => {
  const calls = [
    ['POST', '/security/check', { url: '/' }],
    ['GET', '/security/observation', undefined],
    ['POST', '/security/observation', { hours: 1 }],
    ['DELETE', '/security/observation', undefined],
    ['GET', '/security/health', undefined],
  ] as const;

  test('nobody but those who manage the site, and never without a nonce', async () => {
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

  test('what PHP sends is told to the check alone, once', async () => {
    await site({ headers: [`Content-Security-Policy: ${STRICT}`] });
    const token = await stack.evalPhp<string>(`return TalkMessenger\\Security\\Witness::token();`);
    const forged = token.replace(/.$/, (last) => (last === '0' ? '1' : '0'));
    const told = () => stack.evalPhp(`return TalkMessenger\\Security\\Witness::told( ${phpString(token)} );`);
    const plain = await fetch(stack.url + fresh());
    const asked = await fetch(stack.url + fresh(), { headers: { 'x-talk-messenger-check': forged } });
    const names = ({ headers }: Response) => [...headers.keys()].toSorted();
    expect(names(asked)).toEqual(names(plain));
    expect(await told()).toBeNull();

    const other = await stack.evalPhp<string>(`return TalkMessenger\\Security\\Witness::token();`);
    const answered = await fetch(stack.url + fresh(), { headers: { 'x-talk-messenger-check': other } });
    expect(names(answered)).toEqual(names(plain));
    const first = await stack.evalPhp<{ sent: { value: string }[] }>(
      `return TalkMessenger\\Security\\Witness::told( ${phpString(other)} );`,
    );
    expect(first.sent.map(({ value }) => value)).toContain(STRICT);
    await fetch(stack.url + fresh(), { headers: { 'x-talk-messenger-check': other } });
    expect(
      await stack.evalPhp(`return TalkMessenger\\Security\\Witness::told( ${phpString(other)} );`),
    ).toBeNull();
  });
});

describe('the observation', () => {
  const endpoint = async (): Promise<string | null> => {
    const header = (await fetch(stack.url + fresh())).headers.get(REPORT_ONLY) ?? '';
    return /report-uri (\S+\/reports\/[0-9a-f]{16})/.exec(header)?.[1] ?? null;
  };
  const start = async (): Promise<string> => {
    await admin.rest('POST', `${API}/security/observation`, { hours: 1 });
    return (await endpoint())!;
  };
  const send = async (to: string, body: string, type = 'application/csp-report'): Promise<number> =>
    (await fetch(to, { method: 'POST', body, headers: { 'content-type': type } })).status;
  const violation = (directive: string, blocked: string) => ({
    type: 'csp-violation',
    body: { effectiveDirective: directive, blockedURL: blocked },
  });
  test('is off by default, is on visitors’ pages only, and leaves the site’s own reporting alone', async () => {
    expect(await endpoint()).toBeNull();
    const own = "default-src 'none'; report-uri https://reports.acme.example/";
    await site({ headers: [`Content-Security-Policy-Report-Only: ${own}`] });
    await start();
    expect((await fetch(stack.url + fresh())).headers.get(REPORT_ONLY)).toContain(own);
    expect(
      (await fetch(stack.url + fresh(), { headers: { cookie: admin.cookie } })).headers.get(REPORT_ONLY),
    ).toBe(own);
    await admin.rest('DELETE', `${API}/security/observation`);
    expect((await fetch(stack.url + fresh())).headers.get(REPORT_ONLY)).toBe(own);
  });

  test('ends by itself', async () => {
    const to = await start();
    await stack.runPhp(`
      $value = explode( '.', get_option( 'talk_messenger_observation' ) );
      update_option( 'talk_messenger_observation', $value[0] . '.' . ( time() - 1 ) );`);
    expect(await endpoint()).toBeNull();
    expect(await send(to, '{}')).toBe(410);
  });

  test('crafted reports leave nothing behind', async () => {
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

test('policies in meta elements count where browsers let them count', async () => {
  const policy = (content: string): string =>
    `<meta http-equiv="Content-Security-Policy" content="${content}">`;
  const documents = [
    `<head><template>${policy('a')}</template><noscript>${policy('b')}</noscript>${policy('yes')}</head><body>${policy('c')}`,
    `<head><title>${policy('a')}</title><!--${policy('b')}--><script>'${policy('c')}'</script>${policy('yes')}`,
    `${policy('yes')} a word ${policy('no')}`,
    `<head><div></div>${policy('no')}`,
  ];
  const found = await stack.evalPhp<string[][]>(`
    return array_map(
      static function ( $html ) { return ( new TalkMessenger\\Security\\Document( $html ) )->meta; },
      json_decode( ${phpString(JSON.stringify(documents))} ) );`);
  expect(found).toEqual([['yes'], ['yes'], ['yes'], []]);
});

test('Site Health says what stands against Talk, and support gets no secrets', async () => {
  const health = async () =>
    (await admin.rest<{ status: string; description: string }>('GET', `${API}/security/health`)).body;
  emptyCache();
  expect((await health()).status).toBe('good');
  emptyCache();
  await site({ headers: [`Content-Security-Policy: ${STRICT}`] });
  const { status, description } = await health();
  expect(status).toBe('recommended');
  expect(description).toContain('wss://talk-api.autopilotapp.com');
  const information = await stack.evalPhp<Record<string, unknown>>(
    `require_once ABSPATH . 'wp-admin/includes/admin.php';
     ( new TalkMessenger\\Security\\Security( new TalkMessenger\\Generated( WP_PLUGIN_DIR . '/talk-messenger-for-ortto/includes/generated' ), ( new TalkMessenger\\Plugin() )->store(), ( new TalkMessenger\\Plugin() )->policies(), new TalkMessenger\\Texts( '' ) ) )->register_site_health();
     return apply_filters( 'debug_information', array() )['talk-messenger'];`,
  );
  expect(JSON.stringify(information)).toContain('"off"');
  const intl = await stack.evalPhp<boolean>("return class_exists( 'Normalizer' );");
  expect(information).toMatchObject({ fields: { letters: { value: String(intl) } } });
  expect(JSON.stringify(information)).not.toContain(ortto.trackingKey);
});
