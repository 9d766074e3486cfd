import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { newAppData } from '../../shopify-app/app-data/index.ts';
import { startApp, type RunningApp } from '../sandbox/shopify/app-process.ts';
import { deliverWebhook, merchantOf } from '../sandbox/shopify/merchant.ts';
import { webhookSignature } from '../sandbox/shopify/tokens.ts';

let app: RunningApp;

beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.stop());

/** Whether the app still has a token of the store: if so, it asks for none. */
const hasSession = async (shop: string): Promise<boolean> => {
  const before = app.cloud.calls.token;
  await merchantOf(app, shop).open();
  return app.cloud.calls.token === before;
};
const status = async (answer: Promise<Response>): Promise<number> => (await answer).status;

describe('a webhook', () => {
  const shop = 'larkmoor.myshopify.com';
  const uninstalled = { id: 1, myshopify_domain: shop };
  const redact = { shop_id: 1, shop_domain: shop };

  test('of an uninstallation forgets the store, however dead its token is', async () => {
    await merchantOf(app, shop).open();
    app.cloud.uninstall(shop);
    expect(await status(deliverWebhook(app, 'app/uninstalled', shop, uninstalled))).toBe(200);
    app.cloud.install(shop);
    expect(await hasSession(shop)).toBe(false);
  });

  test('says the same the second time, and a replayed one harms nothing', async () => {
    await merchantOf(app, shop).save({ digest: null, appData: newAppData() });
    for (let time = 0; time < 3; time += 1)
      expect(await status(deliverWebhook(app, 'app/uninstalled', shop, uninstalled))).toBe(200);
    expect(app.cloud.store(shop).metafields.size).toBe(1);
    expect((await merchantOf(app, shop).open()).status).toBe(200);
    expect(await hasSession(shop)).toBe(true);
  });

  test.each(['customers/data_request', 'customers/redact', 'shop/redact'])(
    '%s is answered, also for a store that never was here',
    async (topic) => {
      const stranger = { shop_id: 2, shop_domain: 'stranger.myshopify.com', customer: { id: 1 } };
      expect(await status(deliverWebhook(app, topic, 'stranger.myshopify.com', stranger))).toBe(200);
    },
  );

  test('of a deletion forgets the store; one about a customer does not', async () => {
    await merchantOf(app, shop).open();
    await deliverWebhook(app, 'customers/redact', shop, { ...redact, customer: { id: 1 } });
    expect(await hasSession(shop)).toBe(true);
    await deliverWebhook(app, 'shop/redact', shop, redact);
    expect(await hasSession(shop)).toBe(false);
  });

  test('speaks for the store in its signed body, whatever its headers say', async () => {
    const victim = 'victim.myshopify.com';
    await merchantOf(app, victim).open();
    expect(await status(deliverWebhook(app, 'app/uninstalled', victim, uninstalled))).toBe(200);
    expect(await hasSession(victim)).toBe(true);
  });

  test.each([
    ['forged', 'AAAA'],
    ['none', null],
    ['empty', ''],
    ['of another secret', webhookSignature(JSON.stringify(redact), { apiKey: '', apiSecret: 'x' })],
    ['in another alphabet', '@@@@'],
  ])('with a signature that is %s is refused', async (_, signature) => {
    await merchantOf(app, shop).open();
    expect(await status(deliverWebhook(app, 'shop/redact', shop, redact, signature))).toBe(401);
    expect(await hasSession(shop)).toBe(true);
  });

  test('is judged by its very bytes', async () => {
    const signature = webhookSignature(JSON.stringify(redact), app.keys);
    const changed = { ...redact, shop_domain: 'other.myshopify.com' };
    expect(await status(deliverWebhook(app, 'shop/redact', shop, changed, signature))).toBe(401);
    const spaced = await fetch(`${app.url}/webhooks`, {
      method: 'POST',
      headers: { 'X-Shopify-Topic': 'shop/redact', 'X-Shopify-Hmac-Sha256': signature },
      body: `${JSON.stringify(redact)} `,
    });
    expect(spaced.status).toBe(401);
  });

  test('that is signed but makes no sense is answered all the same', async () => {
    for (const payload of [null, 'text', [], { shop_domain: 'evil.example' }, { shop_domain: 7 }])
      expect(await status(deliverWebhook(app, 'shop/redact', shop, payload))).toBe(200);
    expect(await status(deliverWebhook(app, 'orders/create', shop, redact))).toBe(200);
  });

  test('is delivered, not fetched', async () => {
    expect(await status(fetch(`${app.url}/webhooks`))).toBe(405);
  });
});
