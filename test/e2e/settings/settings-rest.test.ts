// needs: native
import { describe, expect, test } from '@jest/globals';
import { defaultSettings } from '@talk-suite/core/settings';
import { startNative } from '../../wordpress/stack.ts';
import { wordpressSample } from '../../wordpress/versions.ts';
import { embedTags } from '../site/embed-tag.ts';
import { anonymous, signIn } from '../site/rest-client.ts';
import { CONNECTED, SETTINGS, settingsSite, withOptions, type Refused } from '../site/settings-site.ts';

describe.each(wordpressSample())('settings on WordPress %s', (wordpress) => {
  const site = settingsSite(() => startNative({ wordpress }));
  const { read, save, raw } = site;

  test('activation stores fresh settings, loaded with every page', async () => {
    const row = await site.stack.evalPhp<{ option_value: string; autoload: string }>(
      `global $wpdb; return $wpdb->get_row( "SELECT option_value, autoload FROM $wpdb->options WHERE option_name = 'talk_messenger'" );`,
    );
    expect(JSON.parse(row.option_value)).toEqual({ revision: 0, settings: defaultSettings() });
    expect(await site.stack.evalPhp(`return isset( wp_load_alloptions()['talk_messenger'] );`)).toBe(true);
    expect(await read()).toEqual({ revision: 0, settings: defaultSettings() });
  });

  describe('saving', () => {
    test('answers with what is stored and counts the revision', async () => {
      const { revision } = await read();
      const settings = CONNECTED;
      expect(await save({ revision, settings })).toEqual({
        status: 200,
        body: { revision: revision + 1, settings },
      });
      expect(await read()).toEqual({ revision: revision + 1, settings });
    });

    test('keeps {} and [] apart, all the way to the page', async () => {
      const options = { a: {}, b: [], c: { '0': 1 }, d: 1.5, e: null, f: { g: [{}, []] }, '0': true };
      const { revision } = await read();
      expect((await save({ revision, settings: withOptions(options) })).status).toBe(200);
      expect((await read()).settings.connection?.options).toEqual(options);
      expect(JSON.parse(await raw()).settings.connection).toMatchObject({ options, track: {} });
      const [tag] = embedTags((await site.stack.measure('/')).body);
      expect(JSON.parse(tag!.attributes['data-options']!)).toEqual(options);
    });

    test.each([
      ['a script end', '</script><script>alert(1)</script>'],
      ['a comment', '<!--<script>'],
      ['quotes', `"'\`onload=alert(1) x="`],
      ['character references', '&lt;b&gt; &amp;amp; &#60;'],
      ['placeholders and slashes', '%s %d %1$s \\\\ \\" \\n'],
      ['emoji and other planes', '😀 \u{10FFFF} \u2028 \u2029 \u0000 \u202e'],
    ])('%s stays data', async (_name, hostile) => {
      const options = { hostile, [hostile.replaceAll('\0', '')]: 1 };
      const { revision } = await read();
      expect((await save({ revision, settings: withOptions(options) })).status).toBe(200);
      expect((await read()).settings.connection?.options).toEqual(options);
      const { body } = await site.stack.measure('/');
      const [tag, ...others] = embedTags(body);
      expect(others).toEqual([]);
      expect(JSON.parse(tag!.attributes['data-options']!)).toEqual(options);
      expect(body).not.toContain('alert(1)</script>');
      const { html } = await site.admin.page('/wp-admin/admin.php?page=talk-messenger');
      expect(html).toContain('id="talk-messenger-root"');
      expect(html).not.toContain('<script>alert(1)');
    });

    test('refuses what is wrong whole, with every field and its reason', async () => {
      const before = await raw();
      const { revision } = await read();
      const settings = {
        ...CONNECTED,
        connection: { ...CONNECTED.connection!, scriptUrl: 'http://cdn2l.ink/app.js' },
        enabled: 'true',
        colour: 1,
      };
      const answer = await save({ revision, settings });
      expect(answer.status).toBe(400);
      expect(answer.body.code).toBe('talk_messenger_invalid');
      const fields = answer.body.data.errors!.map(({ field, code }) => [field, code]);
      expect(fields).toEqual([
        ['enabled', 'wrongType'],
        ['colour', 'unknownField'],
      ]);
      const next = await save({ revision, settings: { ...settings, enabled: true, colour: undefined } });
      expect(next.body.data.errors).toEqual([
        {
          field: 'connection.scriptUrl',
          code: 'notHttps',
          message: expect.stringContaining('http://cdn2l.ink/app.js') as unknown,
        },
      ]);
      expect(await raw()).toBe(before);
    });

    test.each([
      ['no JSON', '{"revision":', 'rest_invalid_json'],
      ['a list', '[]', 'talk_messenger_invalid'],
      ['nothing', '', 'talk_messenger_invalid'],
      ['no revision', JSON.stringify({ settings: defaultSettings() }), 'talk_messenger_invalid'],
      [
        'a revision in words',
        JSON.stringify({ revision: '1', settings: defaultSettings() }),
        'talk_messenger_invalid',
      ],
      ['no settings', '{"revision":0}', 'talk_messenger_invalid'],
      ['settings as a list', '{"revision":0,"settings":[]}', 'talk_messenger_invalid'],
      [
        'a name that reaches into objects',
        JSON.stringify({ revision: 0, settings: withOptions({}) }).replace(
          '"options":{}',
          '"options":{"a":{"__proto__":{}}}',
        ),
        'talk_messenger_invalid',
      ],
    ])('a body with %s is refused', async (_name, body, code) => {
      const before = await raw();
      const answer = await save(body);
      expect([answer.status, answer.body.code]).toEqual([400, code]);
      expect(await raw()).toBe(before);
    });

    test('a stale save gets what is stored now, and stores nothing', async () => {
      const { revision, settings } = await read();
      expect((await save({ revision, settings: { ...settings, enabled: false } })).status).toBe(200);
      const answer = await save({ revision, settings });
      expect(answer.status).toBe(409);
      expect(answer.body.code).toBe('talk_messenger_stale');
      expect(answer.body.data).toEqual({
        status: 409,
        revision: revision + 1,
        settings: { ...settings, enabled: false },
        by: { name: 'admin', self: true, at: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:]{8}Z$/) },
      });
      await save({ revision: revision + 1, settings });
    });
  });

  describe('who may', () => {
    test.each(['editor', 'author', 'contributor', 'subscriber'])('%s: 403 with words', async (user) => {
      const { rest } = await signIn(site.stack, user);
      for (const [method, path, body] of [
        ['GET', SETTINGS, undefined],
        ['PUT', SETTINGS, { revision: 0, settings: defaultSettings() }],
        ['GET', '/talk-messenger/v1/status', undefined],
      ] as const) {
        const answer = await rest<Refused>(method, path, body);
        expect([method, path, answer.status, answer.body.code]).toEqual([
          method,
          path,
          403,
          'talk_messenger_forbidden',
        ]);
        expect(answer.body.message).toMatch(/not allowed/);
      }
    });

    test('nobody, and an administrator without the nonce: 401', async () => {
      expect((await anonymous(site.stack)('GET', SETTINGS)).status).toBe(401);
      const response = await fetch(`${site.stack.url}/wp-json${SETTINGS}`, {
        headers: { cookie: site.admin.cookie },
      });
      expect(response.status).toBe(401);
    });

    test('the screen is for administrators', async () => {
      const { page } = await signIn(site.stack, 'editor');
      expect((await page('/wp-admin/admin.php?page=talk-messenger')).status).toBe(403);
    });
  });
});
