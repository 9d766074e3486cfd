// needs: native
// The text that WordPress's own guide suggests for a privacy policy follows what is switched on.
import { describe, expect, test } from '@jest/globals';
import { join } from 'node:path';
import { startNative } from '../../wordpress/stack.ts';
import { CONNECTED, settingsSite } from '../site/settings-site.ts';

const SHOP = join(import.meta.dirname, '../../sandbox/wordpress-plugins/shop.php');
const site = settingsSite(() => startNative({ muPlugins: [SHOP] }));

/** What the guide has of the plugin, as text. */
const suggested = async (cookies = ''): Promise<string> => {
  const headers = { cookie: `${site.admin.cookie}; ${cookies}` };
  const { html } = await site.admin.page('/wp-admin/options-privacy.php?tab=policyguide', { headers });
  return html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
};
const save = async (settings: typeof CONNECTED): Promise<void> => {
  const { revision } = await site.read();
  expect((await site.save({ revision, settings })).status).toBe(200);
};

describe('The suggested privacy policy', () => {
  test('names the host that visitors’ browsers ask, and the cookies', async () => {
    await save(CONNECTED);
    const text = await suggested();
    expect(text).toContain('capture-api.autopilotapp.com');
    expect(text).toContain('ap3c and ap3sessionkey');
    expect(text).not.toContain('before you have agreed');
    expect(await suggested('talk_test_shop=1')).toBe(text);
  });

  test('says of consent, Global Privacy Control and signed-in visitors what is switched on', async () => {
    await save({ ...CONNECTED, loading: { ...CONNECTED.loading, strategy: 'consent' } });
    await site.stack.runPhp(
      `$host = TalkMessenger\\Settings\\Host_Choices::read( (object) array( 'identity' => true, 'privacyControl' => true ) );
      ( new TalkMessenger\\Services() )->store()->set_host( $host );`,
    );
    const text = await suggested();
    expect(text).toContain('Nothing of this is loaded before you have agreed.');
    expect(text).toContain('Global Privacy Control');
    expect(text).toContain('the messenger is told the email address of your account');
  });

  test('has no cookies of Ortto’s with a Talk server, and there names what a shop’s messages take along', async () => {
    await save({
      ...CONNECTED,
      connection: {
        ...CONNECTED.connection!,
        service: 'talk-server',
        trackingKey: 'talk-0123456789abcdef01',
        captureHost: 'https://talk.example/',
        scriptUrl: 'https://talk.example/app.js',
      },
    });
    const text = await suggested();
    expect(text).toContain('talk.example');
    expect(text).toContain('The messenger sets no cookies.');
    expect(text).not.toContain('ap3c');
    expect(text).not.toContain('cart');
    expect(await suggested('talk_test_shop=1')).toContain('the product of the page and what is in your cart');
  });
});
