import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { Command } from 'commander';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { defaultSettings } from '../settings/index.ts';
import { policyFromText } from './csp-input.ts';
import { mergeLines } from './csp-merge.ts';
import { registerCsp } from './csp.ts';

const folder = mkdtempSync(join(tmpdir(), 'talk-csp-'));
const write = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};

const connection = {
  trackingKey: 'Zm9vYmFyYmF6cXV4YWNtZQ',
  captureHost: 'https://capture-api.autopilotapp.com/',
  scriptUrl: 'https://cdn2l.ink/app.js',
  options: {},
  track: {},
  dataRegion: 'us' as const,
};
const settings = write('settings.json', JSON.stringify({ ...defaultSettings(), connection }));

/** Runs `talk csp …`; gives back what it printed and its exit code. */
const talk = async (...args: string[]): Promise<{ out: string; code: number }> => {
  process.exitCode = undefined;
  const lines: unknown[] = [];
  const log = jest.spyOn(console, 'log').mockImplementation((line) => void lines.push(line));
  const errors = jest.spyOn(console, 'error').mockImplementation(() => undefined);
  const program = new Command().exitOverride();
  registerCsp(program);
  await program.parseAsync(['csp', ...args], { from: 'user' });
  log.mockRestore();
  errors.mockRestore();
  return { out: lines.join('\n'), code: Number(process.exitCode ?? 0) };
};

afterEach(() => {
  process.exitCode = undefined;
});
afterAll(() => rmSync(folder, { recursive: true }));

const mergeText = async (text: string): Promise<{ lines: Record<string, unknown>[]; findings: number }> => {
  const chunks: string[] = [];
  const sink = new Writable({
    write: (chunk: Buffer, _, done) => {
      chunks.push(chunk.toString());
      done();
    },
  });
  const options = {
    account: connection,
    settings: {
      features: { talk: true, calls: false, embeds: false, fonts: false },
      allowInlineStyles: false,
      allowBlobWorkers: false,
    },
  };
  const findings = await mergeLines(options, Readable.from([text]), sink);
  const lines = chunks
    .join('')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  return { lines, findings };
};

describe('talk csp merge', () => {
  test('answers each response in order and goes on after a bad line', async () => {
    const { lines, findings } = await mergeText(
      '{"headers":[{"name":"Content-Security-Policy","value":"img-src \'self\'"}]}\n\nnonsense\n[]\n{"headers":[],"meta":["font-src *"]}',
    );
    expect(lines).toEqual([
      {
        headers: [{ name: 'Content-Security-Policy', value: "img-src 'self' https://m.autopilotapp.com" }],
        added: [
          {
            policy: 0,
            directive: 'img-src',
            source: 'https://m.autopilotapp.com',
            why: 'pictures of agents, bots and the logo',
          },
        ],
        addedReportOnly: [],
        bytes: { before: 41, after: 68 },
        blockers: [],
        warnings: [],
      },
      { error: 'the line is not valid JSON' },
      { error: 'the line is not a JSON object' },
      {
        headers: [],
        meta: ['font-src *'],
        added: [],
        addedReportOnly: [],
        bytes: { before: 0, after: 0 },
        blockers: [],
        warnings: [],
      },
    ]);
    expect(findings).toBe(2);
  });

  test.each([
    ['{"meta":[]}', 'headers: must be a list of {"name": "…", "value": "…"}'],
    ['{"headers":{}}', 'headers: must be a list of {"name": "…", "value": "…"}'],
    ['{"headers":[{"name":"x"}]}', 'headers: must be a list of {"name": "…", "value": "…"}'],
    ['{"headers":[],"meta":[1]}', 'meta: must be a list of texts'],
    ['{"headers":[],"page":"x"}', 'page: must be an object'],
    ['{"headers":[],"page":{"nonce":1}}', 'page.nonce: must be a text'],
  ])('%s is refused', async (line, error) => {
    expect((await mergeText(line)).lines).toEqual([{ error }]);
  });

  test('a blocker is a finding', async () => {
    expect(
      (await mergeText('{"headers":[{"name":"Content-Security-Policy","value":"sandbox"}]}')).findings,
    ).toBe(1);
  });
});

describe('reading policies', () => {
  test.each([
    ["img-src 'self'\n", [['Content-Security-Policy', "img-src 'self'"]]],
    [
      'HTTP/2 200\r\ncontent-security-policy: img-src x\r\nServer: y\r\nPermissions-Policy: camera=()\r\n',
      [
        ['content-security-policy', 'img-src x'],
        ['Permissions-Policy', 'camera=()'],
      ],
    ],
    [
      '{"headers":[{"name":"Content-Security-Policy","value":"img-src x"}]}',
      [['Content-Security-Policy', 'img-src x']],
    ],
  ])('%j', (text, expected) => {
    expect(policyFromText(text).headers.map(({ name, value }) => [name, value])).toEqual(expected);
  });
});

