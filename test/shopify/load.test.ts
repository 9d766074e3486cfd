import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { readAppData } from '../../shopify-app/app-data/index.ts';
import { startApp, type RunningApp } from '../sandbox/shopify/app-process.ts';
import { loadApp, savedBy, storeNumber } from './load.ts';

let app: RunningApp;

beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.stop());

test('50 webhooks and 50 saves at the same moment: all are answered, and nothing is lost', async () => {
  const { webhooks, saves } = await loadApp(app, 50);
  expect(webhooks).toEqual(Array(50).fill(200));
  expect(saves).toEqual(Array(50).fill(200));
  for (let number = 0; number < 50; number += 1) {
    const value = app.cloud.store(storeNumber(number)).metafields.get('talk.app_data')?.value ?? null;
    expect(readAppData(value)).toEqual({ ok: true, appData: savedBy(number) });
  }
});
