// needs: chromium, native
import { describe, expect, test } from '@jest/globals';
import { texts } from '@talk-suite/core/texts';
import german from '@talk-suite/core/translations/de.json' with { type: 'json' };
import spanish from '@talk-suite/core/translations/es.json' with { type: 'json' };
import { wordpressChoices } from '../wordpress/versions.ts';
import { PATIENCE } from '../patience.ts';
import { SCREEN, settingsScreen } from './settings-screen.ts';

/** Texts of the screens by the key, in a language. */
const inLanguage =
  (translation: Readonly<Record<string, unknown>>) =>
  (key: 'settings.section.pages' | 'settings.section.security'): string =>
    translation[texts[key]] as string;

describe('the settings screen of an owner who reads another language', () => {
  const owner = settingsScreen({ wordpress: wordpressChoices().at(-1)! });
  const readIn = (locale: string): Promise<string> =>
    owner.stack.runPhp(`update_user_meta( get_user_by( 'login', 'admin' )->ID, 'locale', '${locale}' );`);

  /** The texts of two tabs, as the screen shows them. */
  const tabs = async (): Promise<(string | null)[]> => {
    const page = await owner.context.newPage();
    await page.goto(`${owner.stack.url}${SCREEN}`, { waitUntil: 'commit' });
    await page.locator('#talk-tab-pages').waitFor({ timeout: PATIENCE });
    const shown = await Promise.all(
      ['pages', 'security'].map((tab) => page.locator(`#talk-tab-${tab}`).textContent()),
    );
    await page.close();
    return shown;
  };

  test.each([
    ['de_DE', german],
    // Has no translation of its own, and reads Germany's.
    ['de_AT', german],
    ['es_ES', spanish],
  ])('is in the language of %s without a language pack', async (locale, translation) => {
    await readIn(locale);
    const said = inLanguage(translation);
    expect(await tabs()).toEqual([said('settings.section.pages'), said('settings.section.security')]);
  });

  test('is in English for a language without a translation, and pages of the site read no translation', async () => {
    await readIn('fr_FR');
    expect(await tabs()).toEqual([texts['settings.section.pages'], texts['settings.section.security']]);
    const loaded = await owner.stack.runPhp(
      `switch_to_locale( 'de_DE' ); echo is_textdomain_loaded( 'talk-messenger-for-ortto' ) ? 'loaded' : 'not loaded';`,
    );
    expect(loaded).toBe('not loaded');
  });
});
