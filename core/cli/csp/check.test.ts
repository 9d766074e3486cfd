import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { settings, talk } from '../../../test/cli/csp.ts';

describe('talk csp check', () => {
  const pages: Record<string, { headers: Record<string, string | string[]>; body: string }> = {
    '/open': { headers: {}, body: '<p>no policy</p>' },
    '/closed': {
      headers: {
        'content-security-policy': [
          "default-src 'self'; worker-src blob:; style-src 'self' 'unsafe-inline'",
          'img-src *',
        ],
      },
      body: `<meta http-equiv="Content-Security-Policy" content="img-src 'self'">`,
    },
    '/nonce': {
      headers: {
        'content-security-policy':
          "script-src 'nonce-c2l0ZW5vbmNlMTIzNDU2Nzg=' 'strict-dynamic'; object-src 'none'; base-uri 'none'",
      },
      body: '<script nonce="c2l0ZW5vbmNlMTIzNDU2Nzg=" src="/a.js"></script>',
    },
    '/stale': {
      headers: {},
      body: '<script src="/loader.js" integrity="sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=" data-key="k" data-by="site"></script>',
    },
    '/loader.js': { headers: {}, body: 'changed' },
  };
  let server: Server;
  let origin = '';

  beforeAll(async () => {
    server = createServer((request, response) => {
      if (request.url === '/loop') response.writeHead(302, { location: '/loop' }).end();
      else if (request.url === '/moved') response.writeHead(302, { location: '/open' }).end();
      else {
        const page = pages[request.url ?? '']!;
        response.writeHead(200, { 'content-type': 'text/html', ...page.headers }).end(page.body);
      }
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => new Promise((closed) => server.close(closed)));

  const checked = (path: string, ...more: string[]) =>
    talk('check', origin + path, '--settings', settings, ...more);

  test('nothing stands against Talk', async () => {
    expect(await checked('/moved')).toMatchObject({ code: 0, out: expect.stringContaining('/open (200)') });
  });

  test('headers and meta elements are shown, judged and merged', async () => {
    const { out, code } = await checked('/closed', '--json');
    expect(code).toBe(1);
    const { merged, meta } = JSON.parse(out) as {
      merged: { added: { policy: number; directive: string }[]; meta: string[] };
      meta: string[];
    };
    expect(meta).toEqual(["img-src 'self'"]);
    expect(
      merged.added.filter(({ directive }) => directive === 'img-src').map(({ policy }) => policy),
    ).toEqual([0, 2]);
    expect(merged.meta).toEqual(["img-src 'self' https://m.autopilotapp.com"]);
  });

  test("a nonce that does not change is found, and the page's own is used", async () => {
    const { out, code } = await checked('/nonce');
    expect(out).toContain('[nonceConstant;');
    expect(out).toMatch(
      /^allowed +script-src-elem +'self' +policy 0: script-src for script-src-elem has 'nonce-/m,
    );
    expect(code).toBe(0);
  });

  test('a loader whose file has changed under its hash is found', async () => {
    expect(await checked('/stale')).toMatchObject({
      code: 1,
      out: expect.stringContaining('not the one that the page’s integrity attribute names'),
    });
  });

  test('no page is bad input', async () => {
    await expect(checked('/loop')).rejects.toThrow(/redirects more than 3 times/);
    await expect(talk('check', 'ftp://x', '--settings', settings)).rejects.toThrow(
      /not the address of a page/,
    );
    await expect(talk('check', 'http://127.0.0.1:1/', '--settings', settings)).rejects.toThrow(
      /cannot be fetched/,
    );
  });
});
