import { describe, expect, test } from '@jest/globals';
import type { PushBody } from '@talk-suite/core/contract';
import { sendSettings } from './client.ts';

const body: PushBody = {
  owner: { id: 'shopify-larkmoor.myshopify.com', name: 'larkmoor.myshopify.com' },
  basedOn: null,
  revision: '0123456789abcdef',
  messenger: {},
  host: { siteName: 'Larkmoor', language: 'en', zone: 'UTC' },
};
const send = (server: string, loopback = false) =>
  sendSettings({ server, key: 'k'.repeat(43), loopback }, body);

describe('the settings', () => {
  test.each([
    'https://127.0.0.1/',
    'https://[::1]/',
    'https://10.0.0.1/',
    'https://169.254.169.254/',
    'https://localhost/',
    'http://talk.example.com/',
    'http://127.0.0.1:8790/',
  ])('are not sent to %s: it is no public address of https', async (server) => {
    expect(await send(server)).toEqual({ kind: 'failed', why: 'notPublic', field: '' });
  });

  test('are not sent into the network of a developer’s machine either, but to that machine', async () => {
    expect(await send('https://10.0.0.1/', true)).toMatchObject({ why: 'notPublic' });
    expect(await send('http://127.0.0.1:1/', true)).toMatchObject({ why: 'unreachable' });
  });
});
