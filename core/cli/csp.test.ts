import { describe, expect, test } from '@jest/globals';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { connection, folder, settings, talk, write } from '../../test/cli/csp.ts';
import { defaultSettings } from '../settings/index.ts';

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
