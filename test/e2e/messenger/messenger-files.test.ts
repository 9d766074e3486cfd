// needs: chromium, native
// The messenger's files on a real site: what a page carries, and what the messenger takes from where.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { defaultSettings, type Settings } from '@talk-suite/core/settings';
import type { Browser } from 'playwright-core';
import { launchChromium } from '../../browser/chromium.ts';
import { PATIENCE } from '../../patience.ts';
import { connectedSettings } from '../../wordpress/connect.ts';
import { startNative, type WordPressStack } from '../../wordpress/stack.ts';
import { embedTags } from '../site/embed-tag.ts';
import { settingsSite } from '../site/settings-site.ts';

const FOLDER = 'wp-content/uploads/talk-messenger-for-ortto';

const ON: Settings = connectedSettings(
  {
    trackingKey: 'Zm9vYmFyYmF6cXV4YWNtZQ',
    captureHost: 'https://capture-api.autopilotapp.com/',
    scriptUrl: 'https://cdn2l.ink/app.js',
  },
  { messenger: { ...defaultSettings().messenger, mode: 'on' } },
);
const withTitle = (title: string, of: Settings = ON): Settings => ({
  ...of,
  messenger: { ...of.messenger, style: { ...of.messenger.style, title } },
});
/** More than a tag could carry. */
const LARGE: Settings = {
  ...ON,
  messenger: {
    ...ON.messenger,
    content: {
      ...ON.messenger.content,
      widgets: Array.from({ length: 10 }, (_, group) => ({
        kind: 'links' as const,
        title: `Group ${group}`,
        links: Array.from({ length: 10 }, (_each, at) => ({
          label: `Everything about lamps, part ${group}.${at}`,
          url: `https://lamps.example/help/${group}/${at}`,
          icon: 'link' as const,
          target: 'same' as const,
        })),
      })),
    },
  },
};

