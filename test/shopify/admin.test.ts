import { orttoConnection } from '@talk-suite/core/fixtures';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { codeOf } from '../../core/findings.ts';
import {
  newAppData,
  readAppData,
  withOverride,
  type AppData,
  type Finding,
} from '../../shopify-app/app-data/index.ts';
import { startApp, type RunningApp } from '../sandbox/shopify/app-process.ts';
import { framedPath, merchantOf, type Merchant } from '../sandbox/shopify/merchant.ts';

let app: RunningApp;
let number = 0;

beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.stop());
afterEach(() => {
  app.cloud.outage = null;
  app.cloud.loses = () => false;
  app.cloud.tokenLifetime = 3600;
});

/** A merchant whose store nobody has used yet. */
const newMerchant = (): Merchant => merchantOf(app, `store-${(number += 1)}.myshopify.com`);
const storedIn = ({ shop }: Merchant): AppData | null => {
  const { appData } = app.cloud.store(shop);
  const read = appData === null ? null : readAppData(appData);
  return read?.ok ? read.appData : null;
};
const disabled = (): AppData => ({ ...newAppData(), settings: { ...newAppData().settings, enabled: false } });

interface Answer {
  readonly kind: string;
  readonly envelope?: { digest: string; appData: AppData };
  readonly theirs?: { digest: string | null; appData: AppData };
  readonly errors?: readonly Finding[];
}
const answerOf = async (response: Response): Promise<Answer> => (await response.json()) as Answer;

describe('a store that installs the app', () => {
  test('gets its first page, with a token fetched once', async () => {
    const merchant = newMerchant();
    const before = app.cloud.calls.token;
    const page = await merchant.open();
    expect(page.status).toBe(200);
    expect(await page.text()).toContain('<s-app-nav>');
    expect(app.cloud.calls.token).toBe(before + 1);
    expect((await merchant.open()).status).toBe(200);
    expect(app.cloud.calls.token).toBe(before + 1);
    expect(storedIn(merchant)).toBe(null);
  });

  test('saves while the connection to Shopify is lost before each first answer, also that of the write', async () => {
    const merchant = newMerchant();
    await merchant.open();
    const lost = new Set<string>();
    app.cloud.loses = (query) => !lost.has(query) && lost.add(query).has(query);
    const response = await merchant.save({ digest: null, appData: disabled() });
    expect(response.status).toBe(200);
    expect(await answerOf(response)).toMatchObject({ kind: 'saved', envelope: { appData: disabled() } });
    expect([...lost].map((query) => query.includes('metafieldsSet')).toSorted()).toEqual([false, true]);
    expect(storedIn(merchant)).toEqual(disabled());
  });

  test('saves, and finds again what it saved', async () => {
    const merchant = newMerchant();
    const appData = {
      ...disabled(),
      overrides: withOverride(newAppData().overrides, 'products', '7', 'hide'),
    };
    const saved = await answerOf(await merchant.save({ digest: null, appData }));
    expect(saved).toMatchObject({ kind: 'saved', envelope: { appData } });
    expect(storedIn(merchant)).toEqual(appData);
    const again = await answerOf(
      await merchant.save({ digest: saved.envelope?.digest, appData: newAppData() }),
    );
    expect(again.kind).toBe('saved');
    expect(storedIn(merchant)).toEqual(newAppData());
    expect(await (await merchant.open()).text()).toContain(again.envelope?.digest);
  });
});

