// needs: native
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { Settings } from '@talk-suite/core/settings';
import { connectedSettings } from '../../wordpress/connect.ts';
import { phpString } from '../../wordpress/php-code.ts';
import { startNative, type WordPressStack } from '../../wordpress/stack.ts';
import { embedTags, scriptHints, type EmbedTag } from '../site/embed-tag.ts';

const CONNECTED = connectedSettings({
  trackingKey: 'Zm9vYmFyYmF6cXV4YWNtZS1nbG9iYWw',
  captureHost: 'https://capture-api.eu.autopilotapp.com/',
  scriptUrl: 'https://cdneu.net/app.js',
});
const FOLDER = 'wp-content/uploads/talk-messenger-for-ortto';

let stack: WordPressStack;
beforeAll(async () => {
  stack = await startNative({ wordpress: 'newest', muPlugins: [`${import.meta.dirname}/loader-file.php`] });
});
afterEach(() => expect(stack.phpLog()).toBe(''));
afterAll(() => stack?.stop());

/** Stores settings past every check, as something else than WordPress could. */
const storePast = (settings: Settings): Promise<string> =>
  stack.runPhp(
    `global $wpdb;
    $wpdb->update( $wpdb->options, array( 'option_value' => ${phpString(JSON.stringify({ revision: 1, own: true, settings, overrides: {} }))} ), array( 'option_name' => 'talk_messenger' ) );
    wp_cache_flush();`,
  );
/** What a save ends with. */
const announceSave = (): Promise<string> =>
  stack.runPhp(`do_action( 'talk_messenger_settings_saved', new stdClass(), new stdClass() );`);
const save = async (settings: Settings): Promise<void> => {
  await storePast(settings);
  await announceSave();
};
const page = async (cookie = ''): Promise<{ tag: EmbedTag; body: string }> => {
  const { body } = await stack.measure('/', { headers: { cookie } });
  return { tag: embedTags(body)[0]!, body };
};
const files = (): string[] =>
  existsSync(join(stack.folder, FOLDER)) ? readdirSync(join(stack.folder, FOLDER)).toSorted() : [];

