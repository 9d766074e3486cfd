// needs: chromium, native
// Who is signed in reaches Ortto, and nobody else: on a real WordPress behind a shared page cache.
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { launchChromium } from '../../browser/chromium.ts';
import { openVisit } from '../../browser/loader-site.ts';
import { eventually } from '../../patience.ts';
import { startOrtto, type Ortto } from '../../sandbox/ortto/server.ts';
import { connectedSettings, storeSettings } from '../../wordpress/connect.ts';
import { cookieHeader, startNative, type WordPressStack } from '../../wordpress/stack.ts';
import { signInByForm, signOutByForm } from '../site/sign-in-form.ts';

const ASK = '/?talk-messenger-visitor';
/** At once; `npm run prove` has the full number. */
const REQUESTS = process.env['TALK_PROVE'] === '1' ? 200 : 60;
const MARK = 'talk_messenger_in=1';

describe('signed-in visitors', () => {
  let stack: WordPressStack;
  let ortto: Ortto;
  const cookies: Record<string, string> = {};
  const choose = (code: string): Promise<string> =>
    stack.runPhp(`$host = TalkMessenger\\Settings\\Host_Choices::read( (object) array( 'identity' => true, ${code} ) );
      ( new TalkMessenger\\Services() )->store()->set_host( $host );`);
  const ask = (
    cookie: string,
    headers: Record<string, string> = { 'sec-fetch-site': 'same-origin' },
    method = 'POST',
  ): Promise<Response> => fetch(stack.url + ASK, { method, headers: { cookie, ...headers } });
  const calm = (): Promise<string> =>
    stack.runPhp(
      `foreach ( array( 1, 2, 3, 4, 5, 6, 7, 8, 9 ) as $id ) { delete_transient( "talk_messenger_asked_$id" ); }`,
    );

  beforeAll(async () => {
    [stack, ortto] = await Promise.all([startNative({ pageCache: true }), startOrtto({})]);
    await stack.createUsers();
    await stack.runPhp(`foreach ( array( 'ada', 'ben' ) as $name ) {
      $id = wp_insert_user( array( 'user_login' => $name, 'user_pass' => 'password', 'user_email' => "$name@example.test", 'role' => 'subscriber' ) );
      update_user_meta( $id, 'billing_first_name', ucfirst( $name ) );
    }`);
    for (const name of ['ada', 'ben', 'editor', 'admin'])
      cookies[name] = cookieHeader(await stack.loginCookies(name));
    await storeSettings(stack, connectedSettings(ortto));
  });
  afterEach(() => expect(stack.phpLog()).toBe(''));
  afterAll(async () => {
    await Promise.all([stack?.stop(), ortto?.stop()]);
  });

  test('are told of to nobody while the owner has not switched it on', async () => {
    const page = await (await fetch(`${stack.url}/?off`)).text();
    expect(page).not.toContain('data-identity');
    expect((await ask(cookies['ada']!)).headers.get('content-type')).toContain('text/html');
  });

  test('are answered with their own data, private and without a CORS header; guests and staff with nobody', async () => {
    await choose('');
    const answer = await ask(cookies['ada']!, {
      'sec-fetch-site': 'same-origin',
      origin: 'https://evil.example',
    });
    expect(await answer.json()).toEqual({ email: 'ada@example.test' });
    expect(answer.headers.get('cache-control')).toBe('private, no-store');
    expect([...answer.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
    for (const cookie of [
      '',
      cookies['editor']!,
      cookies['admin']!,
      cookies['ada']!.replaceAll(/[0-9a-f]{64}/g, '0'.repeat(64)),
    ])
      expect(await (await ask(cookie)).json()).toBeNull();
    await choose(`'names' => true, 'externalId' => true, 'excludedRoles' => array( 'subscriber' )`);
    expect(await (await ask(cookies['ada']!)).json()).toBeNull();
    await choose(`'names' => true, 'externalId' => true`);
    expect(await (await ask(cookies['ada']!)).json()).toEqual({
      email: 'ada@example.test',
      first: 'Ada',
      ei: expect.stringMatching(/^\d+$/),
    });
    await choose('');
  });

  test('cannot be asked about by another site, by a link, or by a page that says nothing of itself', async () => {
    await choose('');
    for (const headers of [
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { 'sec-fetch-site': 'none' },
      { origin: 'https://evil.example' },
      { origin: 'null' },
      {},
    ] as Record<string, string>[]) {
      const answer = await ask(cookies['ada']!, headers);
      expect([JSON.stringify(headers), answer.status, await answer.text()]).toEqual([
        JSON.stringify(headers),
        403,
        'null',
      ]);
    }
    // Older browsers send no Sec-Fetch-Site; a POST has an Origin.
    expect(await (await ask(cookies['ada']!, { origin: stack.url })).json()).toEqual({
      email: 'ada@example.test',
    });
    expect((await ask(cookies['ada']!, undefined, 'GET')).status).toBe(405);
    expect((await ask(cookies['ada']!, undefined, 'DELETE')).status).toBe(405);
  });

  test('are limited: a storm of requests ends in 429, for this visitor alone', async () => {
    await choose('');
    // Fifty of this minute's sixty are over: all of them may take longer than a minute.
    await stack.runPhp(
      `$id = get_user_by( 'login', 'ada' )->ID;
      set_transient( "talk_messenger_asked_$id", array( 'since' => time(), 'count' => 50 ), MINUTE_IN_SECONDS );`,
    );
    const codes: number[] = [];
    for (let n = 0; n < 11; n++) codes.push((await ask(cookies['ada']!)).status);
    expect(codes).toEqual([...Array<number>(10).fill(200), 429]);
    expect((await ask(cookies['ben']!)).status).toBe(200);
    await calm();
  });

  test('are not locked out by a clock that was ahead while they were counted', async () => {
    await choose('');
    await stack.runPhp(
      `$id = get_user_by( 'login', 'ada' )->ID;
      set_transient( "talk_messenger_asked_$id", array( 'since' => time() + DAY_IN_SECONDS, 'count' => 60 ), 2 * DAY_IN_SECONDS );`,
    );
    expect((await ask(cookies['ada']!)).status).toBe(200);
    await calm();
  });

  test(`never receive another’s data, in HTML or in an answer, at ${REQUESTS} requests at once behind a shared cache`, async () => {
    await choose('');
    // The limit is another test's; here everybody asks at once.
    await stack.runPhp(
      `file_put_contents( WPMU_PLUGIN_DIR . '/no-limit.php', "<?php foreach ( range( 1, 20 ) as \\$id ) { add_filter( \\"pre_transient_talk_messenger_asked_\\$id\\", '__return_zero' ); }" );`,
    );
    await fetch(`${stack.url}/hello-world/`);
    const people = ['ada', 'ben', ''] as const;
    const visits = Array.from({ length: REQUESTS }, (_, n) => {
      const who = people[n % 3]!;
      const cookie = who === '' ? '' : `${cookies[who]}; ${MARK}`;
      // Every other one is a page, half of those the same one for all.
      return n % 2 === 0
        ? ask(cookie).then(async (answer) => ({
            who,
            status: answer.status,
            text: await answer.text(),
            cache: answer.headers.get('x-cache'),
          }))
        : fetch(`${stack.url}/hello-world/`, { headers: { cookie } }).then(async (answer) => ({
            who: null,
            as: who,
            status: answer.status,
            text: await answer.text(),
            cache: answer.headers.get('x-cache'),
          }));
    });
    const answers = await Promise.all(visits);
    expect(answers.filter(({ status }) => status !== 200)).toEqual([]);
    for (const { who, text } of answers) {
      if (who === null) expect(text).not.toMatch(/(ada|ben)@example\.test/);
      else expect(text).toBe(who === '' ? 'null' : `{"email":"${who}@example.test"}`);
    }
    // The cache did its part for guests' pages, and never for an answer.
    const guests = answers.filter((one) => 'as' in one && one.as === '');
    expect(guests.some(({ cache }) => cache === 'HIT')).toBe(true);
    expect(answers.filter(({ who, cache }) => who !== null && cache === 'HIT')).toEqual([]);
    const tags = new Set(guests.map(({ text }) => /<script[^>]*talk-messenger-js[^>]*>/.exec(text)?.[0]));
    expect(tags.size).toBe(1);
    await stack.runPhp(`unlink( WPMU_PLUGIN_DIR . '/no-limit.php' );`);
  });

  test('reach Ortto through track after they sign in, and are forgotten when they sign out; guests cost no request', async () => {
    await calm();
    await choose('');
    const browser = await launchChromium();
    try {
      const context = await browser.newContext();
      const guest = await openVisit(context, `${stack.url}/hello-world/`);
      const asked: string[] = [];
      guest.page.on(
        'request',
        (request) => request.url().includes('talk-messenger-visitor') && asked.push(request.method()),
      );
      await guest.page.reload();
      await guest.reaches('ready');
      expect(asked).toEqual([]);
      const { page } = guest;
      await signInByForm(page, stack.url, 'ada');
      expect((await context.cookies()).find(({ name }) => name === 'talk_messenger_in')?.value).toBe('1');
      ortto.reset();
      await page.goto(`${stack.url}/hello-world/`);
      await guest.reaches('ready');
      const told = (): string => JSON.stringify(ortto.requests());
      await eventually(() => told().includes('ada@example.test'), true);
      expect(asked).toEqual(['POST']);
      expect(await page.content()).not.toContain('ada@example.test');
      await signOutByForm(page, stack.url);
      const names = (await context.cookies()).map(({ name }) => name);
      expect(names).not.toContain('talk_messenger_in');
      expect(names.filter((name) => name.startsWith('ap3'))).toEqual([]);
      ortto.reset();
      await page.goto(`${stack.url}/hello-world/`);
      await guest.reaches('ready');
      expect(asked).toEqual(['POST']);
      expect(told()).not.toContain('ada@example.test');
    } finally {
      await browser.close();
    }
  });
});
