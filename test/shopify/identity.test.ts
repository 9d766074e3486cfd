// needs: shopifySchema
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { newAppData } from '../../shopify-app/app-data/index.ts';
import { IDENTITY_PATH, IDENTITY_SCOPE } from '../../shopify-app/app-data/identity.ts';
import { customerLiquid } from '../../shopify-app/app/identity/customer-liquid.ts';
import { eventually } from '../patience.ts';
import { proxyConfiguration, signedParameters } from '../sandbox/shopify/app-proxy.ts';
import { startApp, type RunningApp } from '../sandbox/shopify/app-process.ts';
import { merchantOf } from '../sandbox/shopify/merchant.ts';
import { optionalScopes } from '../sandbox/shopify/access.ts';

let app: RunningApp;

beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.stop());

const { prefix, to } = proxyConfiguration();
const PATH = IDENTITY_PATH.replace(prefix, to);

const asked = (shop: string, customer = '7', age = 0): [string, string][] => [
  ['t', '0.25'],
  ['shop', shop],
  ['logged_in_customer_id', customer],
  ['path_prefix', prefix],
  ['timestamp', String(Math.floor(Date.now() / 1000) - age)],
];
const send = async (parameters: URLSearchParams) => {
  const answer = await fetch(`${app.url}${PATH}?${parameters.toString()}`);
  return {
    status: answer.status,
    type: answer.headers.get('content-type'),
    cache: answer.headers.get('cache-control'),
    body: await answer.text(),
  };
};
const ask = (...about: Parameters<typeof asked>) => send(signedParameters(asked(...about), app.keys));

/** Saves whether Ortto is to know who is signed in. */
const turn = async (shop: string, identity: boolean): Promise<void> => {
  const merchant = merchantOf(app, shop);
  const digest = app.cloud.store(shop).metafields.get('talk.app_data')?.compareDigest ?? null;
  expect((await merchant.save({ digest, appData: { ...newAppData(), identity } })).status).toBe(200);
};

const NOBODY = { status: 200, type: 'application/json', cache: 'no-store', body: 'null' };
const SOMEBODY = { status: 200, type: 'application/liquid', cache: 'no-store', body: customerLiquid(null) };

test('the configuration leads the storefront’s question to the app, by a scope that a merchant is asked for', () => {
  expect(IDENTITY_PATH.startsWith(`${prefix}/`)).toBe(true);
  expect(optionalScopes()).toContain(IDENTITY_SCOPE);
  // As Shopify takes it: https://shopify.dev/docs/apps/build/online-store/app-proxies
  expect(prefix).toMatch(/^\/(a|apps|community|tools)\/[\w-]{1,30}$/);
});

describe('who is signed in', () => {
  const shop = 'larkmoor.myshopify.com';

  test('is told by Shopify itself, if the merchant wants that, and by nobody else', async () => {
    await merchantOf(app, shop).open();
    expect(await ask(shop)).toEqual(NOBODY);
    await turn(shop, true);
    expect(await ask(shop)).toEqual(SOMEBODY);
    await turn(shop, false);
    expect(await ask(shop)).toEqual(NOBODY);
  });

  test('costs the store one question to Shopify in a minute, and none for guests', async () => {
    await turn(shop, true);
    const before = app.cloud.calls.graphql;
    for (let guest = 0; guest < 3; guest += 1) expect(await ask(shop, '')).toEqual(NOBODY);
    expect(app.cloud.calls.graphql).toBe(before);
    const customers = await Promise.all(['7', '8', '9'].map((customer) => ask(shop, customer)));
    expect(customers).toEqual([SOMEBODY, SOMEBODY, SOMEBODY]);
    expect(app.cloud.calls.graphql).toBe(before + 1);
  });

  test('is the matter of each store for itself', async () => {
    await turn('quiet.myshopify.com', false);
    await turn(shop, true);
    expect(await ask('quiet.myshopify.com')).toEqual(NOBODY);
    expect(await ask('stranger.myshopify.com')).toEqual(NOBODY);
    expect(await ask(shop)).toEqual(SOMEBODY);
  });

  test('is told also when nobody has opened the app for long', async () => {
    // The library renews what ends within five minutes.
    app.cloud.tokenLifetime = 60;
    await turn('absent.myshopify.com', true);
    app.cloud.tokenLifetime = 3600;
    const before = app.cloud.calls.token;
    expect(await ask('absent.myshopify.com')).toEqual(SOMEBODY);
    expect(app.cloud.calls.token).toBe(before + 1);
  });

  test('is nobody while Shopify does not answer, and after the app is gone', async () => {
    await turn('outage.myshopify.com', true);
    app.cloud.outage = 500;
    const answer = await ask('outage.myshopify.com');
    app.cloud.outage = null;
    expect(answer).toEqual(NOBODY);
    await turn('gone.myshopify.com', true);
    app.cloud.uninstall('gone.myshopify.com');
    expect(await ask('gone.myshopify.com')).toEqual(NOBODY);
  });
});

describe('a request that Shopify did not send just now', () => {
  const shop = 'careful.myshopify.com';
  const other = (name: string, value: string): [string, string][] =>
    asked(shop).map(([each, before]) => [each, each === name ? value : before]);
  const swapped = (name: string, value: string): URLSearchParams => {
    const parameters = signedParameters(asked(shop), app.keys);
    parameters.set(name, value);
    return parameters;
  };

  test.each<[string, () => URLSearchParams]>([
    ['without a signature', () => new URLSearchParams(asked(shop))],
    ['with an empty one', () => swapped('signature', '')],
    ['with one of another app', () => signedParameters(asked(shop), { apiSecret: 'other' })],
    [
      'for a guest who claims to be a customer',
      () => {
        const parameters = signedParameters(asked(shop, ''), app.keys);
        parameters.set('logged_in_customer_id', '7');
        return parameters;
      },
    ],
    ['for another store than it was signed for', () => swapped('shop', 'larkmoor.myshopify.com')],
    ['that is replayed', () => signedParameters(asked(shop, '7', 120), app.keys)],
    ['that is from tomorrow', () => signedParameters(asked(shop, '7', -86_400), app.keys)],
    [
      'with a customer’s number from the visitor’s own address',
      () => signedParameters([['logged_in_customer_id', '8'], ...asked(shop, '')], app.keys),
    ],
    ['of what is no store', () => signedParameters(other('shop', 'evil.example'), app.keys)],
    ['of nothing at all', () => new URLSearchParams()],
  ])('%s is refused, and costs nothing', async (_, parametersOf) => {
    await turn(shop, true);
    const before = { ...app.cloud.calls };
    expect(await send(parametersOf())).toMatchObject({ status: 401, cache: 'no-store', body: '' });
    expect(app.cloud.calls).toEqual(before);
  });

  test('is refused with another method, too', async () => {
    const parameters = signedParameters(asked(shop), app.keys).toString();
    for (const method of ['POST', 'PUT', 'DELETE'])
      expect((await fetch(`${app.url}${PATH}?${parameters}`, { method })).status).toBe(405);
  });
});

test('nothing of a request or a customer is in the log', async () => {
  await turn('larkmoor.myshopify.com', true);
  await ask('larkmoor.myshopify.com', '424242');
  const line = new RegExp(`^GET ${PATH} 200 \\d+ms$`, 'm');
  await eventually(() => line.test(app.output()), true);
  for (const secret of ['424242', 'signature', 'logged_in', '?', 'timestamp'])
    expect(app.output()).not.toContain(secret);
});
