import { orttoConnection } from '../../connection/connection.fixture.ts';
import { afterAll, describe, expect, test } from '@jest/globals';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defaultSettings, type Settings } from '../../settings/index.ts';
import { loaderWith, publishLoader } from './loader.ts';

const work = mkdtempSync(join(tmpdir(), 'talk-csp-loader-'));
afterAll(() => rmSync(work, { recursive: true }));

const bytes = (content: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(content);
const written = (name: string, content: string): string => {
  const file = join(work, name);
  writeFileSync(file, content);
  return file;
};

describe('talk csp loader', () => {
  test('names the file by its content and keeps the one before', async () => {
    const folder = mkdtempSync(join(work, 'site-'));
    const first = await publishLoader(folder, bytes('one'));
    expect(first.integrity).toBe(`sha256-${createHash('sha256').update('one').digest('base64')}`);
    expect(first).toMatchObject({ written: true, kept: [], source: `'${first.integrity}'` });
    expect(readFileSync(join(folder, first.name), 'utf8')).toBe('one');

    const second = await publishLoader(folder, bytes('two'));
    expect(second).toMatchObject({ written: true, kept: [first.name] });
    expect(readdirSync(folder).toSorted()).toEqual([first.name, second.name].toSorted());
    expect(readFileSync(join(folder, first.name), 'utf8')).toBe('one');
  });

  test('writes nothing twice, and leaves other files alone', async () => {
    const folder = mkdtempSync(join(work, 'site-'));
    writeFileSync(join(folder, 'app.js'), 'app');
    await publishLoader(folder, bytes('one'));
    expect(await publishLoader(folder, bytes('one'))).toMatchObject({ written: false, kept: [] });
    expect(readFileSync(join(folder, 'app.js'), 'utf8')).toBe('app');
  });

  test('says what is missing', async () => {
    await expect(publishLoader(join(work, 'nowhere'), bytes('one'))).rejects.toThrow(
      /--to .*nowhere: cannot be written to \(ENOENT\)/,
    );
  });

  describe('with settings to build in', () => {
    const settings: Settings = {
      ...defaultSettings(),
      connection: orttoConnection({
        trackingKey: 'Zm9vYmFyYmF6cXV4YWNtZQ',
        options: { link: '</script>\u2028é' },
        dataRegion: 'us',
      }),
      loading: { strategy: 'consent', consentCategory: 'marketing' },
    };
    const template = written('template.js', '(()=>{let t=__TALK_BUILT_IN__})();');
    const content = (changed: Partial<Settings> = {}): string =>
      new TextDecoder().decode(
        loaderWith(written('settings.json', JSON.stringify({ ...settings, ...changed })), template),
      );

    test('writes them as a script and JSON can have them, plain ASCII without <', () => {
      const text = content();
      expect(text).toMatch(/^\/\/ Talk Suite: settings built in\n\(\(\)=>\{let t=(\{.*\})\}\)\(\);$/);
      expect(text).toMatch(/^[\n -;=-~]*$/);
      expect(JSON.parse(/t=(\{.*\})\}\)/.exec(text)![1]!)).toEqual({
        key: 'Zm9vYmFyYmF6cXV4YWNtZQ',
        host: 'https://capture-api.autopilotapp.com/',
        src: 'https://cdn2l.ink/app.js',
        load: 'consent',
        consent: 'marketing',
        options: '{"link":"</script>\u2028é"}',
      });
    });

    test('is another content for other settings, and the same for a choice that is made page by page', () => {
      expect(content({ loading: { ...settings.loading, strategy: 'idle' } })).not.toBe(content());
      expect(content({ visibility: { ...settings.visibility, default: 'hide' } })).toBe(content());
    });

    test('refuses settings that cannot be used, a site that is not connected, and another file', () => {
      expect(() => content({ connection: null })).toThrow('connection: the site is not connected');
      const connection = { ...settings.connection!, scriptUrl: 'javascript:alert(1)' };
      expect(() => content({ connection })).toThrow(/^connection\.scriptUrl: /);
      const file = written('settings.json', JSON.stringify(settings));
      expect(() => loaderWith(file, written('other.js', 'app'))).toThrow(
        /other\.js: is no loader that settings can be built into/,
      );
    });
  });
});
