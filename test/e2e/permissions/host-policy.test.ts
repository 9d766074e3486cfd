// needs: native
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { Settings } from '@talk-suite/core/settings';
import { connectedSettings, storeSettings } from '../../wordpress/connect.ts';
import { startNative, type WordPressStack } from '../../wordpress/stack.ts';
import { wordpressSample } from '../../wordpress/versions.ts';
import { signIn, type SignedIn } from '../site/rest-client.ts';

const KEY = 'Zm9vYmFyYmF6cXV4YWNtZQ';
const ORTTO = {
  trackingKey: KEY,
  captureHost: 'https://capture-api.autopilotapp.com/',
  scriptUrl: 'https://cdn2l.ink/app.js',
};
const BRAND = {
  trackingKey: KEY,
  captureHost: 'https://track.brand.example/',
  scriptUrl: 'https://track.brand.example/app.js',
};
const PATH = '/talk-messenger/v1/settings';

interface Answer {
  revision: number;
  settings: Settings;
  code: string;
  message: string;
  data: { errors: { field: string; code: string }[] };
}

const attempt = async (as: SignedIn, settings: Settings) => {
  const { revision } = (await as.rest<Answer>('GET', PATH)).body;
  const { status, body } = await as.rest<Answer>('PUT', PATH, { revision, settings });
  return status === 200
    ? { status }
    : { status, code: body.code, fields: body.data.errors.map(({ field }) => field) };
};
const forbidden = (...fields: string[]) => ({
  status: 403,
  code: 'talk_messenger_forbidden_host',
  fields: fields.map((field) => `connection.${field}`),
});

/** Every way in which somebody without the power over scripts tries to put another host on the pages. */
const attacks = (victim: () => { as: SignedIn; stack: WordPressStack }, inNetwork = false): void => {
  const stored = (settings: Settings): Promise<void> => storeSettings(victim().stack, settings);

  test('Ortto’s own hosts may be saved, any other may not', async () => {
    const { as } = victim();
    await stored(connectedSettings(ORTTO));
    expect(await attempt(as, connectedSettings({ ...ORTTO, scriptUrl: 'https://cdneu.net/app.js' }))).toEqual(
      { status: 200 },
    );
    expect(await attempt(as, connectedSettings(BRAND))).toEqual(forbidden('captureHost', 'scriptUrl'));
    expect(await attempt(as, connectedSettings({ ...ORTTO, scriptUrl: BRAND.scriptUrl }))).toEqual(
      forbidden('scriptUrl'),
    );
    expect(await attempt(as, connectedSettings({ ...ORTTO, captureHost: BRAND.captureHost }))).toEqual(
      forbidden('captureHost'),
    );
  });

  test('another file on Ortto’s host, and an assumed host, are not vouched for', async () => {
    const { as } = victim();
    await stored(connectedSettings(ORTTO));
    for (const scriptUrl of [
      'https://cdn2l.ink/other.js',
      'https://cdn2l.ink/app.js?x',
      'https://cdnau.net/app.js',
    ]) {
      expect(await attempt(as, connectedSettings({ ...ORTTO, scriptUrl }))).toEqual(forbidden('scriptUrl'));
    }
  });

  test('hosts that are stored may stay, but only where they are', async () => {
    const { as } = victim();
    const settings = connectedSettings(BRAND);
    await stored(settings);
    expect(await attempt(as, { ...settings, enabled: false })).toEqual({ status: 200 });
    expect(
      await attempt(as, connectedSettings({ ...BRAND, scriptUrl: 'https://track.brand.example/evil.js' })),
    ).toEqual(forbidden('scriptUrl'));
    await stored(connectedSettings({ ...ORTTO, captureHost: BRAND.captureHost }));
    expect(await attempt(as, connectedSettings(BRAND))).toEqual(forbidden('scriptUrl'));
  });

  test('a detour over no connection is no way back', async () => {
    const { as } = victim();
    await stored(connectedSettings(BRAND));
    expect(await attempt(as, { ...connectedSettings(BRAND), connection: null })).toEqual({ status: 200 });
    expect(await attempt(as, connectedSettings(BRAND))).toEqual(
      forbidden('captureHost', 'scriptUrl', ...(inNetwork ? ['trackingKey'] : [])),
    );
  });

  test('the way that is left open, the option of WordPress’s own REST, is shut', async () => {
    const { as, stack } = victim();
    await stored(connectedSettings(ORTTO));
    const before = await stack.evalPhp(`return get_option( 'talk_messenger' );`);
    await as.rest('POST', '/wp/v2/settings', {
      talk_messenger: JSON.stringify({ settings: connectedSettings(BRAND) }),
    });
    expect(await stack.evalPhp(`return get_option( 'talk_messenger' );`)).toEqual(before);
  });
};

