// needs: chromium, shopifySchema
// A store as the host of a Talk server: the app's server and the Talk server's own process, on this machine.
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  IDENTITY_HEADER,
  printConnectCode,
  printTrackingCode,
  readConnectCode,
  type PushedAnswer,
} from '@talk-suite/core/contract';
import type { Connection } from '@talk-suite/core/connection';
import { IDENTITY_PATH } from '../../shopify-app/app-data/identity.ts';
import { newAppData, readAppData, type AppData } from '../../shopify-app/app-data/index.ts';
import type { ServerAnswer, ServerRequest } from '../../shopify-app/app/at-server/answer.ts';
import { eventually } from '../patience.ts';
import { proxyConfiguration, signedParameters } from '../sandbox/shopify/app-proxy.ts';
import { deliverWebhook, merchantOf } from '../sandbox/shopify/merchant.ts';
import { startTalkServerDemo, type TalkServerDemo } from '../sandbox/talk-server/demo.ts';
import { freePort } from '../ports.ts';
import { openApp, save, startAdmin, type Admin } from './opened.ts';

const SHOP = 'larkmoor.myshopify.com';
const SITE = 'Larkmoor';
const ORIGIN = 'https://larkmoor.example';

const folder = mkdtempSync(join(tmpdir(), 'talk-store-host-'));
let admin: Admin;
let app: Admin['app'];
let front: Admin['front'];
let context: Admin['context'];
let talk: TalkServerDemo;
let port: number;
let connection: Connection;
let code: string;

