import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import tls from 'node:tls';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { lookAt } from '../../shopify-app/server/storefront/snapshot.ts';
import { fetchPage, LIMITS, type FetchedPage } from '../../shopify-app/server/storefront/page-fetch.ts';
import { FetchRefused } from '../../shopify-app/server/storefront/refused.ts';
import { createCertificate } from '../browser/certificate.ts';
import { listen, type Listening } from '../browser/listening.ts';
import { within } from '../patience.ts';
import { startProxy, type Proxy } from '../sandbox/shopify/proxy.ts';

const SHOP = 'www.larkmoor.example';
const OTHER = 'larkmoor.myshopify.com';
const DOMAINS = [SHOP, OTHER];

type Answer = (response: ServerResponse, request: IncomingMessage) => void;

let store: Listening;
let proxy: Proxy;
let direct: () => void;
const asked: { host: string; url: string; headers: IncomingMessage['headers'] }[] = [];
let pages: Record<string, Answer> = {};

// The store is reached as it is where an operator has an outgoing proxy: Node is told of it, and the fetch knows nothing.
beforeAll(async () => {
  const certificate = await createCertificate([SHOP, OTHER, 'other.myshopify.com', 'localhost']);
  tls.setDefaultCACertificates([certificate.cert]);
  store = await listen(
    (request, response) => {
      const { headers, url = '' } = request;
      asked.push({ host: headers.host ?? '', url, headers });
      (pages[url] ?? ((to) => to.writeHead(404).end()))(response, request);
    },
    { certificate },
  );
  proxy = await startProxy(store.port);
  direct = http.setGlobalProxyFromEnv({
    HTTPS_PROXY: `http://127.0.0.1:${proxy.port}`,
    NO_PROXY: 'localhost,nobody.invalid',
  });
});
afterAll(async () => {
  direct();
  await proxy.stop();
  await store.stop();
});
beforeEach(() => {
  asked.length = 0;
  pages = {};
});

const html =
  (body: string, headers: Record<string, string | string[]> = {}): Answer =>
  (response) =>
    response.writeHead(200, { 'content-type': 'text/html', ...headers }).end(body);
const redirect =
  (location: string, status = 302): Answer =>
  (response) =>
    response.writeHead(status, { location }).end('elsewhere');

const outcome = async (address: string, limits = LIMITS, domains = DOMAINS): Promise<unknown> => {
  try {
    const { url, status, body, cut } = await fetchPage(address, domains, limits);
    return { url, status, length: body.length, cut };
  } catch (error) {
    if (error instanceof FetchRefused) return error.reason;
    throw error;
  }
};

describe('a page of the store', () => {
  test('arrives with its headers as they were sent, and says nothing to the store about anyone', async () => {
    pages['/products/no-3?variant=1'] = html('<p>Grün</p>', {
      'content-security-policy': ["img-src 'self'", 'font-src *'],
      'set-cookie': 'secret=1; Path=/',
    });
    const page: FetchedPage = await fetchPage('/products/no-3?variant=1#x', DOMAINS);
    expect(page).toMatchObject({ url: `https://${SHOP}/products/no-3?variant=1`, status: 200, cut: false });
    expect(page.body).toBe('<p>Grün</p>');
    expect(
      page.headers.filter(({ name }) => name === 'content-security-policy').map(({ value }) => value),
    ).toEqual(["img-src 'self'", 'font-src *']);
    await fetchPage('/products/no-3?variant=1', DOMAINS);
    expect(asked.map(({ headers }) => Object.keys(headers).toSorted())).toEqual(
      Array.from({ length: 2 }, () => ['accept', 'accept-encoding', 'connection', 'host', 'user-agent']),
    );
  });

  test('may be another one of its own, some redirects later', async () => {
    pages = { '/': redirect(`https://${OTHER}/a`, 301), '/a': redirect('b', 307), '/b': html('<p>b</p>') };
    expect(await outcome('/')).toMatchObject({ url: `https://${OTHER}/b`, status: 200 });
    expect(asked.map(({ host, url }) => host + url)).toEqual([`${SHOP}/`, `${OTHER}/a`, `${OTHER}/b`]);
  });

  test.each([
    ['gzip', gzipSync('<p>a</p>')],
    ['br', brotliCompressSync('<p>a</p>')],
  ])('is unpacked: %s', async (encoding, body) => {
    pages['/'] = (response) => response.writeHead(200, { 'content-encoding': encoding }).end(body);
    expect(await outcome('/')).toMatchObject({ length: 8, cut: false });
  });
});

describe('a redirect is not followed', () => {
  test.each([
    ['to the machine’s metadata', 'http://169.254.169.254/latest/meta-data/', 'otherHost'],
    ['to an address of the inner network', 'https://10.0.0.1/', 'otherHost'],
    ['to a name of the inner network', 'https://intranet/', 'otherHost'],
    ['to another store', 'https://other.myshopify.com/', 'otherHost'],
    ['to anyone else', '//evil.example/', 'otherHost'],
    ['to another port of the store', `https://${SHOP}:8443/`, 'otherHost'],
    ['to where nothing is encrypted', `http://${SHOP}/`, 'notHttps'],
    ['to a file', 'file:///etc/passwd', 'notAnAddress'],
    ['with a password', `https://me:secret@${SHOP}/`, 'notAnAddress'],
    ['to what is no address', 'https://[/', 'notAnAddress'],
  ])('%s', async (_, location, reason) => {
    pages['/'] = redirect(location);
    expect(await outcome('/')).toBe(reason);
    expect(asked).toHaveLength(1);
  });

  test('more than three times', async () => {
    pages = {
      '/': redirect('/1'),
      '/1': redirect('/2'),
      '/2': redirect('/3'),
      '/3': redirect('/4'),
      '/4': html(''),
    };
    expect(await outcome('/')).toBe('tooManyRedirects');
    expect(asked.map(({ url }) => url)).toEqual(['/', '/1', '/2', '/3']);
  });
});

