import type { IncomingMessage } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { printConnectCode, readConnectCode } from '@talk-suite/core/contract';
import { listen, type Listening } from '../../../browser/listening.ts';
import type { Stored } from '../../site/settings-site.ts';
import type { Host } from './host.ts';

/** What answers is no Talk server, or not the site's own. */
export const falseServers = (host: Host): void => {
  const { site, connect, ask, state, there, tasks, runTask } = host;
  describe('a server that is none', () => {
    let trap: Listening;
    let heard: IncomingMessage[] = [];
    let answer: { status: number; headers: Record<string, string>; body: string };
    let before: Stored;

    beforeAll(async () => {
      before = await site.read();
      answer = { status: 200, headers: {}, body: '' };
      trap = await listen((request, response) => {
        heard.push(request);
        response.writeHead(answer.status, answer.headers).end(answer.body);
      }, {});
      const server = `http://127.0.0.1:${trap.port}/`;
      await connect({
        ...before.settings.connection!,
        captureHost: server,
        scriptUrl: `${server}app.js`,
      });
      expect((await state()).state).toBe('otherSite');
      const read = readConnectCode(host.code)!;
      await ask('PUT', '/code', { code: printConnectCode({ ...read, server }) });
    });
    beforeEach(() => {
      heard = [];
    });
    afterAll(async () => {
      await trap?.stop();
      await connect(before.settings.connection!);
    });

    const push = async () => (await ask('POST', '/push', {})).body.server;

    test('a redirect is not followed: the key goes to nobody else', async () => {
      answer = { status: 307, headers: { Location: `${host.talk.url}/v1/talk/settings` }, body: '' };
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
};