describe('the messenger’s files', () => {
  const site = settingsSite(() =>
    startNative({
      muPlugins: [join(import.meta.dirname, '../../sandbox/wordpress-plugins/languages.php')],
    }),
  );
  const stack = (): WordPressStack => site.stack;
  const save = async (settings: Settings): Promise<void> => {
    const { revision } = await site.read();
    expect(await site.save({ revision, settings })).toMatchObject({ status: 200 });
  };
  const tagOf = async (path = '/') => {
    const { body } = await stack().measure(path);
    const [tag, ...others] = embedTags(body);
    expect(others).toEqual([]);
    return {
      ...tag!.attributes,
      html: /<script[^>]*talk-messenger-js[^>]*>\s*<\/script>/.exec(body)![0],
    } as Record<string, string>;
  };
  const folder = (): string => join(stack().folder, FOLDER);
  const files = (): string[] => (existsSync(folder()) ? readdirSync(folder()).toSorted() : []);
  const state = (): Promise<string> =>
    stack().evalPhp<string>(`return ( new TalkMessenger\\Services() )->page_files()->state();`);

  beforeEach(() => save(ON));

  test('a page names one small file of settings; loader, launcher and the rest lie next to it', async () => {
    const tag = await tagOf();
    expect(tag['src']).toMatch(new RegExp(`^${stack().url}/${FOLDER}/loader-messenger-[a-z0-9]{20}\\.js$`));
    expect(tag['data-messenger']).toMatch(/^[a-z0-9]{20}$/);
    const module = readFileSync(join(folder(), `messenger-${tag['data-messenger']}.js`), 'utf8');
    expect(createHash('sha256').update(module).digest('hex').slice(0, 20)).toBe(tag['data-messenger']);
    expect(module).toMatch(/^export default \{"format":1,[\n -~]*\};\n$/);
    expect(files().map((name) => name.replace(/-[a-z0-9]{16,}\.js$/, ''))).toEqual(
      expect.arrayContaining(['front', 'hand-over', 'launcher', 'loader-messenger', 'messenger', 'words-en']),
    );
    expect(files().some((name) => name.startsWith('preview'))).toBe(false);
    const served = await fetch(tag['src']!);
    expect([served.status, served.headers.get('content-type')]).toEqual([
      200,
      expect.stringContaining('javascript'),
    ]);
  });

  test('the tag is at most 450 bytes without the addresses, however much the owner wrote', async () => {
    await save(LARGE);
    const { html, src } = await tagOf();
    expect(Buffer.byteLength(html!.replace(src!, ''))).toBeLessThanOrEqual(450);
    expect(await state()).toBe('file');
    const { 'data-messenger': hash } = await tagOf();
    expect(statSync(join(folder(), `messenger-${hash}.js`)).size).toBeGreaterThan(4096);
  });

  test('what the site is called and its time zone are in the file, by a scheduled task', async () => {
    const before = (await tagOf())['data-messenger'];
    await stack().runPhp(`update_option( 'blogname', 'The Lamp House' );`);
    // Until then, the page carries the right settings itself.
    expect(JSON.parse((await tagOf())['data-messenger']!)).toMatchObject({ siteName: 'The Lamp House' });
    await stack().runPhp(`do_action( 'talk_messenger_files' );`);
    const { 'data-messenger': hash } = await tagOf();
    expect(hash).toMatch(/^[a-z0-9]{20}$/);
    expect(hash).not.toBe(before);
    expect(readFileSync(join(folder(), `messenger-${hash}.js`), 'utf8')).toContain('The Lamp House');
  });

  test('a page in another language names the same file, and says its language by itself', async () => {
    await stack().runPhp(
      `$parent = wp_insert_post( array( 'post_type' => 'page', 'post_status' => 'publish', 'post_title' => 'De' ) );
      wp_insert_post( array( 'post_type' => 'page', 'post_status' => 'publish', 'post_title' => 'Kontakt', 'post_parent' => $parent ) );`,
    );
    await save(LARGE);
    const { 'data-messenger': hash, 'data-launcher': launcher } = await tagOf();
    const response = await fetch(`${stack().url}/de/kontakt/`, {
      headers: { cookie: 'talk_test_language=polylang' },
    });
    const german = await response.text();
    expect(german).toContain('lang="de-AT"');
    expect(german).toContain('Die Test-Website');
    const [tag] = embedTags(german);
    expect(tag!.attributes['data-messenger']).toBe(hash);
    // Only the launcher's own word differs.
    expect(tag!.attributes['data-launcher']).not.toBe(launcher);
  });

  test('pages in caches find the files before for a month', async () => {
    const old = `messenger-${(await tagOf())['data-messenger']}.js`;
    await save(withTitle('Hello again'));
    expect(files()).toContain(old);
    const age = (days: number): void => {
      const then = Date.now() / 1000 - days * 86400;
      utimesSync(join(folder(), old), then, then);
    };
    age(29);
    await save(withTitle('Hello once more'));
    expect(files()).toContain(old);
    age(31);
    await save(withTitle('Hello for the last time'));
    expect(files()).not.toContain(old);
    // What pages name now stays, however old it is.
    const now = await tagOf();
    expect(files()).toEqual(
      expect.arrayContaining([`messenger-${now['data-messenger']}.js`, now['src']!.split('/').at(-1)]),
    );
  });

  test('an update of the plugin writes its own files, and the ones before stay for cached pages', async () => {
    const before = files();
    await stack().runPhp(
      `$record            = get_option( 'talk_messenger_files' );
      $record['version'] = '0.0.1';
      update_option( 'talk_messenger_files', $record, true );
      do_action( 'admin_init' );`,
    );
    expect(await stack().evalPhp<string>(`return get_option( 'talk_messenger_files' )['version'];`)).toBe(
      await stack().evalPhp<string>(`return TALK_MESSENGER_VERSION;`),
    );
    expect(files()).toEqual(before);
  });

  test('a page looks them up without a query', async () => {
    const withFile = (await stack().measure('/')).queries;
    await save({ ...ON, messenger: { ...ON.messenger, mode: 'off' } });
    expect(withFile).toBe((await stack().measure('/')).queries);
  });

  test('a hidden page and a messenger that is off have nothing of it', async () => {
    await save({ ...ON, messenger: { ...ON.messenger, mode: 'off' } });
    const tag = await tagOf();
    expect(tag['src']).toContain('/assets/loader.js');
    expect(tag).not.toHaveProperty('data-launcher');
    expect(await state()).toBe('off');
  });

  describe('where the folder cannot be written to', () => {
    beforeEach(() => {
      rmSync(folder(), { recursive: true, force: true });
      writeFileSync(folder(), 'in the way');
    });
    afterEach(() => rmSync(folder(), { recursive: true, force: true }));
    const notices = async (): Promise<string> => (await site.admin.page('/wp-admin/index.php')).html;

    test('a page carries settings that are small enough, and Site Health says what it costs', async () => {
      await save(withTitle('Small'));
      expect(JSON.parse((await tagOf())['data-messenger']!)).toMatchObject({ format: 1 });
      expect((await tagOf())['src']).toContain('/assets/loader-messenger.js');
      expect(await state()).toBe('tag');
      expect(await notices()).not.toContain('do not get the messenger');
    });

    test('larger ones leave Talk as without a messenger, and the administration says so until they have a file', async () => {
      await save(LARGE);
      const tag = await tagOf();
      expect(tag).not.toHaveProperty('data-launcher');
      expect(tag['src']).toContain('/assets/loader.js');
      expect(await state()).toBe('tooLarge');
      expect(await notices()).toContain('do not get the messenger');
      rmSync(folder());
      // Opening any screen of the administration tries again.
      expect(await notices()).not.toContain('do not get the messenger');
      expect(await state()).toBe('file');
    });
  });

  describe('in a browser', () => {
    let browser: Browser;
    beforeAll(async () => {
      browser = await launchChromium();
    });
    afterAll(() => browser?.close());

    const visit = async (change: (html: string) => string = (html) => html) => {
      const context = await browser.newContext();
      context.setDefaultTimeout(PATIENCE);
      const page = await context.newPage();
      const asked: string[] = [];
      page.on('request', (request) => asked.push(new URL(request.url()).pathname));
      await page.route(`${stack().url}/`, async (route) => {
        const response = await route.fetch();
        await route.fulfill({ response, body: change(await response.text()) });
      });
      await page.goto(stack().url, { timeout: PATIENCE });
      return { page, asked, close: () => context.close() };
    };

    test('the visitor sees what the owner wrote, and it came from the one file', async () => {
      await save(withTitle('Ask the lamp people'));
      const { page, asked, close } = await visit();
      const launcher = page.locator('talk-suite-launcher, talk-suite-messenger').getByRole('button').first();
      await launcher.click();
      await page.getByText('Ask the lamp people').waitFor();
      const hash = (await tagOf())['data-messenger'];
      expect(asked.filter((path) => path.includes('/messenger-'))).toEqual([
        `/${FOLDER}/messenger-${hash}.js`,
      ]);
      expect(asked.filter((path) => path.includes('talk-messenger-for-ortto'))).toEqual(
        asked.filter((path) => path.startsWith(`/${FOLDER}/`)),
      );
      await close();
    });

    test.each([
      ['a path out of the folder', '../../../evil/0123456789abcdef0123'],
      ['an address of somebody else', 'https://evil.example/0123456789abcdef0123'],
      ['a scheme that carries code', 'data:text/javascript,alert(1)//0123456789abcdef'],
      ['a name with more than a hash', '0123456789abcdef0123.js?x='],
      ['a hash of no file', '0123456789abcdef0123'],
    ])('markup that names %s brings no module from elsewhere', async (_, evil) => {
      const { page, asked, close } = await visit((html) =>
        html.replace(/data-messenger="[^"]*"/, `data-messenger="${evil}"`),
      );
      const launcher = page.locator('talk-suite-launcher, talk-suite-messenger').getByRole('button').first();
      await launcher.click();
      await page.waitForFunction(() => !['front', 'waiting'].includes(window.talkSuite?.state ?? ''));
      const own = asked.filter(
        (path) => !path.startsWith(`/${FOLDER}/`) && /evil|0123456789abcdef/.test(path),
      );
      expect(own).toEqual([]);
      await close();
    });
  });
});