describe('without a proxy in between', () => {
  test('a name that leads to this machine is refused before anything is sent', async () => {
    expect(await outcome('/', LIMITS, ['localhost'])).toBe('notPublic');
    expect(asked).toEqual([]);
  });

  test('a name that nobody has is not found', async () => {
    expect(await outcome('/', LIMITS, ['nobody.invalid'])).toBe('notResolved');
  });
});

describe('an answer has an end', () => {
  const small = { ...LIMITS, bytes: 50_000 };

  test('where the body has none', async () => {
    const closed = new Promise<void>((resolve) => {
      pages['/'] = (response) => {
        response.writeHead(200, { 'content-type': 'text/html' });
        const more = (): void => {
          while (!response.destroyed && response.write('x'.repeat(10_000)));
        };
        response.on('drain', more).on('close', () => resolve());
        more();
      };
    });
    expect(await outcome('/', small)).toEqual({
      url: `https://${SHOP}/`,
      status: 200,
      length: 50_000,
      cut: true,
    });
    await within('the shop’s connection to be closed', closed);
  });

  test('where it is small only while it is packed', async () => {
    const bomb = gzipSync(Buffer.alloc(60_000_000));
    expect(bomb.length).toBeLessThan(100_000);
    pages['/'] = (response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb);
    const before = process.memoryUsage().arrayBuffers;
    expect(await outcome('/', small)).toMatchObject({ length: 50_000, cut: true });
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(20_000_000);
  });

  test('where it comes too slowly, or never begins', async () => {
    const soon = { ...LIMITS, seconds: 0.3 };
    pages['/slow'] = (response) => {
      const drip = setInterval(() => response.write('.'), 20);
      response.writeHead(200).on('close', () => clearInterval(drip));
    };
    pages['/never'] = () => {};
    pages['/hop'] = redirect('/slow');
    expect([
      await outcome('/slow', soon),
      await outcome('/never', soon),
      await outcome('/hop', soon),
    ]).toEqual(['tooSlow', 'tooSlow', 'tooSlow']);
  });

  test.each<[string, Answer]>([
    [
      'cut in the middle',
      (response) => response.writeHead(200, { 'content-length': '9' }).write('x', () => response.destroy()),
    ],
    [
      'packed as it does not say',
      (response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end('no'),
    ],
    [
      'packed in a way that nobody asked for',
      (response) => response.writeHead(200, { 'content-encoding': 'zstd' }).end(''),
    ],
    [
      'packed by a name of every object',
      (response) => response.writeHead(200, { 'content-encoding': 'constructor' }).end(''),
    ],
    [
      'with headers beyond measure',
      (response) => response.writeHead(200, { a: 'x'.repeat(100_000) }).end(''),
    ],
    ['that is no HTTP', (_, request) => void request.socket.end('nonsense\r\n\r\n')],
  ])('and one that cannot be read is told as such: %s', async (_, answer) => {
    pages['/'] = answer;
    expect(await outcome('/')).toBe('unreachable');
  });
});

test('a certificate for another name is not taken', async () => {
  expect(await outcome('/', LIMITS, ['www.elsewhere.example'])).toBe('unreachable');
  expect(asked).toEqual([]);
});

describe('a look', () => {
  const theme = '<script>var Shopify = Shopify || {};\nShopify.shop = "larkmoor.myshopify.com";</script>';
  const look = async (address: string) => (await lookAt(address, DOMAINS, { times: 1, scriptUrl: null }))[0]!;

  test('yields policies and nothing else of the headers', async () => {
    pages['/'] = html(`${theme}<meta http-equiv="content-security-policy" content="img-src *">`, {
      'Content-Security-Policy': "frame-ancestors 'none'",
      'Permissions-Policy': 'camera=()',
      'X-Internal': 'secret',
      'Set-Cookie': 'secret=1',
    });
    const seen = await look('/');
    expect(seen).toMatchObject({ meta: ['img-src *'], theme: true, locked: false, loader: null });
    expect(seen.headers.map(({ name }) => name)).toEqual(['Content-Security-Policy', 'Permissions-Policy']);
  });

  test('sees that a store is locked, and a front that no theme made', async () => {
    pages = {
      '/': redirect('/password'),
      '/fr': redirect('/fr/password'),
      '/password': html(theme),
      '/fr/password': html('<form>'),
    };
    expect(await look('/')).toMatchObject({ locked: true, theme: true });
    expect(await look('/fr')).toMatchObject({ locked: true, theme: false });
    expect(await look('/password')).toMatchObject({ locked: false });
  });

  test('asks as two visitors would', async () => {
    let nonce = 0;
    pages['/'] = (response, request) => {
      nonce += 1;
      html(`<script nonce="n${nonce}">x</script>`)(response, request);
    };
    const snapshots = await lookAt('/', DOMAINS, { times: 2, scriptUrl: null });
    expect(snapshots.map(({ nonces }) => nonces)).toEqual([['n1'], ['n2']]);
  });
});
