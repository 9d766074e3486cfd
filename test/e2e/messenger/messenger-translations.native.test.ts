// needs: native
// The messenger's texts as Polylang's and WPML's lists of strings have them translated.
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { defaultSettings, translatableTexts, type Settings } from '@talk-suite/core/settings';
import type { PublicMessenger } from '@talk-suite/core/messenger';
import { connectedSettings } from '../../wordpress/connect.ts';
import { startNative } from '../../wordpress/stack.ts';
import { embedTags } from '../site/embed-tag.ts';
import { settingsSite } from '../site/settings-site.ts';

const GREETING = 'Ask us anything, or share your feedback.';
const { messenger } = defaultSettings();
const ON: Settings = connectedSettings(
  {
    trackingKey: 'Zm9vYmFyYmF6cXV4YWNtZQ',
    captureHost: 'https://capture-api.autopilotapp.com/',
    scriptUrl: 'https://cdn2l.ink/app.js',
  },
  {
    messenger: {
      ...messenger,
      mode: 'on',
      style: { ...messenger.style, launcher: { ...messenger.style.launcher, label: 'Questions & answers' } },
    },
  },
);

const AT_SERVER: Settings['connection'] = connectedSettings({
  trackingKey: 'talk-0123456789abcdef01',
  captureHost: 'https://talk.example/',
  scriptUrl: 'https://talk.example/app.js',
}).connection;

const site = settingsSite(() =>
  startNative({
    muPlugins: ['strings', 'page-cache'].map((name) =>
      join(import.meta.dirname, `../../sandbox/wordpress-plugins/${name}.php`),
    ),
  }),
);

const flag = (): string => join(site.stack.folder, 'wp-content/talk-test-strings');
/** Which plugin is active from the next request on. */
const activate = (plugin: 'polylang' | 'wpml' | null): void => {
  if (plugin !== null) writeFileSync(flag(), plugin);
  else if (existsSync(flag())) rmSync(flag());
};
const save = async (settings: Settings): Promise<void> => {
  const { revision } = await site.read();
  expect(await site.save({ revision, settings })).toMatchObject({ status: 200 });
};
const visit = async (): Promise<{ cache: string | null; hash: string }> => {
  const response = await fetch(`${site.stack.url}/hello-world/`);
  const [tag] = embedTags(await response.text());
  return {
    cache: response.headers.get('x-test-cache'),
    hash: tag!.attributes['data-messenger']!,
  };
};
/** What the messenger of a page takes: the file that the page's tag names. */
const shown = async (): Promise<PublicMessenger> => {
  const { hash } = await visit();
  expect(hash).toMatch(/^[0-9a-f]{20}$/);
  const file = join(site.stack.folder, `wp-content/uploads/talk-messenger-for-ortto/messenger-${hash}.js`);
  return JSON.parse(/^export default (.*);\n$/.exec(readFileSync(file, 'utf8'))![1]!) as PublicMessenger;
};
const german = async () => (await shown()).locales['de-AT'] ?? {};

interface Listed {
  name: string;
  string: string;
  context: string;
}
const onList = async (): Promise<Listed[]> =>
  JSON.parse((await site.admin.page('/wp-admin/?talk_test_strings')).html) as Listed[];
/** Translates texts on the plugin's own page. */
const translate = async (language: string, translations: Record<string, string>): Promise<void> => {
  await site.admin.page('/wp-admin/?talk_test_strings', {
    method: 'POST',
    body: JSON.stringify({ [language]: translations }),
  });
};
const health = () =>
  site.stack.evalPhp<{ status: string; lines: string[] }>(
    `$result = ( new TalkMessenger\\Services() )->checks()->named( 'messenger' )->run();
    return array( 'status' => $result->status, 'lines' => $result->lines );`,
  );

