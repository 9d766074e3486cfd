// needs: chromium, native
// Who is signed in reaches the site's own Talk server by a token that it made, and nobody else.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { defaultSettings, type Settings } from '@talk-suite/core/settings';
import { launchChromium } from '../../browser/chromium.ts';
import { openVisit } from '../../browser/loader-site.ts';
import { startTalkServerDemo, type TalkServerDemo } from '../../sandbox/talk-server/demo.ts';
import { storeSettings } from '../../wordpress/connect.ts';
import { phpString } from '../../wordpress/php-code.ts';
import { freePort } from '../../ports.ts';
import { cookieHeader, startNative, type WordPressStack } from '../../wordpress/stack.ts';
import { signInByForm, signOutByForm } from '../site/sign-in-form.ts';

const SHOP = 'Lamps';
const ASK = '/?talk-messenger-visitor';

interface Told {
  readonly email: string;
  readonly talkToken?: string;
}

describe('Customers of a site with a Talk server', () => {
  const folder = mkdtempSync(join(tmpdir(), 'talk-identity-'));
  const cookies: Record<string, string> = {};
  let stack: WordPressStack;
  let talk: TalkServerDemo;
  let settings: Settings;
  let code: string;

  const ask = async (who: string): Promise<Told | null> => {
    const answer = await fetch(stack.url + ASK, {
      method: 'POST',
      headers: { 'sec-fetch-site': 'same-origin', cookie: cookies[who] ?? '' },
    });
    expect(answer.headers.get('cache-control')).toBe('private, no-store');
    return (await answer.json()) as Told | null;
  };
  const claims = (token: string): Record<string, unknown> =>
    JSON.parse(Buffer.from(token.split('.')[1]!, 'base64url').toString()) as Record<string, unknown>;
  /** What a browser does with its own secret, and the token of who is signed in. */
  const atServer = (method: string, path: string, secret: string, identity: string, body?: unknown) =>
    fetch(`${talk.url}/v1/talk/${settings.connection!.trackingKey}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${secret.repeat(43)}`,
        origin: stack.url,
        'talk-identity': identity,
        'content-type': 'application/json',
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });

  beforeAll(async () => {
    stack = await startNative({ pageCache: true, constants: { WP_ENVIRONMENT_TYPE: 'local' } });
    talk = await startTalkServerDemo(folder, await freePort());
    const base = defaultSettings();
    settings = {
      ...base,
      installation: { source: 'own', nonProduction: true },
      messenger: { ...base.messenger, mode: 'on' },
      connection: await talk.connectionOf(SHOP),
    };
    await talk.openTo(SHOP, [stack.url]);
    code = await talk.connectCodeOf(SHOP);
    await stack.createUsers();
    await stack.runPhp(`foreach ( array( 'ada', 'ben' ) as $name ) {
      wp_insert_user( array( 'user_login' => $name, 'user_pass' => 'password', 'user_email' => "$name@example.test", 'first_name' => ucfirst( $name ), 'role' => 'subscriber' ) );
    }`);
    for (const name of ['ada', 'ben', 'editor']) cookies[name] = cookieHeader(await stack.loginCookies(name));
    await storeSettings(stack, settings);
    await stack.runPhp(
      `$host = TalkMessenger\\Settings\\Host_Choices::read( (object) array( 'identity' => true, 'names' => true ) );
      ( new TalkMessenger\\Services() )->store()->set_host( $host );
      do_action( 'talk_messenger_settings_saved', new stdClass(), new stdClass() );`,
    );
  });
  afterEach(() => expect(stack.phpLog()).toBe(''));
  afterAll(async () => {
    await Promise.all([stack?.stop(), talk?.stop()]);
    rmSync(folder, { recursive: true, force: true });
  });

  test('have no token while the site has no connect code', async () => {
    expect(await ask('ada')).toEqual({ email: 'ada@example.test', first: 'Ada' });
  });

  test('get a token of their own, by their ID and not by an address that they typed', async () => {
    await stack.runPhp(`TalkMessenger\\Server\\Code_Vault::write( ${phpString(code)} );`);
    const [ada, ben] = [await ask('ada'), await ask('ben')];
    const [adas, bens] = [claims(ada!.talkToken!), claims(ben!.talkToken!)];
    expect(adas).toMatchObject({ aud: settings.connection!.trackingKey, firstName: 'Ada' });
    expect(adas['sub']).toMatch(/^wordpress-[\da-f]{32}:\d+$/);
    expect(adas).not.toHaveProperty('email');
    expect(bens['sub']).not.toBe(adas['sub']);
    expect(claims((await ask('ada'))!.talkToken!)['sub']).toBe(adas['sub']);
    expect([await ask(''), await ask('editor')]).toEqual([null, null]);
  });

  test('have the same conversation on another device, and nobody else has it', async () => {
    const token = async (who: string): Promise<string> => (await ask(who))!.talkToken!;
    const ofAda = await token('ada');
    const started = await atServer('PUT', `/conversations/${'k'.repeat(21)}A`, 'a', ofAda, {
      details: { email: 'ada@example.test' },
      message: { text: 'From my phone' },
    });
    expect(started.ok).toBe(true);
    const seen = async (who: string): Promise<number> => {
      const answer = await atServer('GET', '/conversations', 'b', await token(who));
      return ((await answer.json()) as { conversations: unknown[] }).conversations.length;
    };
    expect([await seen('ada'), await seen('ben')]).toEqual([1, 0]);
  });

  test('are served by the site without a token where the server does not answer', async () => {
    await stack.runPhp(
      `file_put_contents( WPMU_PLUGIN_DIR . '/away.php', '<?php add_filter( "pre_http_request", static fn( $no, $args, $url ) => str_contains( $url, "/v1/talk/session" ) ? new WP_Error( "down" ) : $no, 10, 3 );' );`,
    );
    expect(await ask('ada')).toEqual({ email: 'ada@example.test', first: 'Ada' });
    await stack.runPhp(`unlink( WPMU_PLUGIN_DIR . '/away.php' );`);
  });

  test('prove themselves when they write; a sign-out takes along what the browser keeps', async () => {
    const browser = await launchChromium();
    try {
      const context = await browser.newContext();
      const { page } = await openVisit(context, `${stack.url}/wp-login.php`);
      await signInByForm(page, stack.url, 'ada');
      const answer = page.waitForResponse((response) => response.url().includes(ASK));
      await page.goto(`${stack.url}/hello-world/`);
      const { talkToken } = (await (await answer).json()) as Told;
      const told = page.waitForRequest(
        (request) => request.url().startsWith(talk.url) && 'talk-identity' in request.headers(),
      );
      await page.locator('talk-suite-messenger button').first().click();
      await page.getByRole('button', { name: 'Send us a message' }).click();
      await page.locator('#draft').fill('It is me');
      await page.locator('#draft').press('Enter');
      expect((await told).headers()['talk-identity']).toBe(talkToken);
      expect(await page.content()).not.toContain(talkToken!);
      expect(await page.evaluate('JSON.stringify({ ...localStorage, ...sessionStorage })')).not.toContain(
        talkToken!,
      );
      const place = `talksuite:${settings.connection!.trackingKey}`;
      await page.evaluate(`localStorage.setItem('${place}', '{"session":"adas"}')`);
      await signOutByForm(page, stack.url);
      await page.goto(`${stack.url}/hello-world/`);
      await page.waitForFunction(() => window.talkSuite?.state === 'front');
      await page.waitForFunction('!document.cookie.includes("talk_messenger_out")');
      expect(await page.evaluate(`localStorage.getItem('${place}')`)).toBeNull();
    } finally {
      await browser.close();
    }
  });
});
