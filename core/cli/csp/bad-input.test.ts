import { orttoConnection } from '../../connection/connection.fixture.ts';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defaultSettings } from '../../settings/index.ts';
import { main } from '../main.ts';

const folder = mkdtempSync(join(tmpdir(), 'talk-bad-input-'));
const write = (name: string, content: string | Uint8Array): string => {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
};
afterAll(() => rmSync(folder, { recursive: true }));

const connection = orttoConnection({ trackingKey: 'Zm9vYmFyYmF6cXV4YWNtZQ', dataRegion: 'us' });
const settings = write('settings.json', JSON.stringify({ ...defaultSettings(), connection }));
const policy = write('policy.txt', "default-src 'self'");

let out: string[];
let err: string[];
beforeEach(() => {
  process.exitCode = undefined;
  [out, err] = [[], []];
  jest.spyOn(console, 'log').mockImplementation((line) => void out.push(String(line)));
  jest.spyOn(console, 'error').mockImplementation((line) => void err.push(String(line)));
});
afterEach(() => {
  jest.restoreAllMocks();
  process.exitCode = undefined;
});

const talk = async (...args: string[]): Promise<number> => {
  await main(['node', 'talk', ...args]);
  return Number(process.exitCode ?? 0);
};

describe('a file that is no policy exits with 2 and says why', () => {
  test.each<[string, string | Uint8Array, RegExp]>([
    ['empty', '', /: is empty$/],
    ['white space', ' \r\n\t', /: is empty$/],
    ['a mark and nothing', '\ufeff', /: is empty$/],
    ['binary', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0xff]), /: is not text in UTF-8$/],
    ['UTF-16', new Uint8Array([0xff, 0xfe, 0x64, 0x00]), /: is not text in UTF-8$/],
    ['a JSON list', '[]', /: must be an object with headers, meta or both$/],
    ['other JSON', '{"foo":1}', /: must be an object with headers, meta or both$/],
    ['cut off JSON', '{ "headers": [', /: is not valid JSON$/],
    ['headers without values', '{"headers":[{"name":"x"}]}', /: headers: must be a list of /],
    ['meta that is no list', '{ "meta": "img-src *" }', /: meta: must be a list of texts$/],
  ])('%s', async (name, content, reason) => {
    const file = write('case', content);
    expect(await talk('csp', 'lint', file)).toBe(2);
    expect(err).toEqual([expect.stringMatching(reason)]);
    expect(err[0]).toContain(file);
    expect(out).toEqual([]);
  });
});

describe('a file that is one is read whatever the editor made of it', () => {
  test.each([
    ['a mark ahead of it', "\ufeffContent-Security-Policy: img-src 'self'\r\n"],
    ['a response', "HTTP/1.1 200 OK\r\nContent-Security-Policy: img-src 'self'\r\nDate: today\r\n\r\n"],
    ['a mark ahead of JSON', '\ufeff{"headers":[],"meta":["img-src \'self\'"]}'],
  ])('%s', async (_, content) => {
    expect(await talk('csp', 'diff', write('case', content), write('same', "img-src 'self'"))).toBe(0);
    expect(out).toEqual(['no difference in effect']);
  });

  test('policies that only report are compared by themselves', async () => {
    const files = ["img-src 'self'", 'img-src *'].map((value, index) =>
      write(`report-${index}`, `Content-Security-Policy-Report-Only: ${value}`),
    );
    expect(await talk('csp', 'diff', ...files, '--page', 'https://shop.test/')).toBe(1);
    expect(out).toEqual(['report-only + img-src *']);
  });

  test('a response without a policy has none', async () => {
    expect(await talk('csp', 'lint', write('case', 'HTTP/2 200\r\nserver: nginx\r\n'))).toBe(0);
    expect(out).toEqual(['no policy']);
  });

  test('settings with a mark', async () => {
    const marked = write('marked.json', `\ufeff${JSON.stringify({ ...defaultSettings(), connection })}`);
    expect(await talk('csp', 'requirements', '--settings', marked)).toBe(0);
  });
});