describe('talk csp', () => {
  const policy = write(
    'policy.txt',
    "default-src 'self'; worker-src blob:; style-src 'unsafe-inline' 'self'",
  );
  const open = write('open.txt', 'img-src *');

  test('requirements', async () => {
    const { out, code } = await talk(
      'requirements',
      '--settings',
      settings,
      '--features',
      'talk,calls',
      '--json',
    );
    const { requirements } = JSON.parse(out) as { requirements: { source: string; why: string }[] };
    expect(requirements.map(({ source }) => source)).toContain('wss://global.vss.twilio.com');
    expect(requirements.every(({ why }) => why !== '')).toBe(true);
    expect(code).toBe(0);
  });

  test('lint finds, or finds nothing', async () => {
    expect(await talk('lint', write('bad.txt', 'img-src self'))).toMatchObject({
      code: 1,
      out: expect.stringContaining('[unquoted;'),
    });
    expect(await talk('lint', open)).toEqual({ code: 0, out: 'nothing found' });
    expect((await talk('lint', '--meta', write('meta.txt', 'frame-ancestors x'), '--json')).out).toContain(
      '"metaIgnored"',
    );
  });

  test('explain says who blocks', async () => {
    const { out, code } = await talk('explain', policy, '--settings', settings);
    expect(out).toMatch(
      /^blocked +img-src +https:\/\/m\.autopilotapp\.com +policy 0: default-src for img-src, source missing$/m,
    );
    expect(out).toMatch(/^allowed +worker-src +blob: +policy 0: worker-src has blob:$/m);
    expect(code).toBe(1);
    expect((await talk('explain', open, '--settings', settings)).out).toMatch(
      /^allowed +connect-src .*nothing restricts it$/m,
    );
  });

  test('diff', async () => {
    expect(await talk('diff', open, write('none.txt', "img-src 'none'"))).toEqual({
      code: 1,
      out: '- img-src *',
    });
    expect(await talk('diff', open, open)).toEqual({ code: 0, out: 'no difference in effect' });
  });

  test('emit: merged, with what changes', async () => {
    const { out, code } = await talk('emit', policy, '--settings', settings, '--for', 'nginx');
    expect(out).toMatch(
      /^# policy 0: connect-src \(copied from default-src\) \+ https:\/\/talk-api\.autopilotapp\.com: Talk's API$/m,
    );
    expect(out).toMatch(
      /^add_header Content-Security-Policy "default-src 'self'; .*connect-src 'self' https:\/\/capture-api/m,
    );
    expect(code).toBe(0);
  });

  test('emit: a policy to start from, by level', async () => {
    const strict = await talk(
      'emit',
      '--settings',
      settings,
      '--level',
      '3',
      '--for',
      'php',
      '--allow-inline-styles',
      '--allow-blob-workers',
    );
    expect(strict.out).toContain("'nonce-' . $nonce . '");
    await expect(talk('emit', '--settings', settings, '--level', '3')).rejects.toThrow(
      /--level 3 needs --for/,
    );
  });

  test("emit: the hash of the loader's file, for a policy that trusts scripts by nonce", async () => {
    const strict = write('strict.txt', "script-src 'nonce-c2l0ZW5vbmNlMTIzNDU2Nzg=' 'strict-dynamic'");
    const loader = write('loader.js', 'loader');
    const { out, code } = await talk('emit', strict, '--settings', settings, '--loader-file', loader);
    const hash = createHash('sha256').update('loader').digest('base64');
    expect(out).toContain(`script-src 'nonce-c2l0ZW5vbmNlMTIzNDU2Nzg=' 'strict-dynamic' 'sha256-${hash}'`);
    expect(code).toBe(0);
    expect((await talk('emit', strict, '--settings', settings)).code).toBe(1);
  });

  test("the settings' own choices count, and options come before them", async () => {
    const stored = write(
      'stored.json',
      JSON.stringify({
        ...defaultSettings(),
        connection,
        csp: {
          ...defaultSettings().csp,
          features: { talk: true, calls: true, embeds: false, fonts: true },
          allowInlineStyles: true,
          allowBlobWorkers: true,
        },
      }),
    );
    const closed = write('closed.txt', "default-src 'self'");
    const sources = async (...more: string[]): Promise<string[]> => {
      const { out } = await talk('requirements', '--settings', stored, '--json', ...more);
      return (JSON.parse(out) as { requirements: { source: string }[] }).requirements.map(
        ({ source }) => source,
      );
    };
    expect(await sources()).toEqual(
      expect.arrayContaining(['wss://global.vss.twilio.com', 'https://fonts.gstatic.com']),
    );
    expect(await sources()).not.toContain('https://*.youtube.com');
    expect(await sources('--features', 'embeds')).toContain('https://*.youtube.com');
    expect(await sources('--features', 'embeds')).not.toContain('wss://global.vss.twilio.com');
    expect(await talk('emit', closed, '--settings', stored)).toMatchObject({
      code: 0,
      out: expect.stringContaining("worker-src 'self' blob:"),
    });
    // By default neither is allowed, and both are named.
    expect((await talk('emit', closed, '--settings', settings)).code).toBe(1);
  });

  test('emit: as published, each mend named', async () => {
    const { out, code } = await talk(
      'emit',
      '--as-published',
      '--data-region',
      'au',
      '--custom-domain',
      'track.brand.test',
    );
    expect(out).toMatch(/^# mended D5: /m);
    expect(out).toMatch(
      /^Content-Security-Policy: font-src https:\/\/m\.au\.autopilotapp\.com\/ .*script-src https:\/\/track\.brand\.test 'unsafe-inline' blob:/m,
    );
    expect(code).toBe(0);
    await expect(
      talk('emit', '--as-published', '--data-region', 'au', '--custom-domain', 'a;b'),
    ).rejects.toThrow(/host name/);
  });

  test('bad options', async () => {
    await expect(talk('requirements', '--settings', settings, '--features', 'fax')).rejects.toThrow(
      /no feature fax/,
    );
    await expect(talk('requirements', '--settings', join(folder, 'missing'))).rejects.toThrow(
      /cannot be read/,
    );
    await expect(talk('requirements', '--settings', settings, '--limit', '-1')).rejects.toThrow(/--limit/);
  });
});

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