describe.each(['polylang', 'wpml'] as const)('Texts on the list of %s', (plugin) => {
  beforeAll(async () => {
    await site.stack.runPhp(
      `delete_option( 'talk_test_translated' ); delete_option( 'talk_test_registered' );`,
    );
    activate(plugin);
    await save(ON);
  });

  test('are all that visitors read, under the plugin’s name and that of their field', async () => {
    const list = await onList();
    expect(list.map(({ string }) => string).toSorted()).toEqual(
      [...translatableTexts(ON.messenger, 'ortto')].toSorted(),
    );
    expect(new Set(list.map(({ context }) => context))).toEqual(new Set(['Talk Messenger']));
    expect(list.find(({ string }) => string === GREETING)!.name).toMatch(
      plugin === 'polylang' ? /^Greeting$/ : /^content\.greeting [0-9a-f]{8}$/,
    );
  });

  test('are shown translated at once, pages in caches too, and the rest as the owner wrote it', async () => {
    await visit();
    expect((await visit()).cache).toBe('hit');
    await translate('de', { [GREETING]: 'Fragen Sie uns.', 'Questions & answers': 'Fragen &amp; Antworten' });
    expect((await visit()).cache).toBe('miss');
    expect(await german()).toEqual({
      greeting: ['Fragen Sie uns.'],
      launcherLabel: 'Fragen & Antworten',
    });
    expect(Object.keys((await shown()).locales)).toEqual(['de-AT']);
  });

  test('are asked for by no page', async () => {
    const { headers, body } = await site.stack.measure('/?afresh');
    expect(embedTags(body)).toHaveLength(1);
    expect(headers.get('x-test-translated')).toBe(null);
  });

  test('are what the owner translated in the settings, where both did', async () => {
    const { content } = ON.messenger;
    const locales = [{ locale: 'de-AT', texts: [{ of: GREETING, as: 'Wir sind da.' }] }];
    await save({ ...ON, messenger: { ...ON.messenger, content: { ...content, locales } } });
    expect(await german()).toMatchObject({
      greeting: ['Wir sind da.'],
      launcherLabel: 'Fragen & Antworten',
    });
    await save(ON);
    expect((await german()).greeting).toEqual(['Fragen Sie uns.']);
  });

  test('keep a translation only for the text that it is of', async () => {
    const { content } = ON.messenger;
    await save({ ...ON, messenger: { ...ON.messenger, content: { ...content, greeting: 'We are new.' } } });
    expect(await german()).not.toHaveProperty('greeting');
    await save(ON);
    expect((await german()).greeting).toEqual(['Fragen Sie uns.']);
  });

  test('with a merge tag that is none are not shown, and Site Health names them', async () => {
    await translate('de', { [ON.messenger.style.title]: 'Hallo {{ first_nam }}' });
    expect(await german()).not.toHaveProperty('title');
    expect(await health()).toEqual({ status: 'recommended', lines: ['de-AT: “Hallo {{ first_nam }}”'] });
    await translate('de', { [ON.messenger.style.title]: 'Hallo {{ first_name }}' });
    expect((await german()).title).toEqual(['Hallo ', { tag: 'first_name' }]);
    expect((await health()).status).toBe('good');
  });

  test('go to a Talk server as well, and with one, automatic replies are on the list and translated', async () => {
    const pushed = async (): Promise<Settings['messenger']['content']['locales']> =>
      (
        await site.stack.evalPhp<Settings['messenger']>(
          `return ( new TalkMessenger\\Server\\Own_Settings( ( new TalkMessenger\\Services() )->store() ) )->current()['messenger'];`,
        )
      ).content.locales;
    expect((await pushed()).map(({ locale }) => locale)).toEqual(['de-AT']);
    const { away } = ON.messenger.hours.autoReply;
    expect((await onList()).map(({ string }) => string)).not.toContain(away);
    await save({ ...ON, connection: AT_SERVER });
    expect((await onList()).map(({ string }) => string)).toContain(away);
    const as = 'Danke! Wir sind {{ returns }} zurück.';
    await translate('de', { [away]: as });
    expect((await pushed())[0]!.texts).toContainEqual({ of: away, as });
    // Visitors read it when it is said, and not before.
    expect(JSON.stringify(await shown())).not.toContain('zurück');
    await translate('de', { [away]: 'Danke! {{ zurueck }}' });
    expect((await health()).lines).toEqual(['de-AT: “Danke! {{ zurueck }}”']);
    await translate('de', { [away]: '' });
    await save(ON);
  });

  test('end with the plugin, as soon as an administrator comes by', async () => {
    activate(null);
    await site.admin.page('/wp-admin/');
    expect((await shown()).locales).toEqual({});
  });
});
