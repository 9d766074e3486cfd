import { describe, expect, test } from '@jest/globals';
import screenTexts from '../../../../wordpress-plugin/src/texts.json' with { type: 'json' };
import { connectedSettings } from '../../../wordpress/connect.ts';
import { phpString } from '../../../wordpress/php-code.ts';
import { embedTags } from '../../site/embed-tag.ts';
import type { Owner } from '../settings-screen.ts';

const BRAND = connectedSettings({
  trackingKey: 'Zm9vYmFyYmF6cXV4YWNtZQ',
  captureHost: 'https://track.brand.example/',
  scriptUrl: 'https://track.brand.example/app.js',
});

export const describeConfirm = (owner: Owner): void =>
  describe('a connection that nobody is known to have saved', () => {
    const isPrinted = async (): Promise<boolean> =>
      embedTags((await owner.stack.measure('/')).body).length === 1;
    /** Past the plugin and every function of WordPress. */
    const write = (value: string): Promise<string> =>
      owner.stack.runPhp(
        `global $wpdb; $wpdb->update( $wpdb->options, array( 'option_value' => ${value} ), array( 'option_name' => 'talk_messenger' ) ); wp_cache_flush();`,
      );

    test('is shown to the owner, is off until they confirm it, and is on then', async () => {
      const text = phpString(JSON.stringify({ revision: 9, own: true, settings: BRAND }));
      await write(text);
      expect(await isPrinted()).toBe(false);
      const page = await owner.open();
      const notice = page.locator('.talk-notices .components-notice', {
        hasText: 'Talk is off: its connection uses something',
      });
      await notice.getByText(BRAND.connection!.scriptUrl, { exact: true }).waitFor();
      const button = notice.getByRole('button', { name: screenTexts['wordpress.confirm.button'] });

      // Somebody else changed it meanwhile: what was not shown is not confirmed.
      const other = text.replaceAll('app.js', 'other.js');
      await write(other);
      await button.click();
      await notice.getByText(screenTexts['wordpress.confirm.failed']).waitFor();
      expect(await isPrinted()).toBe(false);

      await write(text);
      await button.focus();
      await page.keyboard.press('Enter');
      await notice.waitFor({ state: 'detached' });
      expect(await isPrinted()).toBe(true);
      await page.close();
    });
  });
