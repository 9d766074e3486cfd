import { afterAll, describe, expect, test } from '@jest/globals';
import { texts } from '@talk-suite/core/texts';
import german from '@talk-suite/core/translations/de.json' with { type: 'json' };
import spanish from '@talk-suite/core/translations/es.json' with { type: 'json' };
import { PATIENCE } from '../../../patience.ts';
import { SCREEN } from '../owner-page.ts';
import type { Owner } from '../settings-screen.ts';

const ENGLISH = texts['settings.section.connection'];

export const describeLanguage = (owner: Owner): void =>
  describe('the settings screen of an owner who reads another language', () => {
    const readIn = (locale: string): Promise<string> =>
      owner.stack.runPhp(`update_user_meta( get_user_by( 'login', 'admin' )->ID, 'locale', '${locale}' );`);

    afterAll(() => readIn(''));

    /** Waits for the heading of the connection on a screen that is not connected. */
    const waitForHeading = async (heading: string): Promise<void> => {
      const page = await owner.context.newPage();
      await page.goto(`${owner.stack.url}${SCREEN}`, { waitUntil: 'commit' });
      await page.getByRole('heading', { name: heading, exact: true }).first().waitFor({ timeout: PATIENCE });
      await page.close();
    };

    test.each([
      ['de_DE', german],
      // Has no translation of its own, and reads Germany's.
      ['de_AT', german],
      ['es_ES', spanish],
    ])('is in the language of %s without a language pack', async (locale, translation) => {
      await readIn(locale);
      const heading = translation[ENGLISH];
      expect(heading).not.toBe(ENGLISH);
      await waitForHeading(heading);
    });

    test('is in English for a language without a translation, and pages of the site read no translation', async () => {
      await readIn('fr_FR');
      await waitForHeading(ENGLISH);
      const loaded = await owner.stack.runPhp(
        `switch_to_locale( 'de_DE' ); echo is_textdomain_loaded( 'talk-messenger-for-ortto' ) ? 'loaded' : 'not loaded';`,
      );
      expect(loaded).toBe('not loaded');
    });
  });
