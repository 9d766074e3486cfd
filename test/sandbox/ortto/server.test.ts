import { afterEach, describe, expect, test } from '@jest/globals';
import { startOrtto, type Ortto, type OrttoOptions } from './server.ts';

let ortto: Ortto | undefined;
afterEach(() => ortto?.stop().finally(() => (ortto = undefined)));

const start = async (options: OrttoOptions = {}): Promise<Ortto> =>
  (ortto = await startOrtto({ answerDelay: 10, ...options }));
const post = async (url: string, body: object): Promise<Record<string, unknown>> =>
  (await (await fetch(url, { method: 'POST', body: JSON.stringify(body) })).json()) as Record<
    string,
    unknown
  >;

describe('The stand-in', () => {
  test('gives what a tracking code has, on a free port of this machine', async () => {
    const { url, port, captureHost, scriptUrl, trackingKey } = await start();
    expect(url).toBe(`http://127.0.0.1:${port}`);
    expect(captureHost).toBe(`${url}/`);
    expect(scriptUrl).toBe(`${url}/app.js`);
    const decoded = Buffer.from(trackingKey, 'base64url');
    expect(decoded.subarray(12).toString()).toBe('talk-demo');
  });

  test('takes the port that it is given', async () => {
    const { port } = await start();
    await ortto!.stop();
    expect((await start({ port })).port).toBe(port);
  });

  test('answers widget requests with the documented keys', async () => {
    const { url } = await start();
    const answer = await post(`${url}/-/widgets/get`, { s: 'visitor', tk: true });
    for (const key of [
      'widgets',
      'has_logo',
      'enabled_gdpr',
      'recaptcha_site_key',
      'country_code',
      'service_worker_url',
      'cdn_url',
      'expiry',
      'session_id',
    ])
      expect(answer).toHaveProperty(key);
    expect(answer).toMatchObject({ session_id: 'visitor', sandbox: { talk: { agent: { name: 'Robin' } } } });
  });

  test('offers no Talk where it is off in the account', async () => {
    const { url } = await start({ talk: false });
    expect(await post(`${url}/-/widgets/get`, { s: 'visitor', tk: true })).not.toHaveProperty('sandbox');
  });

  test('lets other processes ask what it received, and make it forget that', async () => {
    const { url } = await start();
    await post(`${url}/-/events/page-event`, { h: 'key', u: 'https://shop.example/' });
    const asked = (await (await fetch(`${url}/-/sandbox/requests`)).json()) as object[];
    expect(asked).toMatchObject([
      { method: 'POST', path: '/-/events/page-event', body: { h: 'key', u: 'https://shop.example/' } },
    ]);
    expect((await fetch(`${url}/-/sandbox/requests`, { method: 'DELETE' })).status).toBe(204);
    expect(ortto!.requests()).toEqual([]);
  });

  test('keeps the conversations of visitors apart, and refuses messages without text', async () => {
    const { url } = await start();
    const messages = `${url}/-/sandbox/talk/messages`;
    await post(messages, { s: 'one', text: 'Hello' });
    const answer = (await (await fetch(`${messages}?s=one&after=1&wait=2000`)).json()) as {
      messages: object[];
    };
    expect(answer.messages).toMatchObject([{ from: 'agent' }]);
    expect(await (await fetch(`${messages}?s=two`)).json()).toEqual({ messages: [] });
    expect(await post(messages, { s: 'one', text: ' ' })).toHaveProperty('error');
  });

  test('is open to pages of any origin', async () => {
    const { scriptUrl } = await start();
    expect((await fetch(scriptUrl)).headers.get('access-control-allow-origin')).toBe('*');
  });

  test('ends while somebody waits for an answer', async () => {
    const { url } = await start({ answerDelay: 60_000 });
    await post(`${url}/-/sandbox/talk/messages`, { s: 'one', text: 'Hello' });
    const waiting = fetch(`${url}/-/sandbox/talk/messages?s=one&after=1&wait=20000`).catch(() => 'cut off');
    await new Promise((resolve) => setTimeout(resolve, 50));
    await ortto!.stop();
    ortto = undefined;
    expect(await waiting).toBe('cut off');
  });
});