describe('an option that cannot be meant exits with 2 and is named', () => {
  test.each<[string[], string]>([
    [['explain', policy, '--settings', settings, '--page', 'shop.test'], '--page: '],
    [['explain', policy, '--settings', settings, '--page', 'ftp://shop.test/'], '--page: '],
    [['diff', policy, policy, '--page', 'shop.test'], '--page: '],
    [['explain', policy, '--settings', settings, '--nonce', 'a b'], '--nonce: '],
    [['explain', policy, '--settings', settings, '--integrity', 'md5-x'], '--integrity: '],
    [
      ['explain', policy, '--settings', settings, '--loader-file', join(folder, 'none')],
      join(folder, 'none'),
    ],
    [['requirements', '--settings', settings, '--features', ''], '--features: '],
    [['requirements', '--settings', settings, '--features', 'talk,fax'], '--features: '],
    [['requirements', '--settings', write('list.json', '[]')], join(folder, 'list.json')],
    [['requirements', '--settings', join(folder, 'none')], join(folder, 'none')],
    [['merge', '--settings', '-'], '--settings: '],
    [['emit', policy, '--settings', settings, '--level', '2'], '--level: '],
    [
      ['emit', '--as-published', '--data-region', 'us', '--level', '3', '--nonce', 'a; img-src *'],
      '--nonce: ',
    ],
    ...['1.2.3.4', '-a.test', 'a_b.test', 'A.test', 'a.test:8443', 'a.test/x', 'localhost'].map(
      (host): [string[], string] => [
        ['emit', '--as-published', '--data-region', 'us', `--custom-domain=${host}`],
        '--custom-domain: ',
      ],
    ),
    [['check', 'shop.test', '--settings', settings], 'shop.test: is not the address of a page'],
  ])('%j', async (args, beginning) => {
    expect(await talk('csp', ...args)).toBe(2);
    expect(err).toHaveLength(1);
    expect(err[0]!.startsWith(beginning)).toBe(true);
    expect(out).toEqual([]);
  });
});

test('what is against a form is not mixed with its text', async () => {
  expect(await talk('csp', 'emit', '--settings', settings, '--level', '3', '--for', 'apache')).toBe(1);
  expect(out).toEqual([]);
  expect(err.some((line) => line.includes('Apache cannot make a new one'))).toBe(true);
});

test('what a file brings does not steer the terminal', async () => {
  await talk('csp', 'lint', write('case', "img-src \u001b]0;owned\u0007 'self'"));
  expect(out.join('\n')).toContain(']0');
  expect(out.join('\n')).not.toMatch(/(?!\n)\p{Cc}/u);
});

describe('a page that leads elsewhere', () => {
  let server: Server;
  let asked: string[];
  const address = (path = '', host = '127.0.0.1'): string =>
    `http://${host}:${(server.address() as AddressInfo).port}/${path}`;

  beforeAll(async () => {
    asked = [];
    server = createServer(({ url = '', headers }, response) => {
      asked.push(`${headers.host} ${url}`);
      if (url === '/away') response.writeHead(302, { location: address('', 'localhost') }).end();
      else {
        const tag = `<script src="${address('l.js', 'localhost')}" integrity="sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=" data-key="k" data-by="site"></script>`;
        response.writeHead(200, { 'content-type': 'text/html' }).end(tag);
      }
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  });
  afterAll(() => new Promise((closed) => server.close(closed)));

  test('is not followed to another host, which is named', async () => {
    expect(await talk('csp', 'check', address('away'), '--settings', settings)).toBe(2);
    expect(err).toEqual([expect.stringContaining(`leads to another host. Check it instead`)]);
    expect(err[0]).toContain(address('', 'localhost'));
  });

  test('by its loader is not followed either, and that is said', async () => {
    expect(await talk('csp', 'check', address('page'), '--settings', settings)).toBe(0);
    expect(out.join('\n')).toContain(`Not looked at\n${address('l.js', 'localhost')}: `);
    expect(asked.filter((each) => each.startsWith('localhost'))).toEqual([]);
  });
});

describe('a data region that is not known', () => {
  const unknown = write(
    'unknown.json',
    JSON.stringify({
      ...defaultSettings(),
      connection: {
        ...connection,
        captureHost: 'https://track.brand.test/',
        scriptUrl: 'https://track.brand.test/app.js',
        dataRegion: null,
      },
    }),
  );

  test('stands against nothing where no policy asks for it', async () => {
    expect(await talk('csp', 'explain', write('case', "form-action 'self'"), '--settings', unknown)).toBe(0);
  });

  test('is a blocker where one does', async () => {
    expect(await talk('csp', 'explain', policy, '--settings', unknown)).toBe(1);
    expect(out.join('\n')).toContain('blocker: connection.dataRegion: ');
  });
});
