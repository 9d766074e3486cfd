import { describe, expect, test } from '@jest/globals';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { connection, folder, settings, talk, write } from '../../../test/cli/csp.ts';
import { defaultSettings } from '../../settings/index.ts';

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
    expect(await talk('lint', open)).toEqual({ code: 0, out: 'nothing found', err: '' });
    expect((await talk('lint', '--meta', write('meta.txt', 'frame-ancestors x'), '--json')).out).toContain(
      '"metaIgnored"',
    );
  });

  test('lint reads a meta element, with --meta and without', async () => {
    const page = write(
      'meta.html',
      '<meta http-equiv="Content-Security-Policy" content="frame-ancestors x">',
    );
    for (const more of [[], ['--meta']])
      expect((await talk('lint', page, ...more)).out).toContain('[metaIgnored; meta 0');
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
      err: '',
    });
    expect(await talk('diff', open, open)).toEqual({
      code: 0,
      out: 'no difference in effect',
      err: '',
    });
  });

  test('emit: merged, with what changes', async () => {
    const { out, code } = await talk('emit', policy, '--settings', settings, '--for', 'nginx');
    expect(out).toMatch(
      /^# policy 0: connect-src \(copied from default-src\) \+ https:\/\/talk-api\.autopilotapp\.com: Talk’s API$/m,
    );
    expect(out).toMatch(
      /^add_header Content-Security-Policy "default-src 'self'; .*connect-src 'self' https:\/\/capture-api/m,
    );
    expect(code).toBe(0);
  });

  test('emit: what a server sends comes back with Talk in it', async () => {
    const nginx = write('site.conf', 'add_header Content-Security-Policy "img-src \'self\'" always;');
    const { out } = await talk('emit', nginx, '--settings', settings, '--for', 'nginx');
    expect(out).toMatch(
      /^add_header Content-Security-Policy "img-src 'self' https:\/\/m\.autopilotapp\.com" always;$/m,
    );
  });

  test('emit: a meta element comes back as one', async () => {
    const meta = write(
      'page.html',
      `<meta http-equiv="Content-Security-Policy" content="img-src 'self' &quot;x&quot;">`,
    );
    const merged = `img-src 'self' "x" https://m.autopilotapp.com`;
    const { out, code } = await talk('emit', meta, '--settings', settings, '--for', 'nginx');
    expect(out.split('\n').at(-1)).toBe(
      `<meta http-equiv="Content-Security-Policy" content="${merged.replaceAll('"', '&quot;')}">`,
    );
    expect(code).toBe(1);
    expect(JSON.parse((await talk('emit', meta, '--settings', settings, '--json')).out)).toMatchObject({
      headers: [],
      meta: [merged],
    });
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

  describe("a policy with the server's variable for a nonce", () => {
    const file = write(
      'nginx.txt',
      "default-src 'self'; script-src 'nonce-$request_id' 'strict-dynamic'; style-src 'self' 'unsafe-inline'; worker-src blob:",
    );
    const same = ['--settings', settings, '--for', 'nginx'];

    test('is merged once the loader has that nonce', async () => {
      const { out, code } = await talk('emit', file, ...same, '--nonce', '$request_id');
      expect(out).toContain(
        `add_header Content-Security-Policy "default-src 'self'; script-src 'nonce-$request_id' 'strict-dynamic'; style-src 'self' 'unsafe-inline' https://capture-api`,
      );
      expect(code).toBe(0);
    });

    test('without it, says which options of emit help', async () => {
      const { err, code } = await talk('emit', file, ...same);
      expect(err).toMatch(/^blocker: page: script-src trusts only scripts with a nonce/m);
      expect(err).toMatch(/^here: --nonce .* --nonce '\$request_id' .* --loader-file/m);
      expect(code).toBe(1);
    });

    test('keeps a variable of its own', async () => {
      const own = write('own.txt', "script-src 'nonce-$csp_nonce' 'strict-dynamic'");
      const { out } = await talk('emit', own, ...same, '--nonce', '$csp_nonce');
      expect(out).toContain("'nonce-$csp_nonce'");
      expect(
        (await talk('emit', own, '--settings', settings, '--nonce', '$csp_nonce', '--json')).out,
      ).toContain("'nonce-$csp_nonce'");
    });

    test('is explained and linted as the server sends it', async () => {
      const { out } = await talk('explain', file, '--settings', settings, '--nonce', '$request_id');
      expect(out).toMatch(/^allowed +script-src-elem +'self' +.* has 'nonce-\$request_id'$/m);
      expect((await talk('lint', file)).out).toContain('[nonceVariable;');
    });

    test('is no nonce in a response', async () => {
      const response = write(
        'response.txt',
        "HTTP/2 200\ncontent-security-policy: style-src 'self' https: 'unsafe-inline' 'nonce-$request_id'\n",
      );
      expect((await talk('explain', response, '--settings', settings)).out).toMatch(
        /^allowed +style-src-elem +'unsafe-inline'/m,
      );
      expect((await talk('lint', response)).out).toContain('[placeholder;');
      expect((await talk('emit', response, ...same)).out).not.toContain('$request_id');
    });
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

  test('emit: as published, each fix named', async () => {
    const { out, code } = await talk(
      'emit',
      '--as-published',
      '--data-region',
      'au',
      '--custom-domain',
      'track.brand.test',
    );
    expect(out).toMatch(/^# fixed D5: /m);
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
      /no feature "fax"/,
    );
    await expect(talk('requirements', '--settings', join(folder, 'missing'))).rejects.toThrow(
      /cannot be read/,
    );
    await expect(talk('requirements', '--settings', settings, '--limit', '-1')).rejects.toThrow(/--limit/);
  });
});