beforeAll(async () => {
  port = await freePort();
  talk = await startTalkServerDemo(folder, port);
  connection = await talk.connectionOf(SITE);
  code = await talk.connectCodeOf(SITE);
  admin = await startAdmin({ environment: { TALK_ALLOWED_HOSTS: `127.0.0.1:${port}` } });
  ({ app, front, context } = admin);
});
afterAll(async () => {
  await admin?.stop();
  await talk?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const ask = async (wanted: ServerRequest, shop = SHOP): Promise<ServerAnswer> =>
  (await (await merchantOf(app, shop).askServer(wanted)).json()) as ServerAnswer;
const stateOf = async (shop = SHOP): Promise<string | undefined> => {
  const answer = await ask({ step: 'look' }, shop);
  return answer.kind === 'at' ? answer.at?.state : answer.kind;
};

/** Saves a store's data with a title of the messenger, over whatever is there. */
const saveTitle = async (title: string, shop = SHOP, identity = false): Promise<void> => {
  const { metafields } = app.cloud.store(shop);
  const [stored] = metafields.values();
  const read = readAppData(stored?.value ?? null);
  const appData: AppData = read.ok ? read.appData : newAppData();
  const { messenger } = appData.settings;
  const settings = {
    ...appData.settings,
    connection,
    messenger: { ...messenger, mode: 'on' as const, style: { ...messenger.style, title } },
  };
  const saved = await merchantOf(app, shop).save({
    digest: stored?.compareDigest ?? null,
    appData: { ...appData, settings, identity },
  });
  expect(saved.status).toBe(200);
};

/** What the server says itself, with the key of the code. */
const there = async (): Promise<PushedAnswer> => {
  const answer = await fetch(`${talk.url}/v1/talk/settings`, {
    headers: { 'X-Api-Key': readConnectCode(code)!.settingsKey },
  });
  return (await answer.json()) as PushedAnswer;
};

test('one paste of both codes connects a new store and brings its settings to the server', async () => {
  const shop = 'fresh.myshopify.com';
  const { trackingKey, captureHost, scriptUrl } = await talk.connectionOf('Fresh');
  const tracking = printTrackingCode({ trackingKey, captureHost, scriptUrl, name: 'Talk server' });
  const opened = await openApp(context, front.page(shop, '/connection'));
  const { frame, page } = opened;
  await frame.getByLabel('Tracking code').fill(`${tracking}\n\n${await talk.connectCodeOf('Fresh')}`);
  await frame.getByText('The connect code is in it as well. It is used once you save.').waitFor();
  await save(opened);
  await frame.getByText(`Saved here and at 127.0.0.1:${port}.`).waitFor();
  expect(await stateOf(shop)).toBe('arrived');
  await page.close();
});

describe('A store that is connected to a Talk server', () => {
  beforeAll(() => saveTitle('Hello'));

  test('sends nothing without a connect code', async () => {
    expect(await stateOf()).toBe('noCode');
    expect(await there()).toMatchObject({ revision: null, owner: null });
  });

  test('refuses what is no code for this site, with the reason', async () => {
    const read = readConnectCode(code)!;
    for (const [text, why] of [
      ['hello', 'notACode'],
      [read.trackingKey, 'trackingCode'],
      [printConnectCode({ ...read, server: 'https://talk.example.com/' }), 'otherServer'],
      [printConnectCode({ ...read, trackingKey: 'talk-000000000000000000' }), 'otherSite'],
    ] as const)
      expect(await ask({ step: 'paste', code: text })).toMatchObject({
        kind: 'wrong',
        problem: { text: `server.error.${why}` },
      });
    expect(await stateOf()).toBe('noCode');
  });

  test('brings its settings there with a pasted code, and each save after that', async () => {
    const { frame, page } = await openApp(context, front.page(SHOP, '/connection'));
    await frame.getByText(`Connected to 127.0.0.1:${port}`).first().waitFor();
    await frame.getByText('The Talk server whose chat appears here.').waitFor();
    expect(await frame.getByLabel('Data region').count()).toBe(0);
    await frame.getByLabel('Connect code').fill(code);
    await frame.getByRole('button', { name: 'Save the connect code' }).click();
    await frame.getByText(`Saved here and at 127.0.0.1:${port}.`).waitFor();
    await page.close();
    const first = await there();
    expect(first.owner).toEqual({ id: `shopify-${SHOP}`, name: SHOP });
    expect(await talk.settingsScreenOf(SITE)).toBe(`https://${SHOP}/admin/apps/test-client-id/messenger`);
    await saveTitle('Good day');
    await eventually(async () => (await there()).revision === first.revision, false);
    expect(await stateOf()).toBe('arrived');
  });

  test('keeps the code to itself: it is in no metafield, page, answer or log', async () => {
    const { settingsKey, sessionsKey } = readConnectCode(code)!;
    const page = await (await merchantOf(app, SHOP).open('/connection')).text();
    const shown = [
      app.cloud.store(SHOP).written.join('\n'),
      page,
      JSON.stringify(await ask({ step: 'look' })),
      app.output(),
    ].join('\n');
    for (const secret of [code, settingsKey, sessionsKey!]) expect(shown).not.toContain(secret);
  });

  test('says that another store owns the settings, and takes over when it is told to', async () => {
    const other = 'second.myshopify.com';
    await saveTitle('Second', other);
    expect(await ask({ step: 'paste', code }, other)).toMatchObject({
      kind: 'at',
      at: { state: 'ownedByAnother', owner: SHOP },
    });
    expect(await ask({ step: 'takeOver' }, other)).toMatchObject({ at: { state: 'arrived' } });
    expect((await there()).owner!.name).toBe(other);
    await saveTitle('Once more');
    expect(await ask({ step: 'push' })).toMatchObject({ at: { state: 'ownedByAnother', owner: other } });
    expect(await ask({ step: 'takeOver' })).toMatchObject({ at: { state: 'arrived' } });
  });

  test('says “saved here, not yet there” while the server does not answer, and sends it when it does', async () => {
    await talk.stop();
    await saveTitle('While it is away');
    expect(await ask({ step: 'push' })).toMatchObject({ at: { state: 'waiting', why: 'unreachable' } });
    talk = await startTalkServerDemo(folder, port);
    expect(await stateOf()).toBe('arrived');
  });

  test('follows no redirect: the key goes to the connection’s own server alone', async () => {
    await talk.stop();
    const asked: string[] = [];
    const elsewhere: Server = createServer((request, response) => {
      asked.push(String(request.headers['x-api-key']));
      response.end('{}');
    });
    await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve));
    const redirecting: Server = createServer((_request, response) => {
      const target = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}/v1/talk/settings`;
      response.writeHead(307, { location: target }).end();
    });
    await new Promise<void>((resolve) => redirecting.listen(port, '127.0.0.1', resolve));
    expect(await ask({ step: 'push' })).toMatchObject({ at: { state: 'waiting', why: 'redirected' } });
    expect(asked).toEqual([]);
    await new Promise((resolve) => redirecting.close(resolve));
    await new Promise((resolve) => elsewhere.close(resolve));
    talk = await startTalkServerDemo(folder, port);
  });

  describe('with a customer who is signed in', () => {
    const { prefix, to } = proxyConfiguration();
    /** What Shopify is given to render. */
    const answered = async (customer: string): Promise<string> => {
      const parameters = signedParameters(
        [
          ['shop', SHOP],
          ['logged_in_customer_id', customer],
          ['path_prefix', prefix],
          ['timestamp', String(Math.floor(Date.now() / 1000))],
        ],
        app.keys,
      );
      const answer = await fetch(`${app.url}${IDENTITY_PATH.replace(prefix, to)}?${parameters.toString()}`);
      expect(answer.headers.get('cache-control')).toBe('no-store');
      return answer.text();
    };
    const tokenIn = (text: string): string | undefined => /"talkToken":"([\w.-]+)"/.exec(text)?.[1];
    const subjectOf = (token: string): unknown =>
      (JSON.parse(Buffer.from(token.split('.')[1]!, 'base64url').toString()) as { sub: unknown }).sub;

    test('has the server say who that is, where the merchant wants that', async () => {
      await talk.openTo(SITE, [ORIGIN]);
      await saveTitle('Before');
      expect(await answered('7')).toBe('null');
      await saveTitle('Known', SHOP, true);
      const token = tokenIn(await answered('7'))!;
      expect(subjectOf(token)).toBe(`shopify:${SHOP}:7`);
      expect(subjectOf(tokenIn(await answered('8'))!)).toBe(`shopify:${SHOP}:8`);
      expect(await answered('')).toBe('null');
      const { trackingKey } = readConnectCode(code)!;
      const asVisitor = (identity: string) =>
        fetch(`${talk.url}/v1/talk/${trackingKey}/conversations`, {
          headers: {
            Authorization: `Bearer ${'v'.repeat(43)}`,
            Origin: ORIGIN,
            [IDENTITY_HEADER]: identity,
          },
        });
      expect((await asVisitor(token)).status).toBe(200);
      expect((await asVisitor(`${token}x`)).status).not.toBe(200);
    });

    test('says nothing to the server’s messenger while the server does not answer', async () => {
      await talk.stop();
      expect(tokenIn(await answered('7'))).toBeUndefined();
      talk = await startTalkServerDemo(folder, port);
      expect(tokenIn(await answered('7'))).toBeDefined();
    });
  });

  test('forgets the code when it is told to, and when the app is uninstalled', async () => {
    expect(await ask({ step: 'forget' })).toMatchObject({ forgotten: true, at: { state: 'noCode' } });
    expect(await ask({ step: 'paste', code })).toMatchObject({ at: { state: 'arrived' } });
    await deliverWebhook(app, 'app/uninstalled', SHOP, { myshopify_domain: SHOP });
    expect(await stateOf()).toBe('noCode');
  });
});
