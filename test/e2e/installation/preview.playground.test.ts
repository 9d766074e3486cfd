// needs: chromium
// The live preview that wordpress.org offers, by its own blueprint, with the zip that was built here.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import blueprint from '../../../wordpress-plugin/.wordpress-org/blueprints/blueprint.json' with { type: 'json' };
import { archiveOf, filesOf } from '../../../wordpress-plugin/build/archive.ts';
import { BUILT, SLUG } from '../../../wordpress-plugin/build/places.ts';
import { launchChromium } from '../../browser/chromium.ts';
import { PATIENCE } from '../../patience.ts';
import { startPlayground } from '../../wordpress/stack.ts';
import { wordpressChoices } from '../../wordpress/versions.ts';

const ZIP = 'wp-content/built-plugin.zip';

test('who opens the preview is signed in on the settings screen, with pages to try Talk on and nothing connected', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'talk-preview-'));
  const zip = join(folder, 'plugin.zip');
  writeFileSync(zip, archiveOf(await filesOf(BUILT), SLUG));
  const steps = blueprint.steps.map((step) =>
    step.step === 'installPlugin'
      ? { ...step, pluginData: { resource: 'vfs', path: `/wordpress/${ZIP}` } }
      : step,
  );
  const stack = await startPlayground({
    wordpress: wordpressChoices().at(-1)!,
    php: blueprint.preferredVersions.php,
    plugin: null,
    copies: [{ from: zip, to: ZIP }],
    blueprint: { ...blueprint, steps },
  });
  const browser = await launchChromium();
  try {
    const page = await browser.newPage();
    page.setDefaultTimeout(PATIENCE);
    await page.goto(stack.url + blueprint.landingPage, { timeout: PATIENCE });
    await page.locator('.talk-guide').waitFor();
    expect(page.url()).toBe(stack.url + blueprint.landingPage);
    await page.locator('#wp-admin-bar-my-account').waitFor();
    await page.goto(`${stack.url}/prices/`, { timeout: PATIENCE });
    await page.getByText('Look at this page with and without Talk.').waitFor();
    expect(await page.locator('script#talk-messenger-js').count()).toBe(0);
    expect(
      await stack.evalPhp(
        `return get_post_meta( get_page_by_path( 'terms' )->ID, '_talk_messenger_visibility', true );`,
      ),
    ).toBe('hide');
    expect(stack.phpLog()).toBe('');
  } finally {
    await browser.close();
    await stack.stop();
    rmSync(folder, { recursive: true, force: true });
  }
});
