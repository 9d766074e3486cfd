import { orttoConnection } from '../connection/connection.fixture.ts';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Parser } from 'htmlparser2';
import cases from '../../test/vectors/embed.json' with { type: 'json' };
import { defaultSettings, type Settings } from '../settings/index.ts';
import type { ResidualDecision } from '../visibility/index.ts';
import { embedAttributes, isAsync, type EmbedAttributes } from './attributes.ts';
import { hintedScript } from './hint.ts';
import { printEmbed } from './print.ts';

describe('embedAttributes', () => {
  test.each(cases)('$name', ({ settings, attributes, async, hint, ...residual }) => {
    const result = embedAttributes(settings as unknown as Settings, residual as unknown as ResidualDecision);
    expect(result && Object.entries(result)).toEqual(attributes && Object.entries(attributes));
    if (result) expect(isAsync(result)).toBe(async);
    expect(result && hintedScript(result)).toBe(hint);
  });
});

test('a host that leaves the whole decision to the browser prints its rules', () => {
  const connection = orttoConnection({
    trackingKey: 'a',
    captureHost: 'https://b.example/',
    scriptUrl: 'https://c.example/',
  });
  const own: Settings = { ...defaultSettings(), connection };
  expect(embedAttributes(own, { rules: 'hide,r show' })).toEqual({
    'data-key': 'a',
    'data-host': 'https://b.example/',
    'data-src': 'https://c.example/',
    'data-rules': 'hide,r show',
  });
  const nothing = { ...own, visibility: { ...own.visibility, whenHidden: 'nothing' as const } };
  expect(embedAttributes(nothing, { rules: 'hide' })).toMatchObject({
    'data-rules': 'hide',
    'data-stop': '',
  });
  expect(isAsync({ 'data-rules': 'hide' })).toBe(true);
  expect(isAsync({ 'data-mode': 'visibility', 'data-rules': 'show' })).toBe(false);
});

/** Every element of a piece of HTML, with its attributes as a browser reads them. */
const elements = (html: string): { name: string; attributes: Record<string, string> }[] => {
  const found: { name: string; attributes: Record<string, string> }[] = [];
  new Parser({ onopentag: (name, attributes) => found.push({ name, attributes }) }).end(html);
  return found;
};

describe('printEmbed', () => {
  const loader = 'https://site.example/loader.js';

  test('prints one external script tag, with the nonce of the site where there is one', () => {
    expect(printEmbed({ 'data-by': 'page', 'data-hide': '' }, loader, 'abc')).toBe(
      '<script async src="https://site.example/loader.js" nonce="abc" data-by="page" data-hide></script>',
    );
  });

  test('ahead of it, has the browser fetch the script that is needed at once, with the same nonce', () => {
    const attributes: EmbedAttributes = { 'data-src': 'https://cdn2l.ink/app.js', 'data-by': 'default' };
    expect(printEmbed(attributes, loader, 'abc')).toBe(
      '<link rel="preload" href="https://cdn2l.ink/app.js" as="script" fetchpriority="low" nonce="abc"><script async src="https://site.example/loader.js" nonce="abc" data-src="https://cdn2l.ink/app.js" data-by="default"></script>',
    );
    expect(printEmbed({ ...attributes, 'data-load': 'idle' }, loader)).not.toContain('<link');
  });

  test('runs in place where it has to be ahead of another installation', () => {
    const attributes: EmbedAttributes = { 'data-mode': 'visibility', 'data-hide': '', 'data-by': 'page' };
    expect(printEmbed(attributes, loader)).not.toContain('async');
  });

  test('keeps any value inside its attribute', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.json(), (key, options) => {
        const attributes = { 'data-key': key.replaceAll('\0', ''), 'data-options': options };
        const [tag, ...more] = elements(printEmbed(attributes, loader));
        expect(more).toEqual([]);
        expect(tag?.attributes).toEqual({ async: '', src: loader, ...attributes });
      }),
    );
  });

  test.each(['show', 'hide'] as const)(
    'is at most 400 bytes where Talk is to %s, hint included, the URL of the site not counted',
    (talk) => {
      const settings: Settings = {
        ...defaultSettings(),
        connection: orttoConnection({
          trackingKey: 'Zm9vYmFyYmF6cXV4YWNtZS1pbnRlcm5hdA',
          captureHost: 'https://capture-api.eu.autopilotapp.com/',
          scriptUrl: 'https://cdneu.net/app.js',
          dataRegion: 'eu',
        }),
      };
      const attributes = embedAttributes(settings, { decision: { talk, because: { by: 'default' } } })!;
      const html = printEmbed(
        attributes,
        '/wp-content/plugins/talk-messenger-for-ortto/assets/loader.js?ver=1.0.0',
      );
      expect(Buffer.byteLength(html)).toBeLessThanOrEqual(400);
    },
  );
});
