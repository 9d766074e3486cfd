// needs: chromium, native
// Verified sessions at Ortto (experimental): each visitor's own, nobody else's, and the account's API key nowhere to be read.
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { launchChromium } from '../../browser/chromium.ts';
import { openVisit } from '../../browser/loader-site.ts';
import { eventually } from '../../patience.ts';
import { personOf, startOrtto, type Ortto } from '../../sandbox/ortto/server.ts';
import { connectedSettings, storeSettings } from '../../wordpress/connect.ts';
import { phpString } from '../../wordpress/php-code.ts';
import { cookieHeader, startNative, type WordPressStack } from '../../wordpress/stack.ts';
import { confirmAddress } from '../site/confirm-address.ts';
import { signIn, type SignedIn } from '../site/rest-client.ts';
import { signInByForm, signOutByForm } from '../site/sign-in-form.ts';

const ASK = '/?talk-messenger-visitor';
const SCREEN = '/wp-admin/admin.php?page=talk-messenger-site';
/** At once; `npm run prove` has the full number. */
const REQUESTS = process.env['TALK_PROVE'] === '1' ? 200 : 60;
const PEOPLE = ['ada', 'ben'] as const;

interface Told {
  readonly email: string;
  readonly talkSession?: string;
}

describe('Verified sessions at Ortto', () => {
  let stack: WordPressStack;
  let ortto: Ortto;
  let admin: SignedIn;
  const cookies: Record<string, string> = {};

  const ask = (cookie: string): Promise<Response> =>
    fetch(stack.url + ASK, { method: 'POST', headers: { 'sec-fetch-site': 'same-origin', cookie } });
  const toldOf = async (who: string, further = ''): Promise<Told | null> =>
    (await (await ask(`${cookies[who]}${further}`)).json()) as Told | null;
  const choose = (verified: boolean): Promise<string> =>
    stack.runPhp(`$host = TalkMessenger\\Settings\\Host_Choices::read( (object) array( 'identity' => true, 'verifiedSessions' => ${verified} ) );
      ( new TalkMessenger\\Services() )->store()->set_host( $host );`);
  const keep = (key: string): Promise<string> =>
    stack.runPhp(`TalkMessenger\\Identity\\Api_Key::write( ${phpString(key)} );`);
  const state = (): Promise<string | null> =>
    stack.evalPhp<string | null>(`return ( new TalkMessenger\\Services() )->sessions()->state();`);
  /** How often Ortto's API was asked since the last call. */
  const asked = (): Promise<number> =>
    stack.evalPhp<number>(
      `$asked = (int) get_option( 'talk_test_api_asked', 0 ); delete_option( 'talk_test_api_asked' ); return $asked;`,
    );
  const plays = (php: string): Promise<string> =>
    stack.runPhp(
      `update_option( 'talk_test_api', ${php} ); TalkMessenger\\Identity\\Session_Outcome::forget();`,
    );
  /** Sets a password through the link that WordPress mails, and signs in with it. */
  const confirm = async (who: string): Promise<void> => {
    await confirmAddress(stack, who);
    cookies[who] = cookieHeader(await stack.loginCookies(who));
  };

  beforeAll(async () => {
    [stack, ortto] = await Promise.all([
      startNative({
        pageCache: true,
        muPlugins: ['ortto-api.php', '../site/switches.php'].map((file) => join(import.meta.dirname, file)),
      }),
      startOrtto({}),
    ]);
    await stack.createUsers();
    await stack.runPhp(`update_option( 'talk_test_ortto', '${ortto.url}' );
      foreach ( array( 'ada', 'ben', 'cleo' ) as $name ) {
        wp_insert_user( array( 'user_login' => $name, 'user_pass' => 'password', 'user_email' => "$name@example.test", 'role' => 'subscriber' ) );
      }`);
    const settings = connectedSettings(ortto);
    await storeSettings(stack, {
      ...settings,
      connection: { ...settings.connection!, dataRegion: 'eu' },
    });
    admin = await signIn(stack, 'admin');
    await choose(true);
    for (const who of PEOPLE) await confirm(who);
    for (const who of ['cleo', 'editor']) cookies[who] = cookieHeader(await stack.loginCookies(who));
    await keep(ortto.apiKey);
  });
  beforeEach(async () => {
    await choose(true);
    await plays(`''`);
    await asked();
  });
  afterEach(() => expect(stack.phpLog()).toBe(''));
  afterAll(async () => {
    await Promise.all([stack?.stop(), ortto?.stop()]);
  });

  test('are not asked for while the owner has not switched them on', async () => {
    await choose(false);
    expect(await toldOf('ada')).toEqual({ email: 'ada@example.test' });
    expect([await asked(), await state()]).toEqual([0, null]);
  });

  test('are each visitor’s own, and new each time; guests and staff have none', async () => {
    const first = (await toldOf('ada'))!;
    expect(first).toEqual({ email: 'ada@example.test', talkSession: expect.any(String) });
    expect(personOf(first.talkSession!)).toBe('ada@example.test');
    expect(personOf((await toldOf('ben'))!.talkSession!)).toBe('ben@example.test');
    expect((await toldOf('ada'))!.talkSession).not.toBe(first.talkSession);
    expect(await state()).toBe('given');
    await asked();
    expect([await (await ask('')).json(), await toldOf('editor'), await asked()]).toEqual([null, null, 0]);
  });

  test('are only for an address that was confirmed by a mailed link, and end with another address', async () => {
    expect(await toldOf('cleo')).toEqual({ email: 'cleo@example.test' });
    // What a shop's form or another plugin does without a mail confirms nothing.
    await stack.runPhp(
      `$_POST['rp_key'] = 'guessed'; reset_password( get_user_by( 'login', 'cleo' ), 'password' );`,
    );
    cookies['cleo'] = cookieHeader(await stack.loginCookies('cleo'));
    expect(await toldOf('cleo')).toEqual({ email: 'cleo@example.test' });
    await confirm('cleo');
    expect(personOf((await toldOf('cleo'))!.talkSession!)).toBe('cleo@example.test');
    await stack.runPhp(
      `wp_update_user( array( 'ID' => get_user_by( 'login', 'cleo' )->ID, 'user_email' => 'victim@example.test' ) );`,
    );
    await asked();
    expect(await toldOf('cleo')).toEqual({ email: 'victim@example.test' });
    expect(await asked()).toBe(0);
  });

  test(`reach nobody else, in HTML or in an answer, at ${REQUESTS} requests at once behind a shared cache`, async () => {
    await stack.runPhp(
      `file_put_contents( WPMU_PLUGIN_DIR . '/no-limit.php', "<?php foreach ( range( 1, 20 ) as \\$id ) { add_filter( \\"pre_transient_talk_messenger_asked_\\$id\\", '__return_zero' ); }" );`,
    );
    await fetch(`${stack.url}/hello-world/`);
    const answers = await Promise.all(
      Array.from({ length: REQUESTS }, async (_, n) => {
        const who = [...PEOPLE, ''][n % 3]!;
        const cookie = who === '' ? '' : `${cookies[who]}; talk_messenger_in=1`;
        const page = n % 2 === 1;
        const answer = page
          ? await fetch(`${stack.url}/hello-world/`, { headers: { cookie } })
          : await ask(cookie);
        return { who, page, text: await answer.text(), cache: answer.headers.get('x-cache') };
      }),
    );
    const given = new Set<string>();
    for (const { who, page, text, cache } of answers) {
      if (page) expect(text).not.toMatch(/session\.|@example\.test/);
      else if (who === '') expect(text).toBe('null');
      else {
        const { email, talkSession } = JSON.parse(text) as Told;
        expect([email, personOf(talkSession!)]).toEqual([`${who}@example.test`, `${who}@example.test`]);
        given.add(talkSession!);
      }
      if (!page) expect(cache).not.toBe('HIT');
    }
    // None was kept for another request, be it the same visitor's.
    expect(given.size).toBe(answers.filter(({ page, who }) => !page && who !== '').length);
    expect(answers.some(({ page, who, cache }) => page && who === '' && cache === 'HIT')).toBe(true);
    await stack.runPhp(`unlink( WPMU_PLUGIN_DIR . '/no-limit.php' );`);
  });

  test.each([
    ['does not answer', `'away'`, 'unreachable'],
    ['is out of order', `array( 'status' => 500, 'body' => '' )`, 'unreachable'],
    ['limits requests', `array( 'status' => 429, 'body' => '{"try-in-seconds":5}' )`, 'unreachable'],
    ['refuses the key', `array( 'status' => 401, 'body' => '' )`, 'refused'],
    ['redirects', `array( 'status' => 302, 'body' => '' )`, 'unreachable'],
    ['answers with a page', `array( 'status' => 200, 'body' => '<html>' )`, 'otherShape'],
    [
      'names the token otherwise',
      `array( 'status' => 200, 'body' => '{"t":"abcdefghijklmnopq"}' )`,
      'otherShape',
    ],
    ['gives an object', `array( 'status' => 200, 'body' => '{"token":{"id":1}}' )`, 'otherShape'],
    ['gives markup', `array( 'status' => 200, 'body' => '{"token":"<b>abcdefghijklmnopq"}' )`, 'otherShape'],
  ])(
    'leave the visitor unverified where Ortto’s API %s, and it is left alone for a minute',
    async (_, php, found) => {
      await plays(php);
      for (const who of [...PEOPLE, ...PEOPLE])
        expect(await toldOf(who)).toEqual({ email: `${who}@example.test` });
      expect([await asked(), await state()]).toEqual([1, found]);
      const health = await stack.evalPhp<{ status: string; label: string }>(
        `$checks = ( new TalkMessenger\\Services() )->checks(); return $checks->present( $checks->named( 'verified' ) );`,
      );
      expect(health.status).toBe('recommended');
      const screen = (await admin.page(SCREEN)).html;
      expect(screen).toContain(health.label);
    },
  );

  test('are asked for again a minute later', async () => {
    await plays(`'away'`);
    await toldOf('ada');
    await stack.runPhp(`update_option( 'talk_test_api', '' );
      update_option( 'talk_messenger_sessions', array( 'at' => time() - 61 ) + get_option( 'talk_messenger_sessions' ) );`);
    expect((await toldOf('ada'))!.talkSession).toBeDefined();
  });

  test('are not asked for without a key, a region, or on a copy where Talk is off', async () => {
    await stack.runPhp(`TalkMessenger\\Identity\\Api_Key::forget();`);
    expect([await toldOf('ada'), await state()]).toEqual([{ email: 'ada@example.test' }, 'noKey']);
    await keep(ortto.apiKey);
    expect(await toldOf('ada', '; talk_test_environment=staging')).toEqual({ email: 'ada@example.test' });
    await storeSettings(stack, connectedSettings(ortto));
    await choose(true);
    expect([await toldOf('ada'), await state()]).toEqual([{ email: 'ada@example.test' }, 'noRegion']);
    const settings = connectedSettings(ortto);
    await storeSettings(stack, { ...settings, connection: { ...settings.connection!, dataRegion: 'eu' } });
    expect(await asked()).toBe(0);
  });

  test('reach Ortto’s script in the browser of whom they are of, and of the next person theirs', async () => {
    const browser = await launchChromium();
    try {
      const context = await browser.newContext();
      const { page, reaches } = await openVisit(context, `${stack.url}/hello-world/`);
      const seen = (): string[] => [
        ...new Set(
          ortto
            .requests()
            .map(({ body }) => body?.['tt'])
            .filter((tt): tt is string => typeof tt === 'string' && tt !== '')
            .map(personOf),
        ),
      ];
      await reaches('ready');
      expect(seen()).toEqual([]);
      for (const who of PEOPLE) {
        await signInByForm(page, stack.url, who);
        ortto.reset();
        await page.goto(`${stack.url}/hello-world/`);
        await reaches('ready');
        await eventually(() => seen().length, 1);
        expect(seen()).toEqual([`${who}@example.test`]);
        expect(await page.content()).not.toContain('session.');
        expect(
          await page.evaluate('JSON.stringify({ ...localStorage, ...sessionStorage }) + document.cookie'),
        ).not.toContain('session.');
        await signOutByForm(page, stack.url);
        ortto.reset();
        await page.goto(`${stack.url}/hello-world/`);
        await reaches('ready');
        await page.waitForFunction('!document.cookie.includes("talk_messenger_out")');
        expect(seen()).toEqual([]);
      }
    } finally {
      await browser.close();
    }
  });
});
