import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { newAppData } from '../../shopify-app/app-data/index.ts';
import { eventually, within } from '../patience.ts';
import { APP_URL, startApp, type RunningApp } from '../sandbox/shopify/app-process.ts';
import { onePage } from '../sandbox/shopify/fronts.ts';
import { BROWSER, deliverWebhook, framedPath, merchantOf } from '../sandbox/shopify/merchant.ts';

let app: RunningApp;

beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.stop());

const shop = 'larkmoor.myshopify.com';
const header = (response: Response, name: string): string => response.headers.get(name) ?? '';

describe('every answer', () => {
  const paths = [
    '/',
    '/pages',
    '/nowhere',
    '/health',
    '/webhooks',
    '/save',
    '/save.data',
    '/auth/session-token',
    '/_root.data',
    '/%00',
    '//evil.example/',
    '/..%2f..%2fpackage.json',
  ];
  test.each(paths)('%s has the security headers, and is kept nowhere', async (path) => {
    const answer = await merchantOf(app, shop).get(path);
    const policy = header(answer, 'content-security-policy');
    expect(policy).toMatch(/^default-src 'self'; script-src 'self' .*object-src 'none'; base-uri 'none'/);
    expect(policy).toContain("; form-action 'self'; ");
    expect(policy).toMatch(
      /; connect-src 'self' https:\/\/cdn\.shopify\.com https:\/\/monorail-edge\.shopifysvc\.com; /,
    );
    // What stores upload to Shopify's network is no script of ours.
    const scripts = /; script-src ([^;]*);/.exec(policy)?.[1] ?? '';
    expect(scripts.split(' ').slice(0, 2)).toEqual(["'self'", 'https://cdn.shopify.com/shopifycloud/']);
    expect(scripts).toMatch(/^\S+ \S+ 'nonce-[\w-]*'$/);
    expect(header(answer, 'x-content-type-options')).toBe('nosniff');
    expect(header(answer, 'referrer-policy')).toBe('same-origin');
    expect(header(answer, 'strict-transport-security')).toBe('max-age=31536000');
    expect(header(answer, 'cache-control')).toBe('no-store');
  });

  test('can be framed by the admin of that very store, and by nobody else', async () => {
    const merchant = merchantOf(app, shop);
    const framing = async (path: string): Promise<string> =>
      header(await merchant.get(path), 'content-security-policy').replace(/^.*frame-ancestors /, '');
    expect(await framing(framedPath(shop, merchant.token()))).toBe(
      `https://${shop} https://admin.shopify.com`,
    );
    for (const named of [
      'evil.example',
      `${shop}.evil.example`,
      'x.myshopify.com *',
      'a.myshopify.com; script-src *',
    ])
      expect(await framing(`/?${new URLSearchParams({ shop: named }).toString()}`)).toBe(
        'https://admin.shopify.com',
      );
  });

  test('has a nonce of its own, and no script without one', async () => {
    const merchant = merchantOf(app, shop);
    const [first, second] = [await merchant.open(), await merchant.open()];
    const nonceOf = (answer: Response): string =>
      /'nonce-([^']+)'/.exec(header(answer, 'content-security-policy'))?.[1] ?? '';
    expect(nonceOf(first)).toMatch(/^[\w-]{24}$/);
    expect(nonceOf(first)).not.toBe(nonceOf(second));
    const html = await first.text();
    const scripts = html.match(/<script[^>]*>/g) ?? [];
    const bare = scripts.filter((tag) => !tag.includes(`nonce="${nonceOf(first)}"`));
    expect(scripts.length).toBeGreaterThan(bare.length);
    for (const tag of bare) expect(tag).toMatch(/src="https:\/\/cdn\.shopify\.com\//);
    // Shopify wants App Bridge to be the first, in the head and in place.
    expect(scripts[0]).toMatch(/^<script src="[^"]*\/app-bridge\.js" data-api-key="[^"]+">$/);
    expect(html.indexOf(scripts[0]!)).toBeLessThan(html.indexOf('</head>'));
  });

  test('of an asset is kept for good, since its name changes with its content', async () => {
    const html = await (await merchantOf(app, shop).open()).text();
    const asset = /href="(\/assets\/[^"]+\.js)"/.exec(html)?.[1] ?? '';
    const answer = await fetch(app.url + asset);
    expect(answer.status).toBe(200);
    expect(header(answer, 'content-type')).toBe('text/javascript; charset=utf-8');
    expect(header(answer, 'cache-control')).toBe('public, max-age=31536000, immutable');
  });
});

