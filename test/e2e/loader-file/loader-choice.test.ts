// needs: native
// The switch for the loader's file, and what its screen and the command line say of the file.
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { startNative } from '../../wordpress/stack.ts';
import { embedTags } from '../site/embed-tag.ts';
import { signIn, type SignedIn } from '../site/rest-client.ts';
import { CONNECTED, settingsSite } from '../site/settings-site.ts';
import { SITE_SCREEN, sendSiteForm } from '../site/site-form.ts';

const FOLDER = 'wp-content/uploads/talk-messenger-for-ortto';

const site = settingsSite(() =>
  startNative({ muPlugins: [join(import.meta.dirname, '../site/switches.php')] }),
);

const textOf = (html: string): string =>
  html
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/&#0?39;|&#x27;/g, "'")
    .replaceAll(/\s+/g, ' ');
const box = (html: string): string => /<input[^>]*name="built_in"[^>]*>/.exec(html)![0];
/** Saves the form as a browser sends it: a box that is ticked and not greyed out. */
const submit = async (admin: SignedIn, ticked: boolean): Promise<string> =>
  (await sendSiteForm(admin, ticked ? { built_in: '1' } : {})).html;
const chosen = (): Promise<boolean> =>
  site.stack.evalPhp<boolean>(
    `return ( new TalkMessenger\\Services() )->store()->current()->host->built_in;`,
  );
const tagOf = async () => embedTags(await (await fetch(`${site.stack.url}/`)).text())[0]?.attributes;

describe('The switch for the loader’s file', () => {
  test('says that there is no file while Talk is not connected', async () => {
    expect(textOf(await submit(site.admin, true))).toContain('There is no file yet.');
    await submit(site.admin, false);
  });

  test('writes the file, and the screen has its address and its hash', async () => {
    const { revision } = await site.read();
    await site.save({ revision, settings: CONNECTED });
    expect(await tagOf()).not.toHaveProperty('integrity');
    const html = await submit(site.admin, true);
    const [name] = readdirSync(join(site.stack.folder, FOLDER));
    const content = readFileSync(join(site.stack.folder, FOLDER, name!));
    const integrity = `sha256-${createHash('sha256').update(content).digest('base64')}`;
    expect(box(html)).toContain('checked');
    expect(html).toContain(`href="${site.stack.url}/${FOLDER}/${name}"`);
    expect(textOf(html)).toContain(`'${integrity}'`);
    expect(await tagOf()).toMatchObject({ integrity });
  });

  test('gives way to the constant, which the screen names and a save leaves alone', async () => {
    const off = await signIn(site.stack, 'admin', { cookies: 'talk_test_built_in=off' });
    const { html } = await off.page(SITE_SCREEN);
    expect(box(html)).toMatch(/disabled/);
    expect(box(html)).not.toContain('checked');
    expect(textOf(html)).toContain('Switched off by the constant TALK_MESSENGER_BUILT_IN_LOADER');
    await submit(off, false);
    expect(await chosen()).toBe(true);
    const on = await signIn(site.stack, 'admin', { cookies: 'talk_test_built_in=on' });
    await submit(site.admin, false);
    const { html: ticked } = await on.page(SITE_SCREEN);
    expect(box(ticked)).toMatch(/checked.*disabled|disabled.*checked/);
    expect(textOf(ticked)).toContain('Switched on by the constant');
    expect(await chosen()).toBe(false);
  });

  test('says which folder to make writable, before and after the attempt', async () => {
    const folder = join(site.stack.folder, FOLDER);
    rmSync(folder, { recursive: true, force: true });
    writeFileSync(folder, 'in the way');
    try {
      expect(textOf((await site.admin.page(SITE_SCREEN)).html)).toContain(`${FOLDER} cannot be written to.`);
      const failed = textOf(await submit(site.admin, true));
      expect(failed).toMatch(
        /could not be written, so pages have the usual tag\. Make the folder \S+ writable/,
      );
      expect(await tagOf()).not.toHaveProperty('integrity');
    } finally {
      rmSync(folder);
      mkdirSync(folder);
    }
    expect(textOf(await submit(site.admin, true))).toContain('The file is there:');
    expect(await tagOf()).toHaveProperty('integrity');
  });
});
