// needs: chromium
import { orttoConnection } from '@talk-suite/core/fixtures';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Settings } from '../../core/settings/index.ts';
import { blockRenderer } from '../sandbox/shopify-storefront/block.ts';
import { readHtml } from './html.ts';
import { connectedSettings, hideRule, messengerText, storedText } from './stored.ts';
import { startStoreSite, type StoreSite } from './store-site.ts';

let store: StoreSite;
let connection: NonNullable<Settings['connection']>;
beforeAll(async () => {
  store = await startStoreSite();
  const { trackingKey, captureHost, scriptUrl } = store.site.ortto;
  connection = orttoConnection({ trackingKey, captureHost, scriptUrl });
  store.site.site.files.set('/pages/contact', { body: '<!doctype html><title>Contact</title>' });
});
afterAll(() => store.stop());

const settings = (change: Parameters<typeof connectedSettings>[0] = {}): Settings =>
  connectedSettings({ connection, ...change });
const hidden = { visibility: { rules: [hideRule('home', { kind: ['front'] })] } };
const withLink = { pageType: 'index', openChat: { label: 'Chat with us', link: '/pages/contact' } };
const without = { pageType: 'index', openChat: { label: 'Chat with us' } };

describe('The block “Open chat”', () => {
  test('opens the messenger where there is one', async () => {
    const { page, errors } = await store.visit(withLink, messengerText(settings()));
    await page.getByRole('button', { name: 'Chat with us' }).click();
    await page.getByRole('dialog').getByText('Larkmoor', { exact: true }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/');
    expect(errors).toEqual([]);
  });

  test('opens Ortto’s Talk where there is no messenger', async () => {
    const visit = await store.visit(without, storedText(settings()));
    await visit.reaches('ready');
    await visit.page.getByRole('button', { name: 'Chat with us' }).click();
    await visit.page.locator('#ap3-talk-widget-ui textarea').waitFor();
  });

  test('is a plain link where Talk is hidden, and nothing without one', async () => {
    const { page } = await store.visit(withLink, messengerText(settings(hidden)));
    await page.getByRole('link', { name: 'Chat with us' }).click();
    await page.waitForURL('**/pages/contact');
    const bare = await store.visit(without, messengerText(settings(hidden)));
    await bare.reaches('ready');
    expect(await bare.page.getByText('Chat with us').isVisible()).toBe(false);
  });

  test('is a plain link where Ortto is blocked', async () => {
    const visit = await store.visit(withLink, storedText(settings({ loading: { strategy: 'interaction' } })));
    await visit.page.route('**/app.js', (route) => route.abort());
    await visit.page.getByText('Chat with us').click();
    await visit.page.waitForURL('**/pages/contact');
    expect(await visit.page.title()).toBe('Contact');
  });

  test('is a plain link before the app is connected, and shows in the theme editor where it will be', () => {
    const render = blockRenderer('/assets/', 'open-chat');
    const attributes = readHtml(render(withLink, null)).elements.find(({ name }) => name === 'a')!.attributes;
    expect(attributes['href']).toBe('/pages/contact');
    expect(readHtml(render(without, null)).elements).toEqual([]);
    const edited = readHtml(render({ ...without, editor: 'design' }, messengerText(settings())));
    expect(edited.elements.map(({ name }) => name)).toContain('button');
    expect(edited.elements.some(({ attributes: { hidden: isHidden } }) => isHidden !== undefined)).toBe(
      false,
    );
  });

  test('escapes what the theme editor was given', () => {
    const render = blockRenderer('/assets/', 'open-chat');
    const label = `"><script>alert(1)</script>`;
    const { elements } = readHtml(
      render({ pageType: 'index', openChat: { label, link: label, view: label } }, messengerText(settings())),
    );
    expect(elements.filter(({ name }) => name === 'script')).toHaveLength(1);
  });
});