describe('nobody is led elsewhere', () => {
  test.each([
    '/auth/session-token?shopify-reload=https://evil.example/',
    '/auth/session-token?shopify-reload=//evil.example/',
    '/auth/session-token?shopify-reload=javascript:alert(1)',
    `/auth/session-token?shopify-reload=${APP_URL}.evil.example/`,
    '/auth/exit-iframe?exitIframe=https://evil.example/',
    '//evil.example/?shop=evil.example',
    '/\\evil.example/',
    '/?shop=evil.example&host=ZXZpbC5leGFtcGxl',
    `/?shop=${shop}&host=ZXZpbC5leGFtcGxl`,
    `/?shop=${shop}&host=ZXZpbC5leGFtcGxl&embedded=1`,
  ])('%s', async (path) => {
    const answer = await merchantOf(app, shop).get(path);
    const location = header(answer, 'location');
    if (location !== '') {
      const { origin } = new URL(location, APP_URL);
      expect([APP_URL, 'https://admin.shopify.com', `https://${shop}`]).toContain(origin);
    }
    expect(await answer.text()).not.toMatch(/(href|src|content|open\()=?["'(]*(https?:)?\/\/evil/);
  });
});

describe('the origin', () => {
  test('is the configured one, whatever a client says about host and scheme', async () => {
    const merchant = merchantOf(app, shop);
    const answer = await merchant.get(framedPath(shop, null), {
      'X-Forwarded-Host': 'evil.example',
      'X-Forwarded-Proto': 'http',
      Forwarded: 'host=evil.example',
    });
    expect(answer.status).toBe(302);
    expect(header(answer, 'location')).toContain(encodeURIComponent(`${APP_URL}/`));
    expect(header(answer, 'location')).not.toContain('evil');
  });

  test('of another site cannot save, with a good token and all', async () => {
    const answer = await fetch(`${app.url}/save`, {
      method: 'POST',
      headers: {
        'User-Agent': BROWSER,
        'Content-Type': 'application/json',
        Origin: 'https://evil.example',
        'X-Forwarded-Host': 'evil.example',
        Authorization: `Bearer ${merchantOf(app, shop).token()}`,
      },
      body: JSON.stringify({ digest: null, appData: newAppData() }),
    });
    expect(answer.status).toBe(403);
    expect(app.cloud.store(shop).metafields.size).toBe(0);
  });
});

describe('a look at the storefront', () => {
  const ask = (body: unknown, headers: Record<string, string> = {}, of = shop): Promise<Response> =>
    fetch(`${app.url}/storefront`, {
      method: 'POST',
      headers: {
        'User-Agent': BROWSER,
        'Content-Type': 'application/json',
        Authorization: `Bearer ${merchantOf(app, of).token()}`,
        ...headers,
      },
      body: JSON.stringify(body),
    });
  const front = () => app.cloud.fronts.of(shop);
  const home = { address: '/', times: 1 };

  test('is at the domains that Shopify names, and yields what the screens need of a page', async () => {
    front().domains = ['www.larkmoor.example'];
    const html =
      '<html lang="en"><link rel="alternate" hreflang="de-AT" href="/de-at"><title>secret</title>' +
      '<script nonce="n">Shopify.theme = {"name":"Da\\u00fcn","id":1}</script>' +
      '<script src="/talk.js" data-key="k" data-rules="secret" data-kind="front"></script>';
    front().answer = onePage(html, {
      'content-security-policy': "img-src 'self'",
      'x-internal': 'secret',
    });
    const named = await merchantOf(app, shop).get('/storefront', {
      Authorization: `Bearer ${merchantOf(app, shop).token()}`,
    });
    expect(await named.json()).toEqual({ kind: 'domains', domains: ['www.larkmoor.example', shop] });
    const answer = await ask({ address: '/?a=b', times: 2 });
    const body = await answer.text();
    const page = {
      url: 'https://www.larkmoor.example/?a=b',
      status: 200,
      nonces: ['n'],
      theme: true,
      themeName: 'Daün',
      languages: ['en', 'de-AT'],
      facts: { kind: 'front' },
    };
    expect(JSON.parse(body)).toMatchObject({ kind: 'taken', snapshots: [page, page] });
    expect(body).not.toContain('secret');
    expect(header(answer, 'cache-control')).toBe('no-store');
  });

  test('goes nowhere else, and says so', async () => {
    const other = app.cloud.fronts.of('other.myshopify.com');
    let asked = 0;
    other.answer = (_request, response) => {
      asked += 1;
      response.end();
    };
    front().answer = (_request, response) =>
      response.writeHead(302, { location: 'https://other.myshopify.com/' }).end();
    for (const address of ['https://other.myshopify.com/', '/'])
      expect(await (await ask({ address, times: 1 })).json()).toEqual({
        kind: 'refused',
        message:
          'Only pages on this store’s own domains can be checked; other.myshopify.com is not one of them.',
      });
    expect(asked).toBe(0);
  });

  test('is for those who have the store’s token, from our own screens, and who say what they want', async () => {
    const { method, body } = { method: 'POST', body: JSON.stringify(home) };
    const bare = await fetch(`${app.url}/storefront`, { method, body, headers: { 'User-Agent': BROWSER } });
    expect([bare.status, (await merchantOf(app, shop).get('/storefront')).status]).toEqual([401, 401]);
    expect((await ask(home, { Origin: 'https://evil.example' })).status).toBe(403);
    expect((await ask(home, { Authorization: 'Bearer x' })).status).toBe(401);
    for (const wrong of [null, [], {}, { address: '/' }, { address: 1, times: 1 }, { ...home, times: 99 }])
      expect((await ask(wrong)).status).toBe(400);
    app.cloud.outage = 500;
    const failed = await ask(home);
    app.cloud.outage = null;
    expect([failed.status, await failed.json()]).toEqual([502, { kind: 'failed' }]);
  });

  test('of one store does not keep the server from the others', async () => {
    const waiting: (() => void)[] = [];
    front().answer = (_request, response) => void waiting.push(() => response.end('late'));
    const snapshots = Array.from({ length: 4 }, () => ask(home));
    await eventually(() => waiting.length, 4);
    expect(await (await ask(home)).json()).toMatchObject({
      kind: 'refused',
      message: expect.stringMatching(/^Several checks/),
    });
    expect(await (await ask(home, {}, 'other.myshopify.com')).json()).toMatchObject({ kind: 'taken' });
    for (const end of waiting) end();
    for (const look of snapshots) expect(await (await look).json()).toMatchObject({ kind: 'taken' });
  });
});

test('what is no HTTP ends the connection, not the server', async () => {
  const closed = new Promise<string>((resolve) => {
    const socket = connect(Number(new URL(app.url).port), '127.0.0.1');
    let said = '';
    socket.setEncoding('utf8').on('data', (text: string) => (said += text));
    socket.on('close', () => resolve(said));
    socket.write(
      'GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
    );
  });
  expect(await within('the connection to be closed', closed)).toMatch(/^HTTP\/1\.1 400/);
  expect((await fetch(`${app.url}/health`)).status).toBe(200);
});

describe('the process', () => {
  test('says what it does, and never a token or a secret', async () => {
    const merchant = merchantOf(app, shop);
    const token = merchant.token();
    await merchant.open('/', token);
    await merchant.open('/', `${token}x`);
    await merchant.save({ digest: null, appData: newAppData() }, token);
    await merchant.save('{', token);
    app.cloud.grants.revoke(shop);
    await merchant.open('/', token);
    app.cloud.outage = 500;
    await merchant.save({ digest: null, appData: newAppData() }, token);
    app.cloud.outage = null;
    await deliverWebhook(app, 'app/uninstalled', shop, { myshopify_domain: shop });
    // A line is written when its connection is done with it.
    await eventually(() => app.output().includes('POST /webhooks'), true);
    const said = app.output();
    expect(said).toMatch(/^POST \/webhooks 200 \d+ms$/m);
    expect(said).toMatch(/^GET \/ 200 \d+ms$/m);
    expect(said).not.toContain('?');
    expect(said).not.toContain(token.slice(0, 30));
    expect(said).not.toContain(app.keys.apiSecret);
    for (const each of app.cloud.grants.all) expect(said).not.toContain(each);
  });
});
