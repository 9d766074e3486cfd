// needs: chromium, native
import { describe, expect, test } from '@jest/globals';
import type { Settings } from '@talk-suite/core/settings';
import screenTexts from '../../../wordpress-plugin/src/texts.json' with { type: 'json' };
import { foundByAxe } from '../../browser/axe.ts';
import { eventually } from '../../patience.ts';
import { wordpressChoices } from '../../wordpress/versions.ts';
import { pasteBox, save, saveButton, showTab, US_CODE } from '../settings-screen/owner-page.ts';
import { ROOT } from '../settings-screen/scenes.ts';
import { settingsScreen } from '../settings-screen/settings-screen.ts';

const NETWORK_SCREEN = '/wp-admin/network/admin.php?page=talk-messenger';

interface Stored {
  defaults: Settings;
  allowedHosts: string[];
  allowedKeys: string[];
  locked: boolean;
}

describe("the network's screen", () => {
  const owner = settingsScreen({
    wordpress: wordpressChoices().at(-1)!,
    multisite: true,
    activate: 'network',
  });
  const stored = async (): Promise<Stored> =>
    (await owner.other.rest<Stored>('GET', '/talk-messenger/v1/network/settings')).body;
  const hosts = (page: Awaited<ReturnType<typeof owner.open>>) =>
    page.getByLabel(screenTexts['wordpress.network.hosts.label']);

  test('what is pasted becomes the default of sites without settings of their own', async () => {
    const page = await owner.open(NETWORK_SCREEN);
    await pasteBox(page).fill(US_CODE);
    await page.locator('.talk-reading .talk-outcome--good').waitFor();
    await save(page);
    expect((await stored()).defaults.connection?.scriptUrl).toBe('https://cdn2l.ink/app.js');
    const second = await owner.stack.evalPhp<{ settings: Settings }>(
      `return json_decode( get_option( 'talk_messenger' ) );`,
      { site: '/second/' },
    );
    expect(second.settings.connection?.scriptUrl).toBe('https://cdn2l.ink/app.js');
  });

  test.each(['connection', 'hosts'] as const)('axe finds nothing on its tab %s', async (tab) => {
    const page = await owner.open(NETWORK_SCREEN);
    await showTab(page, tab);
    await page.locator(`#talk-panel-${tab}`).waitFor();
    expect(await foundByAxe(page, ROOT)).toEqual([]);
  });

  test('further hosts are listed one a line; one that cannot be a host is named and nothing is saved', async () => {
    const page = await owner.open(NETWORK_SCREEN);
    await showTab(page, 'hosts');
    await hosts(page).fill('track.brand.example\nno_host.example');
    await saveButton(page).click();
    await page.getByText('no_host.example').last().waitFor();
    expect(await hosts(page).getAttribute('aria-invalid')).toBe('true');
    expect((await stored()).allowedHosts).toEqual([]);

    await hosts(page).fill('track.brand.example');
    await save(page);
    expect((await stored()).allowedHosts).toEqual(['track.brand.example']);
  });

  test('so are tracking keys; a star stands for any', async () => {
    const page = await owner.open(NETWORK_SCREEN);
    await showTab(page, 'hosts');
    const keys = page.getByLabel(screenTexts['wordpress.network.keys.label']);
    await keys.fill('no key\n*');
    expect(await keys.getAttribute('aria-invalid')).toBe('true');
    await keys.fill('ZaGyw9Tl9gcYKTpLYWNtZQ\n*');
    await eventually(() => keys.getAttribute('aria-invalid'), 'false');
    await save(page);
    expect((await stored()).allowedKeys).toEqual(['ZaGyw9Tl9gcYKTpLYWNtZQ', '*']);
  });

  test('a tick locks the settings of all sites, and the page of a site says so', async () => {
    const page = await owner.open(NETWORK_SCREEN);
    await showTab(page, 'hosts');
    await page.getByLabel(screenTexts['wordpress.network.lock.label']).check();
    await save(page);
    expect((await stored()).locked).toBe(true);
    const site = await owner.open('/second/wp-admin/admin.php?page=talk-messenger');
    await site.getByText('As the network’s administrator you can still change them here.').waitFor();
  });
});
