// needs: native, wpCli
// The commands, by the real `wp` on a real site; one WordPress for all of them.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { printConnectCode } from '@talk-suite/core/contract';
import { defaultSettings } from '@talk-suite/core/settings';
import { findProgram } from '../../../scripts/machine/programs.ts';
import { WP_CLI_PROGRAM } from '../../../scripts/machine/wp-cli-packages.ts';
import { PATIENCE } from '../../patience.ts';
import { startNative, type WordPressStack } from '../../wordpress/stack.ts';
import { connectedSettings, storeSettings } from '../../wordpress/connect.ts';
import { fillOption } from '../site/full-option.ts';

interface Ended {
  code: number | null;
  out: string;
  err: string;
}

/** What a newer PHP says of WP-CLI's own code, which is of 2024. */
const OF_WP_CLI = /^Deprecated: .*\/wp-cli\/vendor\/.*\n/gm;

const ORTTO = {
  trackingKey: 'VGFsa1N1aXRlLXRyYWNraW5nLWtleQ',
  captureHost: 'https://capture-api.autopilotapp.com/',
  scriptUrl: 'https://cdn2l.ink/app.js',
};
const CONNECTION = JSON.stringify({
  ...ORTTO,
  region: 'us',
  instance: 'VGFs',
  warnings: [],
  options: {},
  track: {},
});

