import { orttoConnection } from '@talk-suite/core/fixtures';
import { expect, test } from '@jest/globals';
import { newAppData, READ_APP_DATA, READ_STORE, WRITE_APP_DATA, type AppData } from '../app-data/index.ts';
import type { Query } from './admin.server.ts';
import { saveStore } from './store.server.ts';

/** A store that has saved nothing yet, and what it was asked. */
const emptyStore = () => {
  const asked: string[] = [];
  const answers: Readonly<Record<string, (variables: unknown) => unknown>> = {
    [READ_APP_DATA]: () => ({ currentAppInstallation: { id: 'gid://1', metafield: null } }),
    [READ_STORE]: () => ({ shop: { name: 'Larkmoor', ianaTimezone: 'Europe/Berlin', primaryDomain: null } }),
    [WRITE_APP_DATA]: (variables) => ({
      metafieldsSet: {
        metafields: [
          {
            value: (variables as { readonly metafields: [{ readonly value: string }] }).metafields[0].value,
            compareDigest: 'a',
            updatedAt: '2027-01-01T00:00:00Z',
          },
        ],
        userErrors: [],
      },
    }),
  };
  const written: string[] = [];
  const query = (async (
    document: string,
    variables?: { readonly metafields: [{ readonly value: string }] },
  ) => {
    asked.push(document);
    if (variables) written.push(variables.metafields[0].value);
    return answers[document]!(variables);
  }) as Query;
  return { asked, written, query };
};

const withMessenger = (mode: 'on' | 'off'): AppData => {
  const appData = newAppData();
  const { settings } = appData;
  const messenger = { ...settings.messenger, mode };
  return { ...appData, settings: { ...settings, connection: orttoConnection({}), messenger } };
};

const save = async (appData: unknown) => {
  const store = emptyStore();
  const answer = await saveStore(store.query, { digest: null, appData }, [], () => 'mark');
  return { ...store, answer };
};

test('a save asks the store for its name, language and zone while the messenger is on, and stores them', async () => {
  const { answer, asked, written } = await save(withMessenger('on'));
  expect(answer.kind).toBe('saved');
  expect(asked.toSorted()).toEqual([READ_APP_DATA, READ_STORE, WRITE_APP_DATA].toSorted());
  expect(JSON.parse(written[0]!)).toMatchObject({ store: { siteName: 'Larkmoor', zone: 'Europe/Berlin' } });
});

test('a save asks the store for nothing that no visitor sees while the messenger is off', async () => {
  const { answer, asked } = await save(withMessenger('off'));
  expect(answer.kind).toBe('saved');
  expect(asked).toEqual([READ_APP_DATA, WRITE_APP_DATA]);
});

test.each([null, 'nothing', { settings: 1 }])(
  'a save of %j is refused without a question about the store',
  async (appData) => {
    const { answer, asked } = await save(appData);
    expect(answer.kind).toBe('invalid');
    expect(asked).toEqual([READ_APP_DATA]);
  },
);
