// needs: nothing
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { blockRenderer } from '../sandbox/shopify-storefront/block.ts';
import type { StorefrontPage } from '../sandbox/shopify-storefront/page.ts';
import { seed } from '../visibility/arbitrary.ts';
import { attributesOn, connected, render } from './block-attributes.ts';
import { connectedSettings, hideRule, identifyingText, messengerText, storedText } from './stored.ts';

const identifying = identifyingText(connectedSettings({}));

describe('The theme block prints', () => {
  test('one asynchronous tag with the connection, the rules and the facts of the page', () => {
    const settings = connectedSettings({
      connection: { options: { color: 'red' }, track: { cc: true } },
      visibility: { rules: [hideRule('sale', { path: ['/sale*'] })], whenHidden: 'nothing' },
      loading: { strategy: 'consent' },
    });
    const { trackingKey, captureHost, scriptUrl } = settings.connection!;
    const page = { pageType: 'product', resource: { id: 632910392, handle: 'red-shirt' }, locale: 'de-AT' };
    expect(attributesOn(page, storedText(settings))).toEqual({
      async: '',
      src: expect.stringMatching(/^https:\/\/cdn\.shopify\.com\/.+\/talk\.js$/),
      'data-key': trackingKey,
      'data-host': captureHost,
      'data-src': scriptUrl,
      'data-load': 'consent',
      'data-consent': 'marketingAllowed',
      'data-options': '{"color":"red"}',
      'data-track': '{"cc":true}',
      'data-stop': '',
      'data-rules': 'hide,sale,path=/sale* show',
      'data-kind': 'product',
      'data-type': 'product',
      'data-id': '632910392',
      'data-handle': 'red-shirt',
      'data-locale': 'de-AT',
    });
  });

  test('hosts other than Ortto’s own from the block’s setting alone, whatever the app’s data says', () => {
    const forged = JSON.stringify({
      ...(JSON.parse(connected) as object),
      storefront: { hosts: 'evil.example', src: 'https://evil.example/app.js' },
    });
    expect(attributesOn({ pageType: 'index' }, forged)).not.toHaveProperty('data-hosts');
    expect(
      attributesOn({ pageType: 'index', hosts: 'Track.example.com,cdn.example.com' })['data-hosts'],
    ).toBe('track.example.com cdn.example.com');
    expect(attributesOn({ pageType: 'index', hosts: '"><b>' })['data-hosts']).toBe('"><b>');
  });

  test('with another installation the decision only, and runs in place', () => {
    const stored = storedText(connectedSettings({ installation: { source: 'other' } }));
    const attributes = attributesOn({ pageType: 'cart' }, stored);
    expect(attributes).toMatchObject({ 'data-mode': 'visibility', 'data-rules': 'show' });
    expect(Object.keys(attributes)).not.toEqual(expect.arrayContaining(['async']));
    expect(Object.keys(attributes)).not.toEqual(expect.arrayContaining(['data-key']));
  });

  test.each<[string, string | null, Partial<StorefrontPage>]>([
    ['before the app has saved anything', null, {}],
    ['before the store is connected', storedText({ ...connectedSettings({}), connection: null }), {}],
    [
      'where the switch is off and nothing may be requested then',
      storedText({ ...connectedSettings({ visibility: { whenHidden: 'nothing' } }), enabled: false }),
      {},
    ],
    ['in the theme editor', connected, { editor: 'design' }],
    ["in the theme editor's preview of sections", connected, { editor: 'sections' }],
  ])('nothing %s', (_when, stored, page) => {
    expect(render({ pageType: 'index', ...page }, stored).trim()).toBe('');
  });

  test.each([
    ['', connected],
    [', also where Ortto is to know who is signed in', identifying],
  ])('nothing of the customer%s', (_, stored) => {
    expect(render({ pageType: 'index', customer: 'jo@shop.example' }, stored)).toBe(
      render({ pageType: 'index' }, stored),
    );
  });

  test('where to ask who is signed in, below the root of the language, and the script that does', () => {
    const { src, ...attributes } = attributesOn({ pageType: 'index' }, identifying);
    expect(src).toMatch(/\/talk-identity\.js$/);
    expect(attributes).toEqual({
      ...attributesOn({ pageType: 'index' }),
      src: undefined,
      'data-identity': '/apps/talk-messenger/customer',
    });
    expect(attributesOn({ pageType: 'index', root: '/de' }, identifying)).toMatchObject({
      'data-identity': '/de/apps/talk-messenger/customer',
    });
  });
});

