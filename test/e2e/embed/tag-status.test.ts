// needs: chromium, native
// The settings screen reports a tag that another plugin took apart, and what to change.
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { connectedSettings } from '../../wordpress/connect.ts';
import { settingsScreen } from '../settings-screen/settings-screen.ts';

const owner = settingsScreen({
  muPlugins: [join(import.meta.dirname, '../../sandbox/wordpress-plugins/tag-breakers.php')],
});
const breaks = (how: string) => owner.stack.runPhp(`update_option( 'talk_test_breaks', '${how}' );`);

test.each(['changed', 'missing'])(
  'a tag that is %s is said in the status, with what to change',
  async (how) => {
    await owner.store(
      connectedSettings(owner.ortto, { installation: { source: 'own', nonProduction: true } }),
    );
    await breaks(how);
    const page = await owner.open();
    const status = page.locator('.talk-header__status');
    await status.getByText('Not loading: another plugin changes Talk’s script tag').waitFor();
    await status.getByText('“Build the settings into a file of the loader”').waitFor();
    await breaks('');
    await status.getByRole('button', { name: 'Check now' }).click();
    await status.getByText('Live', { exact: true }).waitFor();
    expect(await status.locator('.talk-header__advice').count()).toBe(0);
  },
);
