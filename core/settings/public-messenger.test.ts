import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import cases from '../../test/vectors/public-messenger.json' with { type: 'json' };
import { filledMessenger } from '../../test/messenger/filled.ts';
import { messengers } from '../../test/messenger/arbitrary.ts';
import { localized } from '../messenger/public-settings.ts';
import { defaultSettings } from './defaults.ts';
import { publicMessenger, publicModule, translatableTexts, type PublicHost } from './public-messenger.ts';
import { longestPart, publicText, publicTextExcess } from './public-text.ts';
import type { Settings } from './schema.ts';
import { validate } from './validate.ts';

const host: PublicHost = { siteName: 'Acme', language: 'en', zone: 'UTC' };

const connected = (
  messenger: Settings['messenger'],
  service: 'ortto' | 'talk-server' = 'ortto',
): Settings => ({
  ...defaultSettings(),
  connection: {
    service,
    trackingKey: service === 'ortto' ? 'ZNHA_-4BI0VniavNYWNtZQ' : 'talk-0123456789abcdef01',
    captureHost: service === 'ortto' ? 'https://capture-api.autopilotapp.com/' : 'https://talk.example.com/',
    scriptUrl: service === 'ortto' ? 'https://cdn2l.ink/app.js' : 'https://talk.example.com/app.js',
    options: {},
    track: {},
    dataRegion: null,
  },
  messenger,
});

/** Every text in a value, names of members among them. */
const textsIn = (value: unknown): string[] => {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => [name, ...textsIn(inner)]);
};

test('every text that visitors read can be translated, each once', () => {
  const texts = [
    'Hello {{ first_name | default: "there" }}',
    'How can we help?',
    'Hello {{ name }}, ask us {{ site_name | default: "anything" }}.',
    'Chat',
    'Good to know',
    'Shipping and returns',
    'Book a demo',
    'Conversations',
    'Write to us',
    'I agree to the {{ site_name }} terms.',
  ];
  expect(translatableTexts(filledMessenger, 'ortto')).toEqual(texts);
  // What Ortto says by itself is Ortto's.
  expect(translatableTexts(filledMessenger, 'talk-server')).toEqual([
    ...texts,
    ...Object.values(filledMessenger.hours.autoReply),
  ]);
});

describe('what visitors’ browsers see of the messenger', () => {
  test.each(cases)('$name', ({ settings, host: known, public: expected }) => {
    expect(publicMessenger(settings as unknown as Settings, known)).toEqual(expected);
  });

  test('is nothing while it is off, before there is a connection, or where another installation brings the code', () => {
    const off = { ...filledMessenger, mode: 'off' as const };
    expect(publicMessenger(connected(off), host)).toBeNull();
    expect(publicMessenger({ ...connected(filledMessenger), connection: null }, host)).toBeNull();
    const other = {
      ...connected(filledMessenger),
      installation: { source: 'other' as const, nonProduction: false },
    };
    expect(publicMessenger(other, host)).toBeNull();
  });

  test('says on a Talk server that it is the whole chat', () => {
    expect(publicMessenger(connected(filledMessenger, 'talk-server'), host)?.mode).toBe('server');
  });

  test('holds none of what is the team’s: keys, automatic replies, names of holidays, ids of images, stale texts', () => {
    const secrets = connected({
      ...filledMessenger,
      hours: {
        ...filledMessenger.hours,
        autoReply: { online: 'secret-a', away: 'secret-b' },
        closed: [{ date: '2027-01-01', label: 'secret-c', yearly: false }],
      },
      style: { ...filledMessenger.style, logo: { ...filledMessenger.style.logo!, id: 'secret-d' } },
      content: {
        ...filledMessenger.content,
        locales: [{ locale: 'de', texts: [{ of: 'gone', as: 'secret-e' }] }],
      },
    });
    const shown = textsIn(publicMessenger(secrets, host)).join('\n');
    expect(shown).not.toMatch(/secret|ZNHA|autopilot|cdn2l|reminded|verification/);
  });

  test('says a language’s own texts, and the owner’s where it has none', () => {
    const shown = publicMessenger(connected(filledMessenger), host)!;
    const german = localized(shown, ['de-AT']);
    expect(german.subtitle).toEqual(['Wie können wir helfen?']);
    expect(german.title).toEqual(shown.texts.title);
    expect(german.widgets[0]).toMatchObject({
      title: 'Gut zu wissen',
      links: [{ label: 'Shipping and returns' }, { label: 'Vorführung buchen' }],
    });
    expect(german.consent).toEqual(['Ich stimme zu, ', { tag: 'first_name' }, '.']);
    expect(Object.keys(shown.locales)).toEqual(['de']);
  });

  test('of a new messenger fits into an attribute, and says by how much it does not', () => {
    const fresh = publicMessenger(connected({ ...defaultSettings().messenger, mode: 'on' }), host)!;
    expect(publicTextExcess(fresh)).toBe(0);
    const long = { ...fresh, siteName: 'é'.repeat(4096) };
    expect(publicTextExcess(long)).toBe(
      new TextEncoder().encode(publicText(fresh)).length - 'Acme'.length + 2 * 4096 - 4096,
    );
  });

  test('names the part that takes most of an attribute', () => {
    const shown = publicMessenger(connected(filledMessenger), host)!;
    const closed = Array.from({ length: 60 }, (_, at) => ({ date: `20${30 + at}-01-01`, yearly: false }));
    const { field, bytes } = longestPart({ ...shown, hours: { ...shown.hours, closed } });
    expect(field).toBe('messenger.hours.closed');
    expect(bytes).toBe(JSON.stringify(closed).length);
    const locales = { de: { title: ['x'.repeat(3000)] } };
    expect(longestPart({ ...shown, locales }).field).toBe('messenger.content.locales');
  });

  const { FUZZ_SEED } = process.env;
  const seed = Number(FUZZ_SEED ?? Date.now() % 2 ** 31);

  test(`whatever is stored, it is of the one form, and its file says the same (FUZZ_SEED=${seed})`, async () => {
    const members = Object.keys(publicMessenger(connected({ ...filledMessenger }), host)!);
    let [taken, at] = [0, 0];
    const samples = fc.sample(messengers, { seed, numRuns: 300 });
    for (const messenger of samples) {
      const settings = connected(messenger);
      if (!validate(settings).ok) continue;
      taken += 1;
      const shown = publicMessenger(settings, host)!;
      expect(Object.keys(shown)).toEqual(members);
      expect(JSON.parse(publicText(shown))).toEqual(shown);
      // Every twentieth is read by the engine as browsers read it.
      if ((at += 1) % 20 === 0) {
        const url = `data:text/javascript,${encodeURIComponent(publicModule(shown))}`;
        expect(((await import(url)) as { default: unknown }).default).toEqual(shown);
      }
    }
    expect(taken).toBeGreaterThan(50);
  });
});