describe('two tabs', () => {
  test('do not overwrite each other: the second hears what the first saved', async () => {
    const merchant = newMerchant();
    expect((await merchant.save({ digest: null, appData: disabled() })).status).toBe(200);
    const second = await merchant.save({ digest: null, appData: newAppData() });
    expect(second.status).toBe(409);
    expect(await answerOf(second)).toMatchObject({ kind: 'stale', theirs: { appData: disabled() } });
    expect(storedIn(merchant)).toEqual(disabled());
  });

  test('that save at the same moment: one wins, the others are told', async () => {
    const merchant = newMerchant();
    await merchant.open();
    const saves = await Promise.all(
      Array.from({ length: 12 }, (_, at) =>
        merchant.save({
          digest: null,
          appData: {
            ...newAppData(),
            overrides: withOverride(newAppData().overrides, 'products', String(at + 1), 'hide'),
          },
        }),
      ),
    );
    const statuses = saves.map(({ status }) => status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(1);
    expect(statuses.filter((status) => status === 409)).toHaveLength(11);
    const winner = (await answerOf(saves[statuses.indexOf(200)]!)).envelope;
    expect(storedIn(merchant)).toEqual(winner?.appData);
    expect(app.cloud.store(merchant.shop).written).toHaveLength(1);
  });
});

describe('tokens', () => {
  test('that have run out are exchanged without a word', async () => {
    app.cloud.tokenLifetime = 1;
    const merchant = newMerchant();
    expect((await merchant.open()).status).toBe(200);
    const before = app.cloud.calls.token;
    expect((await merchant.save({ digest: null, appData: disabled() })).status).toBe(200);
    expect(app.cloud.calls.token).toBeGreaterThan(before);
  });

  test('that Shopify has revoked meanwhile are, too', async () => {
    const merchant = newMerchant();
    await merchant.open();
    app.cloud.grants.revoke(merchant.shop);
    expect((await merchant.save({ digest: null, appData: disabled() })).status).toBe(200);
    expect(storedIn(merchant)).toEqual(disabled());
  });

  test('of a store that uninstalled the app open nothing', async () => {
    const merchant = newMerchant();
    await merchant.save({ digest: null, appData: disabled() });
    app.cloud.uninstall(merchant.shop);
    expect((await merchant.save({ digest: null, appData: newAppData() })).status).toBe(401);
    const page = await merchant.open();
    expect(page.status).toBe(302);
    expect(page.headers.get('location')).toMatch(/^\/auth\/session-token\?/);
    app.cloud.install(merchant.shop);
    expect((await merchant.save({ digest: null, appData: newAppData() })).status).toBe(200);
  });

  const forged: [string, (merchant: Merchant) => string][] = [
    ['of another app', (merchant) => merchant.token({ audience: 'another-client-id' })],
    ['that has run out', (merchant) => merchant.token({ lifetime: -60 })],
    ['without a signature', (merchant) => merchant.token({ algorithm: 'none' })],
    ['for a host that is no store', (merchant) => merchant.token({ destination: 'https://evil.example' })],
    [
      'with a changed payload',
      (merchant) => {
        const [head, , signature] = merchant.token().split('.');
        const [, payload] = merchantOf(app, 'victim.myshopify.com').token().split('.');
        return [head, payload, signature].join('.');
      },
    ],
    ['that is none', () => 'x.y.z'],
  ];
  test.each(forged)('%s open and save nothing', async (_, make) => {
    const merchant = newMerchant();
    const before = app.cloud.calls.graphql;
    const save = await merchant.save({ digest: null, appData: disabled() }, make(merchant));
    expect([401, 500]).toContain(save.status);
    const page = await merchant.open('/', make(merchant));
    expect([302, 500]).toContain(page.status);
    expect(await page.text()).not.toContain('s-app-nav');
    expect(app.cloud.calls.graphql).toBe(before);
    expect(storedIn(merchant)).toBe(null);
  });

  test('are asked of everyone: without one there is no screen and no save', async () => {
    const merchant = newMerchant();
    expect((await merchant.save({ digest: null, appData: disabled() }, null)).status).toBe(401);
    for (const path of ['/', '/connection', '/pages', '/security', '/pages.data', '/_root.data']) {
      const answer = await merchant.get(path);
      const text = await answer.text();
      expect(`${path} ${text.includes('appData')}`).toBe(`${path} false`);
    }
    expect(storedIn(merchant)).toBe(null);
  });
});

describe('another store', () => {
  test('sees and changes nothing of the first', async () => {
    const [first, second] = [newMerchant(), newMerchant()];
    const saved = await answerOf(await first.save({ digest: null, appData: disabled() }));
    const theirs = await answerOf(
      await second.save({ digest: saved.envelope?.digest, appData: newAppData() }),
    );
    expect(theirs).toMatchObject({ kind: 'stale', theirs: { digest: null, appData: newAppData() } });
    expect(storedIn(first)).toEqual(disabled());
    expect(storedIn(second)).toBe(null);
  });

  test('cannot open its own page in the name of the first', async () => {
    const [first, second] = [newMerchant(), newMerchant()];
    await first.save({ digest: null, appData: disabled() });
    const page = await second.get(framedPath(first.shop, second.token()));
    expect(page.status).toBe(403);
    expect(await page.text()).not.toContain('appData');
  });
});

describe('what cannot be saved', () => {
  test('is refused with field and reason, and nothing changes', async () => {
    const merchant = newMerchant();
    const appData = {
      ...newAppData(),
      settings: { ...newAppData().settings, enabled: 'yes' },
      overrides: { ...newAppData().overrides, pages: { show: ['a/b'], hide: [] } },
    };
    const response = await merchant.save({ digest: null, appData });
    expect(response.status).toBe(400);
    const { errors = [] } = await answerOf(response);
    expect(errors.map((each) => `${each.field} ${codeOf(each)}`)).toEqual([
      'enabled wrongType',
      'overrides.pages.show.0 badKey.pages',
    ]);
    expect(storedIn(merchant)).toBe(null);
  });

  test('a script host that is not Ortto’s own and that nobody allowed', async () => {
    const merchant = newMerchant();
    const connection = orttoConnection({
      trackingKey: 'AAECAwQFBgcICQoLZXhhbXBsZQ',
      scriptUrl: 'https://evil.example/app.js',
    });
    const appData = { ...newAppData(), settings: { ...newAppData().settings, connection } };
    const response = await merchant.save({ digest: null, appData });
    expect((await answerOf(response)).errors).toMatchObject([
      { field: 'connection.scriptUrl', text: 'appData.error.hostNotAllowed' },
    ]);
    expect(storedIn(merchant)).toBe(null);
  });

  test('a script host that somebody wrote into the metafield past the app', async () => {
    const merchant = newMerchant();
    await merchant.save({ digest: null, appData: newAppData() });
    const field = app.cloud.store(merchant.shop).metafields.get('talk.app_data')!;
    const connection = orttoConnection({
      trackingKey: 'AAECAwQFBgcICQoLZXhhbXBsZQ',
      scriptUrl: 'https://evil.example/app.js',
    });
    const settings = { ...newAppData().settings, connection };
    const written = { ...newAppData(), settings, storefront: { src: connection.scriptUrl } };
    app.cloud
      .store(merchant.shop)
      .metafields.set('talk.app_data', { ...field, value: JSON.stringify(written) });
    const page = await (await merchant.open()).text();
    expect(page).toContain('The store has other data than this app saved');
    expect(page).toContain('evil.example is not one of Ortto’s own hosts and was not saved in this app.');
    const response = await merchant.save({ digest: null, appData: { ...newAppData(), settings } });
    const { theirs } = await answerOf(response);
    const again = await merchant.save({ digest: theirs?.digest, appData: { ...newAppData(), settings } });
    expect((await answerOf(again)).errors).toMatchObject([
      { field: 'connection.scriptUrl', text: 'appData.error.hostNotAllowed' },
    ]);
    const repaired = await merchant.save({ digest: theirs?.digest, appData: newAppData() });
    expect(repaired.status).toBe(200);
    expect(await (await merchant.open()).text()).not.toContain('The store has other data');
  });

  test.each([
    ['no JSON', '{"digest":'],
    ['no object', '[]'],
    ['half a request', '{"appData":{}}'],
    ['a digest that is none', '{"digest":1,"appData":{}}'],
    ['nothing', ''],
  ])('%s', async (_, body) => {
    const merchant = newMerchant();
    expect((await merchant.save(body)).status).toBe(400);
    expect(storedIn(merchant)).toBe(null);
  });

  test('a body without end', async () => {
    const merchant = newMerchant();
    expect((await merchant.save(`{"digest":null,"appData":"${'x'.repeat(1_100_000)}"}`)).status).toBe(413);
    expect((await merchant.open()).status).toBe(200);
  });

  test('deep nesting', async () => {
    const merchant = newMerchant();
    const depth = 20_000;
    const body = `{"digest":null,"appData":${'['.repeat(depth)}${']'.repeat(depth)}}`;
    expect((await merchant.save(body)).status).toBe(400);
    expect((await merchant.open()).status).toBe(200);
  });
});

describe('while Shopify is down', () => {
  test('nothing is lost, and no words of others get into our page', async () => {
    const merchant = newMerchant();
    await merchant.save({ digest: null, appData: disabled() });
    app.cloud.outage = 500;
    const save = await merchant.save({ digest: null, appData: newAppData() });
    expect(save.status).toBe(502);
    expect(await answerOf(save)).toEqual({ kind: 'failed', failure: { kind: 'server', detail: '' } });
    const page = await merchant.open();
    expect(page.status).toBe(500);
    expect(await page.text()).not.toContain('<script>alert');
    expect(storedIn(merchant)).toEqual(disabled());
  });
});