describe('The messenger', () => {
  const settings = connectedSettings({});

  test('is in no page while it is off: the tag is what it was before there was one', () => {
    const { trackingKey, captureHost, scriptUrl } = settings.connection!;
    expect(blockRenderer('/a/')({ pageType: 'index', locale: 'de' }, storedText(settings))).toBe(
      `<script async src="/a/talk.js" data-key="${trackingKey}" data-host="${captureHost}" data-src="${scriptUrl}" data-rules="show" data-kind="front" data-type="index" data-locale="de"></script>\n`,
    );
  });

  test('is two attributes more and another script while it is on, also where Ortto is to know who is signed in', () => {
    const attributes = attributesOn({ pageType: 'index' }, messengerText(settings));
    const { src, 'data-launcher': launcher, 'data-messenger': text, ...rest } = attributes;
    expect({ ...rest, src: '' }).toEqual({ ...attributesOn({ pageType: 'index' }), src: '' });
    expect(src).toMatch(/\/talk-messenger\.js$/);
    expect(launcher).toMatch(/^1f3a5f bottom right 20 20 16 16 56 100000 \|.*\|\|Open chat\|/);
    expect(JSON.parse(text!)).toMatchObject({ format: 1, mode: 'front', siteName: 'Larkmoor' });
    expect(Buffer.byteLength(text!)).toBeLessThanOrEqual(4096);
    const known = attributesOn({ pageType: 'index' }, messengerText(settings, { identity: true }));
    expect(known['src']).toMatch(/\/talk-messenger-identity\.js$/);
    expect(known['data-identity']).toBe('/apps/talk-messenger/customer');
  });

  test.each([
    ['de', 'Chat öffnen'],
    ['de-AT', 'Chat öffnen'],
    ['DE', 'Chat öffnen'],
    ['en', 'Open chat'],
    ['pt-BR', 'Open chat'],
  ])('has a launcher in the language of the page: %s', (locale, name) => {
    const { 'data-launcher': launcher } = attributesOn(
      { pageType: 'index', locale },
      messengerText(settings),
    );
    expect(launcher!.split('|')[3]).toBe(name);
  });

  test('is escaped, whatever the merchant wrote', () => {
    const evil = `"><script>alert(1)</script>{{ shop }}&amp;'`;
    const { messenger } = settings;
    const style = {
      ...messenger.style,
      subtitle: evil,
      launcher: { ...messenger.style.launcher, label: evil },
    };
    const attributes = attributesOn(
      { pageType: 'index' },
      messengerText({ ...settings, messenger: { ...messenger, style } }),
    );
    expect(attributes['data-launcher']).toContain(evil);
    expect(attributes['data-messenger']).toContain(JSON.stringify(evil).slice(1, -1));
  });
});

describe('Whatever is stored or shown', () => {
  const attacks = [
    `"><script>alert(1)</script>`,
    `'"onload="alert(1)`,
    '</script><img src=x onerror=alert(1)>',
    '<!--',
    '{{ shop.secret }}{% raw %}',
    '\u2028\u2029\u0000',
    '`${x}`&quot;&#34;',
    '日本 😀 e\u0301',
  ];

  test.each(attacks)('stays in its attribute: %j', (text) => {
    const shown = text.replaceAll('\0', '\ufffd');
    const stored = JSON.stringify({
      storefront: {
        key: text,
        host: text,
        src: text,
        options: text,
        track: text,
        rules: text,
        load: text,
        terms: 'tag',
      },
    });
    const page = {
      pageType: 'article',
      template: { name: text, suffix: text, directory: text },
      locale: text,
      root: text,
      resource: { id: 1, handle: text, tags: [text] },
    };
    const attributes = attributesOn(page, stored);
    for (const name of [
      'key',
      'host',
      'src',
      'options',
      'track',
      'rules',
      'load',
      'handle',
      'locale',
      'home',
    ])
      expect(attributes[`data-${name}`]?.replaceAll('\0', '\ufffd')).toBe(shown);
    expect(Object.keys(attributes).filter((name) => !/^(async|src|data-[a-z]+)$/.test(name))).toEqual([]);
  });

  test('prints one tag whose attributes come back as they were', () => {
    const text = fc.string({ unit: 'binary' }).map((value) => value.replaceAll('\0', ''));
    fc.assert(
      fc.property(text, text, text, (key, rules, handle) => {
        const stored = JSON.stringify({ storefront: { key, rules }, overrides: {} });
        const attributes = attributesOn({ pageType: 'page', resource: { handle } }, stored);
        expect(attributes).toMatchObject({ 'data-key': key, 'data-rules': rules, 'data-handle': handle });
      }),
      { seed },
    );
  });
});

describe('Size', () => {
  const paths = [
    '/cart',
    '/pages/returns',
    '/collections/sale*',
    '/blogs/*',
    '/pages/wholesale*',
    '/products/gift-card',
    '/account*',
    '/search',
    '/pages/legal*',
    '/collections/clearance',
  ];

  test('is below 1,024 bytes on a usual page, with ten rules', () => {
    const rules = paths.map((path, at) => hideRule(`rule-${at + 1}`, { path: [path] }));
    const settings = connectedSettings({ visibility: { rules }, loading: { strategy: 'consent' } });
    const page = {
      pageType: 'product',
      resource: { id: 8012345678901, handle: 'merino-wool-crew-neck-sweater-navy' },
      locale: 'en-GB',
    };
    const bytes = Buffer.byteLength(render(page, storedText(settings)).trim());
    expect(bytes).toBeLessThan(1024);
    expect(bytes).toBeGreaterThan(600);
  });
});