describe("The loader's file with the settings built in", () => {
  test('is named by its content; the tag has its hash and the decision, and no hint', async () => {
    await save(CONNECTED);
    const { tag, body } = await page();
    const name = files()[0]!;
    const content = readFileSync(join(stack.folder, FOLDER, name));
    expect(tag.attributes).toEqual({
      src: `${stack.url}/${FOLDER}/${name}`,
      id: 'talk-messenger-js',
      async: '',
      integrity: `sha256-${createHash('sha256').update(content).digest('base64')}`,
      'data-by': 'default',
    });
    expect(content.toString()).toContain(
      '{"key":"Zm9vYmFyYmF6cXV4YWNtZS1nbG9iYWw","host":"https://capture-api.eu.autopilotapp.com/","src":"https://cdneu.net/app.js","ask":"talk-messenger-decision"}',
    );
    expect(scriptHints(body)).toEqual([]);
    const served = await fetch(tag.attributes['src']!);
    expect(Buffer.from(await served.arrayBuffer()).equals(content)).toBe(true);
  });

  test('follows the settings: the file before is kept, the one before that is not', async () => {
    await save(CONNECTED);
    const [first] = files();
    await storePast({ ...CONNECTED, loading: { ...CONNECTED.loading, strategy: 'idle' } });
    // Nobody has written it yet: the page gets the usual tag, not the former settings.
    expect((await page()).tag.attributes).toMatchObject({
      'data-load': 'idle',
      'data-key': expect.anything(),
    });
    await announceSave();
    const second = (await page()).tag.attributes['src']!.split('/').at(-1)!;
    expect(files()).toEqual([first, second].toSorted());
    await save({ ...CONNECTED, loading: { ...CONNECTED.loading, strategy: 'interaction' } });
    const third = (await page()).tag.attributes['src']!.split('/').at(-1)!;
    expect(files()).toEqual([second, third].toSorted());
  });

  test('is written again where it has gone, and adds no query to a page', async () => {
    await save(CONNECTED);
    rmSync(join(stack.folder, FOLDER), { recursive: true });
    expect((await page()).tag.attributes).toHaveProperty('data-key');
    const without = (await stack.measure('/')).queries;
    await announceSave();
    expect((await page()).tag.attributes).not.toHaveProperty('data-key');
    expect((await stack.measure('/')).queries).toBe(without);
  });

  test('is not written with settings that cannot be used, and not used with what a filter wants', async () => {
    await save(CONNECTED);
    const before = files();
    await save({
      ...CONNECTED,
      connection: { ...CONNECTED.connection!, scriptUrl: 'javascript:alert(1)//' },
    });
    expect(await stack.evalPhp(`return get_option( 'talk_messenger' );`)).toContain('javascript:');
    expect(files()).toEqual(before);
    // A host that nobody with the right to it has saved is printed on no page, and becomes no file.
    await save({
      ...CONNECTED,
      connection: { ...CONNECTED.connection!, scriptUrl: 'https://evil.example/app.js' },
    });
    expect(files()).toEqual(before);
    await save(CONNECTED);
    expect((await page('talk_test_own_key=1')).tag.attributes).toMatchObject({
      'data-key': 'YW5vdGhlcmtleW90aGVya2V5',
    });
    expect((await page('talk_test_own_key=1')).tag.attributes).not.toHaveProperty('integrity');
  });

  test('has what an owner wrote as data', async () => {
    const options = {
      link: '</script><script>alert(1)</script>\u2028é`${1}',
      __TALK_BUILT_IN__: '__TALK_BUILT_IN__',
    };
    await save({ ...CONNECTED, connection: { ...CONNECTED.connection!, options } });
    const name = (await page()).tag.attributes['src']!.split('/').at(-1)!;
    const content = readFileSync(join(stack.folder, FOLDER, name), 'utf8');
    expect(content).toMatch(/^[\n -~]*$/);
    expect(content).not.toMatch(/<\/?script/);
    const [json] = /\{"key":(?:"(?:[^"\\]|\\.)*"|[:,])*\}/.exec(content)!;
    expect(JSON.parse((JSON.parse(json) as { options: string }).options)).toEqual(options);
  });

  test('that cannot be written leaves the usual tag, and the administration says so', async () => {
    await save(CONNECTED);
    rmSync(join(stack.folder, FOLDER), { recursive: true });
    writeFileSync(join(stack.folder, FOLDER), 'in the way');
    try {
      await announceSave();
      expect((await page()).tag.attributes).toHaveProperty('data-key');
      expect(
        await stack.evalPhp(
          `return TalkMessenger\\Front\\Loader_File::failed_at( new TalkMessenger\\Settings\\Host_Choices() );`,
        ),
      ).toContain(FOLDER);
    } finally {
      rmSync(join(stack.folder, FOLDER));
    }
    await announceSave();
    expect(
      await stack.evalPhp(
        `return TalkMessenger\\Front\\Loader_File::failed_at( new TalkMessenger\\Settings\\Host_Choices() );`,
      ),
    ).toBeNull();
    expect((await page()).tag.attributes).toHaveProperty('integrity');
  });

  test('goes with the plugin, and leaves what others put into its folder', async () => {
    await save(CONNECTED);
    mkdirSync(join(stack.folder, FOLDER), { recursive: true });
    writeFileSync(join(stack.folder, FOLDER, 'notes.txt'), 'mine');
    await stack.runPhp(
      `define( 'WP_UNINSTALL_PLUGIN', 'x' ); require WP_PLUGIN_DIR . '/talk-messenger-for-ortto/uninstall.php';`,
    );
    expect(files()).toEqual(['notes.txt']);
    expect(await stack.evalPhp(`return get_option( 'talk_messenger_loader' );`)).toBe(false);
  });
});
