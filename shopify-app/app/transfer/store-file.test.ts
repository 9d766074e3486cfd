import { orttoConnection } from '@talk-suite/core/fixtures';
import { describe, expect, test } from '@jest/globals';
import { defaultSettings, fileText } from '@talk-suite/core/settings';
import { APP_DATA_LIMIT, newAppData, withOverride, type AppData } from '../../app-data/index.ts';
import { readStoreFile, storeFile } from './store-file.ts';

const rights = { allowedHosts: [] };
const read = (text: string, current = newAppData()) => readStoreFile(text, current, rights);
const fieldsOf = (text: string): string[] => {
  const incoming = read(text);
  return incoming.kind === 'refused' ? incoming.errors.map(({ field }) => field) : [];
};
const hidden = (appData: AppData, page: string): AppData => ({
  ...appData,
  overrides: withOverride(appData.overrides, 'pages', page, 'hide'),
});
const store = hidden({ ...newAppData(), settings: { ...defaultSettings(), enabled: false } }, 'about');

describe("a store's file", () => {
  test('comes back as it was exported, in another store too', () => {
    expect(read(storeFile(store))).toEqual({ kind: 'appData', appData: store, filledIn: [] });
    expect(read(storeFile(store), hidden(newAppData(), 'other'))).toEqual({
      kind: 'appData',
      appData: store,
      filledIn: [],
    });
  });

  test('holds settings and single choices, and nothing else of what is stored', () => {
    const file: unknown = JSON.parse(storeFile({ ...store, identity: true, setAside: { old: 1 } }));
    expect(file).toEqual({ ...store.settings, shopify: { overrides: store.overrides } });
  });

  test('of WordPress leaves the single choices and what else is of this store', () => {
    const current = { ...hidden(newAppData(), 'mine'), identity: true, setAside: { old: 1 } };
    expect(read(fileText(store.settings), current)).toEqual({
      kind: 'appData',
      appData: { ...current, settings: store.settings },
      filledIn: [],
    });
  });

  test('that lacks something gets it as on a new store, and what it was is told', () => {
    const { loading, ...settings } = defaultSettings();
    expect(read(JSON.stringify({ ...settings, loading: { strategy: loading.strategy } }))).toMatchObject({
      kind: 'appData',
      appData: { settings: { loading } },
      filledIn: ['loading.consentCategory'],
    });
  });

  test('is refused whole, with every field', () => {
    const part = (shopify: unknown): string => fileText(defaultSettings(), { shopify });
    expect(fieldsOf(part([]))).toEqual(['shopify']);
    expect(fieldsOf(part({ secret: 1 }))).toEqual(['shopify.secret']);
    expect(fieldsOf(part({ overrides: { pages: { show: 'x', hide: [] } } }))).toContain(
      'overrides.pages.show',
    );
    expect(fieldsOf(JSON.stringify({ ...defaultSettings(), colour: 'red' }))).toEqual(['colour']);
    expect(read('{').kind).toBe('notJson');
    expect(read('[]').kind).toBe('notSettings');
  });

  test('cannot bring a script host that may not be saved', () => {
    const connection = orttoConnection({ scriptUrl: 'https://evil.example/app.js' });
    expect(fieldsOf(fileText({ ...defaultSettings(), connection }))).toEqual(['connection.scriptUrl']);
  });

  test('that is more than can be stored is refused with the counts', () => {
    const rules = Array.from({ length: 900 }, (_, at) => ({
      id: `rule-${at}`,
      name: '',
      effect: 'hide' as const,
      enabled: true,
      when: { path: [`/a-rather-long-address-of-a-page/${at}`] },
    }));
    const settings = { ...defaultSettings(), visibility: { ...defaultSettings().visibility, rules } };
    expect(read(fileText(settings), store)).toMatchObject({
      kind: 'refused',
      errors: [
        {
          text: 'appData.error.tooLarge',
          values: { limit: String(APP_DATA_LIMIT), rules: '900', overrides: '1' },
        },
      ],
    });
  });
});
