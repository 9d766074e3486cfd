import { newAppData, withOverride, type AppData } from '../../shopify-app/app-data/index.ts';
import type { RunningApp } from '../sandbox/shopify/app-process.ts';
import { deliverWebhook, merchantOf } from '../sandbox/shopify/merchant.ts';

export interface Load {
  /** Statuses of the webhooks and of the saves, in their order. */
  readonly webhooks: readonly number[];
  readonly saves: readonly number[];
  /** Milliseconds of each request, all kinds together. */
  readonly times: readonly number[];
}

export const savedBy = (number: number): AppData => ({
  ...newAppData(),
  overrides: withOverride(newAppData().overrides, 'products', String(number + 1), 'hide'),
});

export const storeNumber = (number: number): string => `load-${number}.myshopify.com`;

/** As many webhooks and saves of as many stores at the same moment. The stores' merchants have the app open already. */
export const loadApp = async (app: RunningApp, each: number): Promise<Load> => {
  const merchants = Array.from({ length: each }, (_, number) => merchantOf(app, storeNumber(number)));
  for (const merchant of merchants) await merchant.open();
  const times: number[] = [];
  const timed = async (request: Promise<Response>): Promise<number> => {
    const since = performance.now();
    const response = await request;
    await response.arrayBuffer();
    times.push(performance.now() - since);
    return response.status;
  };
  const [webhooks, saves] = await Promise.all([
    Promise.all(
      merchants.map(({ shop }, number) => {
        const gone = `gone-${number}.myshopify.com`;
        return timed(deliverWebhook(app, 'app/uninstalled', shop, { myshopify_domain: gone }));
      }),
    ),
    Promise.all(
      merchants.map((merchant, number) => timed(merchant.save({ digest: null, appData: savedBy(number) }))),
    ),
  ]);
  return { webhooks, saves, times };
};
