// needs: chromium, native
// WordPress as the host of a Talk server: the plugin and the server's own process, on this machine.
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Connection } from '@talk-suite/core/connection';
import { printConnectCode, readConnectCode, type PushedAnswer } from '@talk-suite/core/contract';
import type { AtServer } from '@talk-suite/core/screens';
import { format, texts } from '@talk-suite/core/texts';
import type { Browser, Page } from 'playwright-core';
import { launchChromium } from '../browser/chromium.ts';
import { PATIENCE } from '../patience.ts';
import { startTalkServerDemo, type TalkServerDemo } from '../sandbox/talk-server/demo.ts';
import { freePort } from '../wordpress/ports.ts';
import { startNative } from '../wordpress/stack.ts';
import type { RestAnswer } from './rest-client.ts';
import { anonymous, signIn } from './rest-client.ts';
import { settingsSite, type Refused, type Stored } from './settings-site.ts';

const SHOP = 'Lamps';
const ROUTE = '/talk-messenger/v1/server';

describe('WordPress as the host of a Talk server', () => {
  const site = settingsSite(() => startNative({}));
  const folder = mkdtempSync(join(tmpdir(), 'talk-host-'));
  let port: number;
  let talk: TalkServerDemo;
  let code: string;

  beforeAll(async () => {
    port = await freePort();
    talk = await startTalkServerDemo(folder, port);
    await connect(await talk.connectionOf(SHOP));
    await talk.openTo(SHOP, [site.stack.url]);
    code = await talk.connectCodeOf(SHOP);
  });
  afterAll(async () => {
    await talk?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const connect = async (connection: Connection): Promise<void> => {
    const { revision, settings } = await site.read();
    const saved = await site.save({ revision, settings: { ...settings, connection } });
    expect(saved).toMatchObject({ status: 200 });
  };
  const titled = async (title: string): Promise<RestAnswer<Stored & Refused>> => {
    const { revision, settings } = await site.read();
    const { messenger } = settings;
    return site.save({
      revision,
      settings: { ...settings, messenger: { ...messenger, style: { ...messenger.style, title } } },
    });
  };
  const ask = (method: string, path: string, body?: unknown) =>
    site.admin.rest<{ server: AtServer } & Refused>(method, ROUTE + path, body);
  const state = async (): Promise<AtServer> =>
    (await site.admin.rest<{ server: AtServer }>('GET', '/talk-messenger/v1/status')).body.server;
  /** What the server says itself, with the key of the code. */
  const there = async (): Promise<PushedAnswer> => {
    const answer = await fetch(`${talk.url}/v1/talk/settings`, {
      headers: { 'X-Api-Key': readConnectCode(code)!.settingsKey },
    });
    return (await answer.json()) as PushedAnswer;
  };
  const tasks = () =>
    site.stack.evalPhp<number | false>(`return wp_next_scheduled( 'talk_messenger_push' );`);
  const runTask = () => site.stack.runPhp(`do_action( 'talk_messenger_push' );`);

  test('without a connect code nothing is sent, and the screen says what to do', async () => {
    expect(await state()).toEqual({
      state: 'noCode',
      server: `127.0.0.1:${port}`,
      why: null,
      owner: '',
      field: '',
    });
    expect(await there()).toMatchObject({ revision: null, owner: null });
  });

  test('what is no code for this site is refused with the reason, and nothing is stored', async () => {
    const read = readConnectCode(code)!;
    for (const [text, why] of [
      ['hello', 'notACode'],
      [read.trackingKey, 'trackingCode'],
      [printConnectCode({ ...read, server: 'https://talk.example.com/' }), 'otherServer'],
      [printConnectCode({ ...read, trackingKey: 'talk-000000000000000000' }), 'otherSite'],
    ] as const) {
      const refused = await ask('PUT', '/code', { code: text });
      expect([refused.status, refused.body.data.errors![0]]).toMatchObject([
        400,
        { field: 'code', code: why },
      ]);
      expect(refused.body.data.errors![0]!.message).not.toMatch(/[{}]/);
    }
    expect((await ask('PUT', '/code', {})).status).toBe(400);
    expect((await state()).state).toBe('noCode');
  });

  test('a pasted code brings the settings to the server, in this site’s name', async () => {
    const answer = await ask('PUT', '/code', { code: `  ${code.slice(0, 60)}\n${code.slice(60)}\n` });
    expect(answer).toMatchObject({ status: 200, body: { server: { state: 'arrived', why: null } } });
    const { owner, revision } = await there();
    expect(owner!.name).toBe(new URL(site.stack.url).host);
    expect(revision).toMatch(/^[\da-f]{32}$/);
    expect(await talk.settingsScreenOf(SHOP)).toBe(
      `${site.stack.url}/wp-admin/admin.php?page=talk-messenger&tab=style`,
    );
  });

  test('a save of the messenger goes to the server, and a save of anything else sends nothing', async () => {
    const before = await there();
    expect((await titled('Ask the lamp people')).status).toBe(200);
    const after = await there();
    expect(after.revision).not.toBe(before.revision);
    expect(await state()).toMatchObject({ state: 'arrived' });
    const { revision, settings } = await site.read();
    await site.save({ revision, settings: { ...settings, enabled: false } });
    await site.save({ revision: revision + 1, settings });
    expect(await there()).toEqual(after);
    const widgets = await fetch(`${talk.url}/-/widgets/get`, {
      method: 'POST',
      headers: { Origin: site.stack.url },
      body: JSON.stringify({ h: settings.connection!.trackingKey, tk: true }),
    });
    expect(await widgets.text()).toContain('Ask the lamp people');
  });

  test('a new name of the site follows by a scheduled task', async () => {
    const before = await there();
    await site.stack.runPhp(`update_option( 'blogname', 'The Lamp House' );`);
    expect(await tasks()).not.toBe(false);
    await runTask();
    expect((await there()).revision).not.toBe(before.revision);
    expect(await tasks()).toBe(false);
  });

  test('while the server is down settings are saved here, say so, and arrive by a scheduled task', async () => {
    await talk.stop();
    expect((await titled('While you were away')).status).toBe(200);
    expect(await state()).toMatchObject({ state: 'waiting', why: 'unreachable' });
    const first = (await tasks()) as number;
    expect(first).toBeGreaterThan(0);
    await runTask();
    await runTask();
    // Each failure waits longer.
    expect((await tasks()) as number).toBeGreaterThan(first + 120);
    talk = await startTalkServerDemo(folder, port);
    const before = await there();
    await runTask();
    expect(await state()).toMatchObject({ state: 'arrived', why: null });
    expect((await there()).revision).not.toBe(before.revision);
    expect(await tasks()).toBe(false);
  });

  test('twenty saves at once leave the server with what is stored', async () => {
    await Promise.all(Array.from({ length: 20 }, (_, at) => titled(`Save ${at}`)));
    await ask('POST', '/push', {});
    expect(await state()).toMatchObject({ state: 'arrived' });
    const { revision } = await there();
    expect(await site.stack.evalPhp<string>(`return get_option( 'talk_messenger_server' )['known'];`)).toBe(
      revision,
    );
  });

  test('settings of another site are left alone until a person takes over', async () => {
    const { messenger } = (await site.read()).settings;
    const theirs = await fetch(`${talk.url}/v1/talk/settings`, {
      method: 'PUT',
      headers: { 'X-Api-Key': readConnectCode(code)!.settingsKey, 'Content-Type': 'application/json' },
      body: JSON.stringify({
        owner: { id: 'shopify-1', name: 'lamps.myshopify.com' },
        basedOn: null,
        revision: 'theirs',
        takeOver: true,
        messenger,
        host: { siteName: 'Lamps', language: 'en', zone: 'UTC' },
      }),
    });
    expect(theirs.status).toBe(200);
    expect((await titled('Mine')).status).toBe(200);
    expect(await state()).toMatchObject({ state: 'ownedByAnother', owner: 'lamps.myshopify.com' });
    expect(await tasks()).toBe(false);
    await titled('Mine again');
    await runTask();
    expect(await there()).toMatchObject({ revision: 'theirs', owner: { name: 'lamps.myshopify.com' } });
    expect((await ask('POST', '/push', { takeOver: 'yes' })).body.server.state).toBe('ownedByAnother');
    expect((await ask('POST', '/push', { takeOver: true })).body.server.state).toBe('arrived');
    expect((await there()).owner!.name).toBe(new URL(site.stack.url).host);
  });

  test('a copy at another address is another site: it overwrites nothing', async () => {
    const before = await there();
    const copied = await site.stack.evalPhp<AtServer>(
      `add_filter( 'home_url', static fn( $url ) => str_replace( '127.0.0.1', 'localhost', $url ) );
      update_option( 'blogname', 'A staging copy' );
      do_action( 'talk_messenger_push' );
      return ( new TalkMessenger\\Server\\Server_Settings( ( new TalkMessenger\\Services() )->store(), array( new TalkMessenger\\Services(), 'guards' ) ) )->state();`,
    );
    expect(copied).toMatchObject({ state: 'ownedByAnother', owner: new URL(site.stack.url).host });
    expect(await there()).toEqual(before);
    await ask('POST', '/push', {});
    expect((await state()).state).toBe('arrived');
  });

  test('nobody but those who manage the site stores a code, pushes or forgets', async () => {
    const editor = await signIn(site.stack, 'editor');
    const nobody = anonymous(site.stack);
    for (const [method, path] of [
      ['PUT', '/code'],
      ['DELETE', '/code'],
      ['POST', '/push'],
    ] as const) {
      expect((await editor.rest(method, ROUTE + path, { code, takeOver: true })).status).toBe(403);
      expect((await nobody(method, ROUTE + path, { code, takeOver: true })).status).toBe(401);
    }
    expect((await state()).state).toBe('arrived');
  });

  describe('the code is a secret', () => {
    test('it is in no table in clear, and no page loads it', async () => {
      const { settingsKey, sessionsKey } = readConnectCode(code)!;
      for (const secret of [code, code.slice(13, 60), settingsKey, sessionsKey!]) {
        const found = await site.stack.evalPhp<string[]>(
          `global $wpdb; $found = array();
          foreach ( $wpdb->get_col( 'SHOW TABLES' ) as $table ) {
            foreach ( $wpdb->get_col( "SHOW COLUMNS FROM $table", 0 ) as $column ) {
              if ( $wpdb->get_var( $wpdb->prepare( "SELECT 1 FROM $table WHERE CONVERT($column USING utf8mb4) LIKE %s LIMIT 1", '%' . $wpdb->esc_like( '${secret}' ) . '%' ) ) ) {
                $found[] = "$table.$column";
              }
            }
          }
          return $found;`,
        );
        expect(found).toEqual([]);
      }
      const loaded = await site.stack.evalPhp<string[]>(
        `return array_values( array_intersect( array( 'talk_messenger_connect_code', 'talk_messenger_server', 'talk_messenger' ), array_keys( wp_load_alloptions() ) ) );`,
      );
      expect(loaded).toEqual(['talk_messenger']);
    });

    test('it is in no answer, no export, no page and no screen', async () => {
      const secrets = [code, readConnectCode(code)!.settingsKey, readConnectCode(code)!.sessionsKey!];
      const stored = await site.stack.evalPhp<string>(`return get_option( 'talk_messenger_connect_code' );`);
      const said = [
        JSON.stringify(await ask('PUT', '/code', { code })),
        JSON.stringify(await site.read()),
        JSON.stringify((await site.admin.rest('GET', '/talk-messenger/v1/status')).body),
        JSON.stringify((await site.admin.rest('GET', '/wp/v2/settings')).body),
        (await site.admin.page('/wp-admin/admin.php?page=talk-messenger')).html,
        (await site.admin.page('/wp-admin/site-health.php?tab=debug')).html,
        (await site.admin.page('/wp-admin/options.php')).html.replaceAll(stored, ''),
        (await site.admin.page('/')).html,
        (await site.stack.measure('/')).body,
      ];
      for (const text of said) for (const secret of secrets) expect(text).not.toContain(secret);
      for (const text of said.slice(0, 6)) expect(text).not.toContain(stored);
    });

    test('what was changed in the database, or the secret keys, makes it unreadable, which is said', async () => {
      const changed = await site.stack.evalPhp<boolean[]>(
        `$stored = get_option( 'talk_messenger_connect_code' );
        $bytes  = base64_decode( $stored );
        $read   = array();
        foreach ( array( 0, 30, strlen( $bytes ) - 1 ) as $at ) {
          $other        = $bytes;
          $other[ $at ] = chr( ord( $other[ $at ] ) ^ 1 );
          update_option( 'talk_messenger_connect_code', base64_encode( $other ), false );
          $read[] = null === TalkMessenger\\Server\\Code_Vault::read();
        }
        update_option( 'talk_messenger_connect_code', $stored, false );
        $read[] = null !== TalkMessenger\\Server\\Code_Vault::read();
        add_filter( 'salt', static fn() => 'of another wp-config.php' );
        $read[] = null === TalkMessenger\\Server\\Code_Vault::read();
        return $read;`,
      );
      expect(changed).toEqual([true, true, true, true, true]);
    });
  });

  describe('a server that is none', () => {
    let trap: Server;
    let heard: IncomingMessage[] = [];
    let answer: { status: number; headers: Record<string, string>; body: string };
    let before: Stored;

    beforeAll(async () => {
      before = await site.read();
      answer = { status: 200, headers: {}, body: '' };
      trap = createServer((request, response) => {
        heard.push(request);
        response.writeHead(answer.status, answer.headers).end(answer.body);
      });
      await new Promise<void>((done) => trap.listen(0, '127.0.0.1', done));
      const server = `http://127.0.0.1:${(trap.address() as AddressInfo).port}/`;
      await connect({
        ...before.settings.connection!,
        captureHost: server,
        scriptUrl: `${server}app.js`,
      });
      expect((await state()).state).toBe('otherSite');
      const read = readConnectCode(code)!;
      await ask('PUT', '/code', { code: printConnectCode({ ...read, server }) });
    });
    beforeEach(() => {
      heard = [];
    });
    afterAll(async () => {
      await new Promise((done) => trap?.close(done));
      await connect(before.settings.connection!);
    });

    const push = async () => (await ask('POST', '/push', {})).body.server;

    test('a redirect is not followed: the key goes to nobody else', async () => {
      answer = { status: 307, headers: { Location: `${talk.url}/v1/talk/settings` }, body: '' };
      const was = await there();
      expect(await push()).toMatchObject({ state: 'waiting', why: 'redirected' });
      expect(heard.map(({ url }) => url)).toEqual(['/v1/talk/settings']);
      expect(await there()).toEqual(was);
    });

    test('a page of something else, a fault and a revoked key are told apart', async () => {
      answer = { status: 200, headers: {}, body: '<html>Welcome</html>' };
      expect(await push()).toMatchObject({ state: 'waiting', why: 'notTalkServer' });
      answer = { status: 503, headers: {}, body: '' };
      expect(await push()).toMatchObject({ state: 'waiting', why: 'down' });
      answer = { status: 403, headers: {}, body: '{"problem":"forbidden"}' };
      expect(await push()).toMatchObject({ state: 'refused', why: 'keyRefused' });
      expect(await tasks()).toBe(false);
    });

    test('an owner’s name that is markup stays text', async () => {
      const body = JSON.stringify({
        problem: 'ownedByAnother',
        owner: { name: '<img src=x onerror=alert(1)>' },
      });
      answer = { status: 409, headers: {}, body };
      expect(await push()).toMatchObject({ state: 'ownedByAnother', owner: '<img src=x onerror=alert(1)>' });
      const { html } = await site.admin.page('/wp-admin/site-health.php');
      // In WordPress's own data for its script, it is a text.
      expect(html.replaceAll(/<script[\s\S]*?<\/script>/g, '')).not.toContain('<img src=x');
    });

    test('a body without end is not read to its end', async () => {
      answer = { status: 200, headers: {}, body: 'a'.repeat(5_000_000) };
      expect(await push()).toMatchObject({ state: 'waiting', why: 'notTalkServer' });
    });

    test.each([
      ['an address of the site’s own machine, for a site on the internet', ''],
      ['a name that leads into the network', 'localhost'],
    ])('%s is not asked', async (_, name) => {
      const outcome = await site.stack.evalPhp<string>(
        `add_filter( 'home_url', static fn( $url ) => str_replace( wp_parse_url( $url, PHP_URL_HOST ), 'shop.example', $url ) );
        $code = TalkMessenger\\Server\\Code_Vault::read();
        if ( '${name}' ) {
          $code->server = str_replace( '127.0.0.1', '${name}', $code->server );
        }
        return TalkMessenger\\Server\\Server_Client::push( $code, array( 'revision' => 'x' ) )->why;`,
      );
      expect(outcome).toBe('notPublic');
      expect(heard).toEqual([]);
    });

    test('a connection that nobody with the power over scripts saved gets no code, and the screen says why', async () => {
      await site.stack.runPhp(
        `global $wpdb;
        $stored = get_option( 'talk_messenger' );
        $wpdb->update( $wpdb->options, array( 'option_value' => preg_replace( '/,"marks":\\[[^\\]]*\\]/', '', $stored ) ), array( 'option_name' => 'talk_messenger' ) );
        wp_cache_flush();`,
      );
      heard = [];
      expect(await push()).toMatchObject({ state: 'paused' });
      await runTask();
      expect(heard).toEqual([]);
    });
  });

  describe('on the screen', () => {
    let browser: Browser;
    let page: Page;
    const panel = () => page.locator('.talk-at-server');
    const said = (text: string) => panel().getByRole('status').getByText(text).waitFor();
    const press = (name: string) => panel().getByRole('button', { name, exact: true }).click();

    beforeAll(async () => {
      browser = await launchChromium();
      const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
      context.setDefaultTimeout(PATIENCE);
      await context.addCookies(await site.stack.loginCookies('admin'));
      page = await context.newPage();
      await page.goto(`${site.stack.url}/wp-admin/admin.php?page=talk-messenger`, { timeout: PATIENCE });
    });
    afterAll(() => browser?.close());

    test('names the Talk server, and neither an Ortto account nor a region', async () => {
      await page.getByText(format(texts['screens.connected'], { instance: `127.0.0.1:${port}` })).waitFor();
      const tab = page.locator('#talk-panel-connection');
      expect(await tab.locator('.talk-facts dt').allTextContents()).toEqual([
        texts['screens.fact.instance.server'],
        texts['screens.fact.scriptUrl'],
        texts['screens.fact.trackingKey'],
      ]);
      expect(await tab.getByText(texts['screens.section.connection.server']).count()).toBe(1);
      expect(await tab.locator('[data-field="connection.dataRegion"]').count()).toBe(0);
    });

    test('what is no connect code is told at once, the field keeps the focus, and nothing is sent', async () => {
      await press(texts['server.replace']);
      const asked: string[] = [];
      page.on('request', (request) => asked.push(request.url()));
      await panel().getByLabel(texts['server.code']).fill('<script>ap3c.init("a")</script>');
      await press(texts['server.code.save']);
      await panel().getByRole('alert').getByText(texts['server.error.trackingCode']).waitFor();
      expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('TEXTAREA');
      expect(asked.filter((url) => url.includes('/server/'))).toEqual([]);
    });

    test('a code is saved, said to be there, and gone from the screen; the focus is on what is said', async () => {
      await panel().getByLabel(texts['server.code']).fill(code);
      await press(texts['server.code.save']);
      await said(format(texts['server.arrived'], { server: `127.0.0.1:${port}` }));
      expect(await panel().getByLabel(texts['server.code']).count()).toBe(0);
      expect(await page.content()).not.toContain(code);
      expect(await page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('status');
    });

    test('another owner is named after a save, and taken over by a button', async () => {
      await site.stack.runPhp(
        `update_option( 'talk_messenger_server', array( 'known' => null, 'outcome' => array( 'ownedByAnother', '', 'lamps.myshopify.com' ), 'failures' => 0 ), false );`,
      );
      await page.reload();
      await said(format(texts['server.ownedByAnother'], { owner: 'lamps.myshopify.com' }));
      await press(texts['server.takeOver']);
      await said(format(texts['server.arrived'], { server: `127.0.0.1:${port}` }));
      expect((await there()).owner!.name).toBe(new URL(site.stack.url).host);
    });

    test('it is removed by a button, which is told', async () => {
      await press(texts['server.forget']);
      await said(texts['server.forgotten']);
      expect(await panel().getByLabel(texts['server.code']).isVisible()).toBe(true);
      expect((await state()).state).toBe('noCode');
    });
  });

  test('forgetting the code leaves nothing here, and the server keeps what it has', async () => {
    expect((await ask('PUT', '/code', { code })).body.server.state).toBe('arrived');
    const kept = await there();
    expect((await ask('DELETE', '/code')).body.server.state).toBe('noCode');
    const left = await site.stack.evalPhp<unknown[]>(
      `return array( get_option( 'talk_messenger_connect_code' ), get_option( 'talk_messenger_server' ), wp_next_scheduled( 'talk_messenger_push' ) );`,
    );
    expect(left).toEqual([false, false, false]);
    await titled('Nobody hears this');
    expect(await there()).toEqual(kept);
  });
});