describe.each(wordpressSample())('who may save which hosts, on WordPress %s', (wordpress) => {
  describe('an administrator without unfiltered HTML', () => {
    let stack: WordPressStack;
    let as: SignedIn;
    beforeAll(async () => {
      stack = await startNative({
        wordpress,
        constants: {
          DISALLOW_UNFILTERED_HTML: true,
          TALK_MESSENGER_ALLOWED_HOSTS: 'Listed.example, other.example',
        },
      });
      as = await signIn(stack, 'admin');
    });
    afterEach(() => expect(stack.phpLog()).toBe(''));
    afterAll(() => stack?.stop());

    attacks(() => ({ as, stack }));

    test('a host that wp-config.php lists may be saved, with any path, but not its neighbours', async () => {
      await storeSettings(stack, connectedSettings(ORTTO));
      const listed = connectedSettings({
        ...ORTTO,
        captureHost: 'https://listed.example/',
        scriptUrl: 'https://listed.example/a/b.js',
      });
      expect(await attempt(as, listed)).toEqual({ status: 200 });
      for (const host of ['x.listed.example', 'listed.example.org', 'notlisted.example']) {
        expect(
          await attempt(as, connectedSettings({ ...ORTTO, scriptUrl: `https://${host}/app.js` })),
        ).toEqual(forbidden('scriptUrl'));
      }
    });

    test('the status says so', async () => {
      const { body } = await as.rest<{ canUseCustomHosts: boolean; allowedHosts: string[] }>(
        'GET',
        '/talk-messenger/v1/status',
      );
      expect(body).toMatchObject({
        canUseCustomHosts: false,
        allowedHosts: ['listed.example', 'other.example'],
      });
    });
  });

  describe('an administrator with it', () => {
    let stack: WordPressStack;
    let as: SignedIn;
    beforeAll(async () => {
      stack = await startNative({ wordpress, muPlugins: [`${import.meta.dirname}/../site/switches.php`] });
      as = await signIn(stack, 'admin');
    });
    afterEach(() => expect(stack.phpLog()).toBe(''));
    afterAll(() => stack?.stop());

    test('may save any host that can be one', async () => {
      expect(await attempt(as, connectedSettings(BRAND))).toEqual({ status: 200 });
      const { body } = await as.rest<{ canUseCustomHosts: boolean }>('GET', '/talk-messenger/v1/status');
      expect(body.canUseCustomHosts).toBe(true);
    });

    test('this machine is a host only where the site is local', async () => {
      const here = connectedSettings({
        ...BRAND,
        captureHost: 'http://127.0.0.1:8080/',
        scriptUrl: 'http://localhost:8080/app.js',
      });
      expect(await attempt(as, here)).toEqual({ status: 200 });
      const home = 'talk_test_home=https://shop.example';
      const onPublicSite = await signIn(stack, 'admin', { cookies: home });
      await storeSettings(stack, connectedSettings(ORTTO));
      expect(await attempt(onPublicSite, here)).toEqual({
        status: 400,
        code: 'talk_messenger_invalid',
        fields: ['connection.captureHost', 'connection.scriptUrl'],
      });
      const onLocalSite = await signIn(stack, 'admin', { cookies: `${home}; talk_test_environment=local` });
      expect(await attempt(onLocalSite, here)).toEqual({ status: 200 });
    });

    test('filters of other plugins cannot break it', async () => {
      for (const garbage of ['object', 'text', 'number', 'null', 'list']) {
        const { rest } = await signIn(stack, 'admin', { cookies: `talk_test_garbage=${garbage}` });
        expect((await rest('GET', '/talk-messenger/v1/status')).status).toBe(200);
      }
    });
  });

  describe('a site administrator of a network', () => {
    let stack: WordPressStack;
    let as: SignedIn;
    beforeAll(async () => {
      stack = await startNative({ wordpress, multisite: true, activate: 'network' });
      await stack.createUsers();
      as = await signIn(stack, 'siteadmin');
    });
    afterEach(() => expect(stack.phpLog()).toBe(''));
    afterAll(() => stack?.stop());

    attacks(() => ({ as, stack }), true);

    test('may not touch the network’s settings, read or written', async () => {
      for (const [method, body] of [
        ['GET', undefined],
        [
          'PUT',
          {
            revision: 0,
            defaults: connectedSettings(BRAND),
            allowedHosts: ['track.brand.example'],
            allowedKeys: [],
            locked: false,
          },
        ],
      ] as const) {
        expect((await as.rest(method, '/talk-messenger/v1/network/settings', body)).status).toBe(403);
      }
    });

    test('may save a host once the network’s administrator has listed it', async () => {
      const superAdmin = await signIn(stack, 'admin');
      const network = '/talk-messenger/v1/network/settings';
      const { revision, defaults } = (
        await superAdmin.rest<{ revision: number; defaults: Settings }>('GET', network)
      ).body;
      const lists = { allowedHosts: ['track.brand.example'], allowedKeys: [], locked: false };
      expect((await superAdmin.rest('PUT', network, { revision, defaults, ...lists })).status).toBe(200);
      expect(await attempt(as, connectedSettings(BRAND))).toEqual({ status: 200 });
    });

    test('the super administrator may save any host on a site', async () => {
      const superAdmin = await signIn(stack, 'admin');
      const other = connectedSettings({ ...BRAND, scriptUrl: 'https://elsewhere.example/app.js' });
      expect(await attempt(superAdmin, other)).toEqual({ status: 200 });
    });
  });
});
