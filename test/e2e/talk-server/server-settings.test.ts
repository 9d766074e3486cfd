// needs: chromium, native
// WordPress as the host of a Talk server: the plugin and the server's own process, on this machine.
import { describe, expect, test } from '@jest/globals';
import { printConnectCode, readConnectCode } from '@talk-suite/core/contract';
import type { AtServer } from '@talk-suite/core/screens';
import { anonymous, signIn } from '../site/rest-client.ts';
import { codeIsSecret } from './server-settings/code-is-secret.ts';
import { falseServers } from './server-settings/false-servers.ts';
import { ROUTE, SHOP, startHost } from './server-settings/host.ts';
import { atTheScreen } from './server-settings/screen.ts';

describe('WordPress as the host of a Talk server', () => {
  const host = startHost();
  const { site, titled, ask, state, there, tasks, runTask } = host;

  test('without a connect code nothing is sent, and the screen says what to do', async () => {
    expect(await state()).toEqual({
      state: 'noCode',
      server: `127.0.0.1:${new URL(host.talk.url).port}`,
      why: null,
      owner: '',
      field: '',
    });
    expect(await there()).toMatchObject({ revision: null, owner: null });
  });

  test('what is no code for this site is refused with the reason, and nothing is stored', async () => {
    const read = readConnectCode(host.code)!;
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
    const answer = await ask('PUT', '/code', {
      code: `  ${host.code.slice(0, 60)}\n${host.code.slice(60)}\n`,
    });
    expect(answer).toMatchObject({ status: 200, body: { server: { state: 'arrived', why: null } } });
    const { owner, revision } = await there();
    expect(owner!.name).toBe(new URL(site.stack.url).host);
    expect(revision).toMatch(/^[\da-f]{32}$/);
    expect(await host.talk.settingsScreenOf(SHOP)).toBe(
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
    const widgets = await fetch(`${host.talk.url}/-/widgets/get`, {
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
    await host.talk.stop();
    expect((await titled('While you were away')).status).toBe(200);
    expect(await state()).toMatchObject({ state: 'waiting', why: 'unreachable' });
    const first = (await tasks()) as number;
    expect(first).toBeGreaterThan(0);
    await runTask();
    await runTask();
    // Each failure waits longer.
    expect((await tasks()) as number).toBeGreaterThan(first + 120);
    await host.start();
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
    const theirs = await fetch(`${host.talk.url}/v1/talk/settings`, {
      method: 'PUT',
      headers: { 'X-Api-Key': readConnectCode(host.code)!.settingsKey, 'Content-Type': 'application/json' },
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
      expect((await editor.rest(method, ROUTE + path, { code: host.code, takeOver: true })).status).toBe(403);
      expect((await nobody(method, ROUTE + path, { code: host.code, takeOver: true })).status).toBe(401);
    }
    expect((await state()).state).toBe('arrived');
  });

  codeIsSecret(host);

  falseServers(host);

  atTheScreen(host);

  test('forgetting the code leaves nothing here, and the server keeps what it has', async () => {
    expect((await ask('PUT', '/code', { code: host.code })).body.server.state).toBe('arrived');
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