describe('wp talk', () => {
  let stack: WordPressStack;
  const wp = (args: readonly string[], input = ''): Promise<Ended> =>
    new Promise((resolve, reject) => {
      const child = spawn(findProgram('php')!, [
        '-d', 'display_errors=stderr', '-d', 'sendmail_path=/bin/true',
        WP_CLI_PROGRAM, `--path=${stack.folder}`, `--url=${stack.url}`, '--allow-root', '--no-color', ...args,
      ], { timeout: PATIENCE }); // prettier-ignore
      let [out, err] = ['', ''];
      child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString('utf8')));
      child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString('utf8')));
      child.once('error', reject);
      child.once('close', (code) => resolve({ code, out, err: err.replaceAll(OF_WP_CLI, '') }));
      child.stdin.end(input);
    });
  const talk = (...args: string[]): Promise<Ended> => wp(['talk', ...args]);
  const json = async (...args: string[]): Promise<Record<string, unknown>[]> =>
    JSON.parse((await talk(...args, '--format=json')).out);
  const stored = () =>
    stack.evalPhp<ReturnType<typeof connectedSettings>>(
      `return json_decode( get_option( 'talk_messenger' ) )->settings;`,
    );

  beforeAll(async () => {
    stack = await startNative({});
    await stack.createUsers();
  });
  beforeEach(() => storeSettings(stack, connectedSettings(ORTTO)));
  afterEach(() => expect(stack.phpLog()).toBe(''));
  afterAll(() => stack?.stop());

  test('status says what is on, without the whole tracking key, and exits with 1 before connecting', async () => {
    const on = await talk('status', '--format=json');
    expect(on).toMatchObject({ code: 0, err: '' });
    expect(JSON.parse(on.out)).toMatchObject({ on: true, off_because: [], captureHost: ORTTO.captureHost });
    expect(on.out).not.toContain(ORTTO.trackingKey);
    await storeSettings(stack, defaultSettings());
    const off = await talk('status');
    expect(off.code).toBe(1);
    expect(off.out).toContain('paste your tracking code');
  });

  test('server says where the settings are, and takes no code that is none', async () => {
    const alone = await talk('server', 'status');
    expect([alone.code, alone.out]).toEqual([1, '']);
    expect(alone.err).toContain('paste its tracking code');
    await storeSettings(
      stack,
      connectedSettings({
        trackingKey: 'talk-0123456789abcdef01',
        captureHost: 'http://127.0.0.1:9/',
        scriptUrl: 'http://127.0.0.1:9/app.js',
      }),
    );
    const without = await talk('server', 'status', '--format=json');
    expect(without.code).toBe(1);
    expect(JSON.parse(without.out)).toMatchObject({ state: 'noCode', server: '127.0.0.1:9' });
    const bad = await wp(['talk', 'server', 'connect', '-'], 'talk-connect-oops');
    expect([bad.code, bad.out]).toEqual([2, '']);
    expect(bad.err).toContain('talk-connect-');
    const code = printConnectCode({
      server: 'http://127.0.0.1:9/',
      trackingKey: 'talk-0123456789abcdef01',
      settingsKey: 's'.repeat(43),
      sessionsKey: null,
    });
    const down = await wp(['talk', 'server', 'connect', '-', '--format=json'], `${code}\n`);
    expect(down.code).toBe(1);
    expect(JSON.parse(down.out)).toMatchObject({ state: 'waiting', why: 'unreachable' });
    expect(down.out + down.err).not.toContain('sssss');
    expect(JSON.parse((await talk('status', '--format=json')).out)).toMatchObject({ atServer: 'waiting' });
    expect(await talk('server', 'forget')).toMatchObject({ code: 0, out: '' });
    expect(JSON.parse((await talk('server', 'status', '--format=json')).out).state).toBe('noCode');
  });

  test('connect takes what `talk connect --json` prints, and stores nothing on a dry run', async () => {
    await storeSettings(stack, defaultSettings());
    const dry = await wp(['talk', 'connect', '-', '--dry-run'], CONNECTION);
    expect([dry.code, (await stored()).connection]).toEqual([0, null]);
    expect(await wp(['talk', 'connect', '-'], CONNECTION)).toMatchObject({
      code: 0,
      err: 'Saved as revision 2.\n',
    });
    expect((await stored()).connection).toMatchObject({ ...ORTTO, options: {}, track: {}, dataRegion: null });
  });

  test('connect refuses a tracking code, text that is no JSON, and a key that is none, with 2 and a next step', async () => {
    const cases: readonly [string, RegExp][] = [
      ['<script>ap3c.init("x")</script>', /npx talk connect --json/],
      ['hello', /JSON/],
      [JSON.stringify({ ...ORTTO, trackingKey: 'a b' }), /connection\.trackingKey/],
    ];
    for (const [input, said] of cases) {
      const refused = await wp(['talk', 'connect', '-'], input);
      expect([refused.code, refused.out]).toEqual([2, '']);
      expect(refused.err).toMatch(said);
    }
    expect(await talk('connect')).toMatchObject({ code: 2 });
  });

  test('a foreign script host is saved for a person who may post unfiltered HTML, and for nobody else', async () => {
    const foreign = ['talk', 'connect', '--script-url=https://evil.example/app.js', `--tracking-key=${ORTTO.trackingKey}`, `--capture-host=${ORTTO.captureHost}`]; // prettier-ignore
    for (const user of [[], ['--user=author']]) {
      const refused = await wp([...foreign, ...user]);
      expect(refused.code).toBe(2);
      expect(refused.err).toContain('evil.example');
      expect(refused.err).toContain('--user');
    }
    expect((await stored()).connection!.scriptUrl).toBe(ORTTO.scriptUrl);
    expect((await wp([...foreign, '--user=admin'])).code).toBe(0);
    expect((await stored()).connection!.scriptUrl).toBe('https://evil.example/app.js');
  });

  test('other commands are told what every page should not have to read, and nothing of it is stored', async () => {
    /** As another command would: in WP-CLI, by WordPress’s own functions. */
    const run = (php: string) =>
      wp([`--exec=WP_CLI::add_wp_hook( 'wp_loaded', static function () { ${php} } );`, 'talk', 'status']);
    const option = () => stack.evalPhp<string>(`return get_option( 'talk_messenger' );`);
    const before = await option();
    const { err } = await run(`update_option( 'talk_messenger', str_repeat( 'x', 300000 ) );`);
    expect(err).toMatch(/Warning: .* were not changed.*at most 200000 bytes/);
    expect(await option()).toBe(before);

    await fillOption(stack);
    const full = await option();
    const meta = await run(`update_term_meta( 1, '_talk_messenger_visibility', 'hide' );`);
    expect(meta.err).toMatch(/Warning: .*for this archive was not saved.*one rule/);
    expect(await stack.evalPhp(`return get_term_meta( 1, '_talk_messenger_visibility' );`)).toEqual([]);
    expect(await option()).toBe(full);
  });

  test('disconnect asks first, and keeps everything but the connection', async () => {
    expect((await wp(['talk', 'disconnect'], 'n\n')).code).toBe(0);
    expect((await stored()).connection).not.toBeNull();
    expect((await talk('disconnect', '--yes')).code).toBe(0);
    expect(await stored()).toMatchObject({ connection: null, visibility: { default: 'show' } });
  });

  test('decide says for each address what shows and why; a foreign one is named, and the rest still answered', async () => {
    expect(await talk('rules', 'add', 'hide', '--address=/sample-page', '--name=No samples')).toMatchObject({
      code: 0,
      err: 'Saved as revision 2.\n',
    });
    const [front, sample] = await json('decide', '/', '/sample-page/');
    expect(front).toMatchObject({ address: '/', talk: 'show', by: 'default' });
    expect(sample).toMatchObject({ talk: 'hide', by: 'rule', reason: 'Rule: No samples', kind: 'page' });
    const mixed = await talk('decide', 'https://elsewhere.example/', '/', '--format=csv');
    expect(mixed.code).toBe(2);
    expect(mixed.out).toContain('/,show,default');
    expect(mixed.err).toBe('Error: https://elsewhere.example/: This address is not on this site.\n');
  });

  test('rules are added, moved, switched and removed, each whole or not at all', async () => {
    const first = (await talk('rules', 'add', 'hide', '--address=/a,/b')).out.trim();
    const second = (
      await talk('rules', 'add', 'show', '--when={"role":["editor"]}', '--position=1')
    ).out.trim();
    expect((await talk('rules', 'list', '--format=ids')).out.trim()).toBe(`${second} ${first}`);
    await talk('rules', 'move', second, '2');
    await talk('rules', 'disable', first);
    expect(await json('rules', 'list')).toEqual([
      { position: 1, id: first, effect: 'hide', enabled: 'no', name: '', when: '{"path":["/a","/b"]}' },
      { position: 2, id: second, effect: 'show', enabled: 'yes', name: '', when: '{"role":["editor"]}' },
    ]);
    expect(await talk('rules', 'remove', first, 'nope')).toMatchObject({ code: 2, err: /nope/ });
    expect(await talk('rules', 'move', first, '3')).toMatchObject({ code: 2 });
    expect(await talk('rules', 'add', 'hide', '--address=shop')).toMatchObject({
      code: 2,
      err: /visibility\.rules\.2\.when\.path\.0/,
    });
    await talk('rules', 'remove', first, '--dry-run');
    await talk('rules', 'remove', second);
    expect((await stored()).visibility.rules.map(({ id }) => id)).toEqual([first]);
  });

  test('page hides, shows and inherits; one wrong ID changes nothing', async () => {
    const setting = () => stack.evalPhp(`return get_post_meta( 2, '_talk_messenger_visibility', true );`);
    expect(await talk('page', 'hide', '1', '999999')).toMatchObject({ code: 2, err: /999999/ });
    expect(await json('page', 'hide', '2', '--dry-run')).toEqual([
      { id: 2, title: 'Sample Page', before: 'inherit', after: 'hide' },
    ]);
    expect(await setting()).toBe('');
    await talk('page', 'hide', '2');
    expect(await setting()).toBe('hide');
    expect(await json('decide', '/sample-page/')).toMatchObject([{ talk: 'hide', by: 'page' }]);
    await talk('page', 'inherit', '2');
    expect(await stack.evalPhp(`return metadata_exists( 'post', 2, '_talk_messenger_visibility' );`)).toBe(
      false,
    );
  });

  test('export and import are each other’s opposite; a file of Shopify’s is taken, a broken one is refused whole', async () => {
    const exported = (await talk('export')).out;
    const file = join(stack.folder, 'settings.json');
    writeFileSync(
      file,
      JSON.stringify({ ...JSON.parse(exported), enabled: false, shopify: { products: {} } }),
    );
    expect(await talk('import', file, '--dry-run')).toMatchObject({
      code: 0,
      err: 'Nothing was changed (dry run).\n',
    });
    expect((await talk('import', file)).code).toBe(0);
    expect((await stored()).enabled).toBe(false);
    const back = await wp(['talk', 'import', '-'], `\uFEFF${exported}`);
    expect(back.code).toBe(0);
    expect(await stored()).toEqual(JSON.parse(exported));
    // A file of the first version, which did not say who answers.
    const { connection, ...rest } = JSON.parse(exported) as ReturnType<typeof connectedSettings>;
    const { service: _, ...old } = connection!;
    const first = JSON.stringify({ ...rest, connection: old, version: 1 });
    expect(await wp(['talk', 'import', '-'], first)).toMatchObject({ code: 0, err: /as they were/ });
    for (const broken of [
      '{}',
      '[]',
      '{"version":2,"more":1}',
      JSON.stringify({ ...JSON.parse(exported), enabled: 'no' }),
    ]) {
      expect((await wp(['talk', 'import', '-'], broken)).code).toBe(2);
    }
    expect((await talk('import', '/nowhere.json')).err).toContain('/nowhere.json');
    expect(await stored()).toEqual(JSON.parse(exported));
  });

  test('site switches what only WordPress has, and says where the loader’s file is', async () => {
    const site = async (): Promise<Record<string, unknown>> =>
      JSON.parse((await talk('site', 'get', '--format=json')).out) as Record<string, unknown>;
    const OFF = { 'built-in': false, 'loader-wanted': false, 'loader-file': null, 'loader-hash': null };
    expect(await site()).toMatchObject(OFF);
    expect((await talk('site', 'set', 'built-in', 'on', '--dry-run')).code).toBe(0);
    expect((await talk('site', 'set', 'built-in', 'perhaps')).code).toBe(2);
    expect((await talk('site', 'set', 'excluded-roles', 'nobody')).code).toBe(2);
    expect(await site()).toMatchObject(OFF);
    expect((await talk('site', 'set', 'built-in', 'on')).code).toBe(0);
    const { 'loader-file': file, 'loader-hash': hash, ...on } = await site();
    expect(on).toMatchObject({ 'built-in': true, 'loader-wanted': true, 'not-writable': null });
    const content = await (await fetch(file as string)).text();
    expect(hash).toBe(`sha256-${createHash('sha256').update(content).digest('base64')}`);
    expect((await talk('site', 'set', 'built-in', 'off')).code).toBe(0);
    expect(await site()).toMatchObject(OFF);
  });

  test('csp check and doctor look at the site, purge names the caches, and help is there for each', async () => {
    expect(await json('csp', 'check', '/')).toMatchObject({ status: 'good' });
    expect((await talk('csp', 'check', 'https://elsewhere.example/')).code).toBe(1);
    const checks = await json('doctor');
    expect(checks.map(({ check }) => check)).toEqual(expect.arrayContaining(['connection', 'policy']));
    expect((await talk('purge', '--dry-run')).err).toBe('No page cache that this plugin knows is active.\n');
    for (const command of ['connect', 'rules add', 'page hide']) {
      const help = await wp(['help', 'talk', ...command.split(' ')]);
      expect([command, help.code]).toEqual([command, 0]);
      expect(help.out).toContain(`wp talk ${command}`);
    }
  });
});
